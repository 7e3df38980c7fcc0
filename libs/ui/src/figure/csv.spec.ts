import { toCsv } from './csv';

describe('toCsv', () => {
  it('quotes commas, quotation marks and line breaks', () => {
    expect(toCsv({ columns: ['a', 'b'], rows: [['x,y', 'he said "no"\nthen']] })).toBe('a,b\r\n"x,y","he said ""no""\nthen"\r\n');
  });

  it('disarms what a spreadsheet would run', () => {
    expect(toCsv({ columns: ['a'], rows: [['=1+1'], ['+cmd'], ['@x'], ['-2+3']] })).toBe("a\r\n'=1+1\r\n'+cmd\r\n'@x\r\n'-2+3\r\n");
  });

  it('leaves numbers alone and empty cells empty', () => {
    expect(toCsv({ columns: ['a', 'b', 'c'], rows: [[-4.5, '-3', null]] })).toBe('a,b,c\r\n-4.5,-3,\r\n');
  });
});
