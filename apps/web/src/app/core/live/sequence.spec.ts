import { arrival } from './sequence';

describe('arrival', () => {
  it('applies the next event, ignores an old one, and sees a hole', () => {
    expect(arrival(4, 5)).toBe('apply');
    expect(arrival(4, 4)).toBe('duplicate');
    expect(arrival(4, 1)).toBe('duplicate');
    expect(arrival(4, 6)).toBe('gap');
  });

  it('takes the very first event of a channel', () => {
    expect(arrival(0, 1)).toBe('apply');
  });
});
