import { recogniseFile } from './recognise-file.js';

const pdf = (body = '') => Buffer.from(`%PDF-1.7\n1 0 obj << /Type /Catalog ${body} >> endobj\ntrailer\n%%EOF\n`);
const png = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4);
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), header, Buffer.from('\0\0\0\0IEND\xae\x42\x60\x82', 'latin1')]);
};
const jpeg = (width: number, height: number): Buffer => {
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), frame, Buffer.from([0xff, 0xd9])]);
};

describe('recognising a file by its bytes', () => {
  it('takes PDF, PNG, JPEG and plain text', () => {
    expect(recogniseFile(pdf())).toMatchObject({ ok: true, mediaType: 'application/pdf', hasActiveContent: false });
    expect(recogniseFile(png(640, 480))).toMatchObject({ ok: true, mediaType: 'image/png', width: 640, height: 480 });
    expect(recogniseFile(jpeg(1024, 768))).toMatchObject({ ok: true, mediaType: 'image/jpeg', width: 1024, height: 768 });
    expect(recogniseFile(Buffer.from('Ki-67 < 3 %\nBilirubin 13,7 µmol/L\n'))).toMatchObject({ ok: true, mediaType: 'text/plain' });
  });

  it.each(['/JavaScript (app.alert(1))', '/JS 4 0 R', '/Launch', '/EmbeddedFile', '/OpenAction 3 0 R', '/J#61vaScript', '/XFA []'])('marks a PDF that does something: %s', (body) => {
    expect(recogniseFile(pdf(body))).toMatchObject({ ok: true, hasActiveContent: true });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'attachment.empty'],
    ['an SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'attachment.markup'],
    ['an SVG behind a comment', Buffer.from('<?xml version="1.0"?><!-- x --><svg onload="x"/>'), 'attachment.markup'],
    ['a web page called text', Buffer.from('Report\n<script src=x></script>'), 'attachment.markup'],
    ['a document with macros', Buffer.from('PK\x03\x04[Content_Types].xml word/vbaProject.bin', 'latin1'), 'attachment.office'],
    ['an old Office file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'attachment.office'],
    ['an archive', Buffer.from('PK\x03\x04../../etc/passwd', 'latin1'), 'attachment.archive'],
    ['a program', Buffer.from('MZ\x90\x00', 'latin1'), 'attachment.program'],
    ['a DICOM image', Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')]), 'attachment.dicom'],
    ['a PDF that breaks off', Buffer.from('%PDF-1.7\n1 0 obj'), 'attachment.damaged'],
    ['a PNG that breaks off', png(10, 10).subarray(0, 20), 'attachment.damaged'],
    ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9]), 'attachment.damaged'],
    ['an image of no size', png(0, 10), 'attachment.damaged'],
    ['an image of 50,000 by 50,000', png(50_000, 50_000), 'attachment.tooManyPixels'],
    ['a JPEG of 65,535 on a side', jpeg(65_535, 20), 'attachment.tooManyPixels'],
    ['text in UTF-16', Buffer.from('Befund', 'utf16le'), 'attachment.unknownType'],
    ['bytes that are no text', Buffer.from([0x80, 0x81, 0xfe]), 'attachment.unknownType'],
  ])('refuses %s', (_name, bytes, code) => {
    expect(recogniseFile(bytes)).toMatchObject({ ok: false, code });
  });
});
