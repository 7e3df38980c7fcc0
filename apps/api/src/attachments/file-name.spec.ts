import { contentDisposition, safeFileName } from './file-name.js';

describe('name of an attachment', () => {
  it.each([
    ['Histology report.pdf', 'pdf', 'Histology report.pdf'],
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['C:\\Scans\\liver.PNG', 'png', 'liver.png'],
    ['report\r\nSet-Cookie: x=1.pdf', 'pdf', 'report Set-Cookie- x=1.pdf'],
    ['report\u202Efdp.exe', 'pdf', 'report fdp.pdf'],
    ['zero\u200Bwidth\uFEFF.txt', 'txt', 'zero width.txt'],
    ['Mu\u0308ller.jpg', 'jpg', 'Müller.jpg'],
    ['تقرير.pdf', 'pdf', 'تقرير.pdf'],
    ['nul', 'txt', '_nul.txt'],
    ['....', 'pdf', 'attachment.pdf'],
    ['', 'pdf', 'attachment.pdf'],
    ['half \uD800 pair.png', 'png', 'half pair.png'],
    ['x'.repeat(400) + '.pdf', 'pdf', `${'x'.repeat(100)}.pdf`],
  ])('%j becomes %s file %j', (given, extension, expected) => {
    expect(safeFileName(given, extension)).toBe(expected);
  });

  it('never holds what ends a header or a path', () => {
    for (let code = 0; code < 0x3000; code += 1) {
      const name = safeFileName(`a${String.fromCharCode(code)}b.pdf`, 'pdf');
      expect(name).not.toMatch(/[\u0000-\u001F\u007F/\\"\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
      expect(contentDisposition('attachment', name)).toMatch(/^[ -~]+$/);
    }
  });

  it('is sent in ASCII with UTF-8 beside it', () => {
    expect(contentDisposition('attachment', "Müller's (1).pdf")).toBe(`attachment; filename="Muller's (1).pdf"; filename*=UTF-8''M%C3%BCller%27s%20%281%29.pdf`);
  });
});
