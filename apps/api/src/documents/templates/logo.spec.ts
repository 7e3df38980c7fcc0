import { createHash } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { canonicalJson } from '@consilium/audit-chain';
import { makeDocument, LogoMismatchError, type DocumentOrderContent } from '../production/make-document.js';
import { readPdf, squeezed } from '../testing/read-pdf.js';
import { outcomeSample } from '../samples/outcome-sample.js';
import { LogoRefusal, recogniseLogo } from './logo.js';
import { previewOrder } from './preview-order.js';
import { readSvg, writeSvg } from './svg-logo.js';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const svg = (inner: string, attributes = 'viewBox="0 0 40 20"'): Buffer => Buffer.from(`<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`);
const shape = '<circle cx="10" cy="10" r="8" fill="#0b5568"/>';

/** An image of one colour, with an alpha channel. */
function png(width: number, height: number, more: ReadonlyArray<readonly [string, Buffer]> = []): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(width * 4, 0x7f)]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), ...more.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))), chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a logo', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'], ['a handler', '<path d="M0 0h1" onload="x()"/>'], ['a link', '<use href="#a"/>'], ['a picture', '<image href="data:image/png;base64,AA=="/>'],
    ['a page', '<foreignObject><p/></foreignObject>'], ['a style sheet', '<style>*{fill:red}</style>'], ['text', '<text>Hello</text>'], ['a gradient', '<path d="M0 0h1" fill="url(#g)"/>'],
    ['an animation', '<animate attributeName="x"/>'], ['a path that is none', '<path d="javascript:1"/>'], ['an unread transformation', '<path d="M0 0h1" transform="skewX(4)"/>'], ['a dashed line', '<path d="M0 0h1" stroke-dasharray="1 2"/>'],
    ['a clip path', '<path d="M0 0h1" clip-path="url(#c)"/>'], ['an entity', '<path d="M0 0h1&#x41;"/>'], ['an open element', '<g>'], ['a wrong end', '<g></h>'], ['an attribute twice', '<path d="M0 0h1" d="M0 0h1"/>'], ['an unquoted attribute', '<path d=M0/>'],
    ['a section of its own', '<![CDATA[<script/>]]><path d="M0 0h1"/>'], ['an unknown entity', '<title>&secret;</title><path d="M0 0h1"/>'], ['an entity for a sign', '<path d="M0 0h1" fill="&quot;"/>'], ['nothing', ''],
  ])('as SVG is refused with %s', (_what, inner) => {
    expect(() => recogniseLogo(svg(inner))).toThrow(LogoRefusal);
  });

  it('as SVG is refused with a document type', () => {
    expect(() => recogniseLogo(Buffer.from('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'))).toThrow(/document type/);
  });

  it('as SVG is kept as plain shapes and nothing else', () => {
    const kept = recogniseLogo(svg(`<title>Secret</title><sodipodi:namedview id="x"/><defs><path d="M0 0h9"/></defs><g fill="rgb(1, 2, 3)" transform="translate(2 1)">${shape}<rect x="1" y="1" width="8" height="4" rx="1" style="fill:none;stroke:#000"/></g>`));
    expect(kept).toMatchObject({ mediaType: 'image/svg+xml', width: 40, height: 20 });
    const text = new TextDecoder().decode(kept.bytes);
    expect(text).not.toMatch(/Secret|namedview|title|style=/);
    expect(text.match(/<path /g)).toHaveLength(2);
    expect(writeSvg(readSvg(text))).toBe(text);
  });

  it('as PNG loses comments and times, and must be whole', () => {
    const kept = recogniseLogo(png(30, 10, [['tEXt', Buffer.from('Comment\0made by Somebody')]]));
    expect(kept).toMatchObject({ mediaType: 'image/png', width: 30, height: 10 });
    expect(Buffer.from(kept.bytes).includes('Somebody')).toBe(false);
    const whole = png(30, 10);
    for (const cut of [20, 40, whole.length - 14]) expect(() => recogniseLogo(whole.subarray(0, cut))).toThrow(LogoRefusal);
    expect(() => recogniseLogo(png(2_001, 4))).toThrow(/2001 by 4/);
  });

  it.each([['an empty file', Buffer.alloc(0)], ['a PDF', Buffer.from('%PDF-1.7')], ['a GIF', Buffer.from('GIF89a')], ['a page', Buffer.from('<html></html>')], ['too much', Buffer.alloc(300_000, 1)], ['half a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1])]])('refuses %s', (_what, bytes) => {
    expect(() => recogniseLogo(bytes)).toThrow(LogoRefusal);
  });
});

describe('a document with the logo and wording of an organisation', () => {
  const withLogo = (bytes: Buffer, more: Partial<DocumentOrderContent> = {}): DocumentOrderContent => {
    const logo = recogniseLogo(bytes);
    const letterhead = {
      ...outcomeSample.letterhead, addressLines: ['1 Moor Road'], wording: { 'patientLetter.opening.en': 'On {meetingDate} the {board} spoke about you.', 'patientLetter.contact.en': 'Mornings, on the ward.' },
      logo: { sha256: sha256(logo.bytes), mediaType: logo.mediaType, width: logo.width, height: logo.height },
    };
    return { ...previewOrder({ kind: 'patientLetter', language: 'en', letterhead, logo: logo.bytes }), ...more };
  };

  it.each([['PNG with transparency', png(60, 20)], ['SVG', svg(shape)]])('is the same file each time, with a logo as %s', async (_what, bytes) => {
    for (const format of ['pdf', 'docx', 'json'] as const) {
      const [first, second] = [await makeDocument(withLogo(bytes, { format }), sha256), await makeDocument(withLogo(bytes, { format }), sha256)];
      expect(Buffer.compare(first, second)).toBe(0);
    }
  });

  it.each([['PNG', png(60, 20)], ['SVG', svg(shape)]])('shows a logo as %s in Word too', async (_what, bytes) => {
    const files = unzipSync(await makeDocument(withLogo(bytes, { format: 'docx' }), sha256));
    const [picture] = Object.keys(files).filter((name) => name.startsWith('word/media/'));
    const head = Buffer.from(files[picture!]!);
    expect(head.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(head.readUInt32BE(16)).toBeGreaterThanOrEqual(60);
    expect(new TextDecoder().decode(files['word/header1.xml'])).toContain('<pic:pic');
  });

  it('says what the organisation wrote, with its placeholders filled', async () => {
    const text = squeezed((await readPdf(await makeDocument(withLogo(svg(shape)), sha256))).pages.join(''));
    expect(text).toContain(squeezed(`On 23 July 2026 the ${outcomeSample.letterhead.board} spoke about you.`));
    expect(text).toContain(squeezed('Mornings, on the ward.'));
    expect(text).toContain(squeezed('1 Moor Road'));
    expect(text).not.toContain(squeezed('Such a meeting is called a tumour board.'));
  });

  it('is not made with another logo than the one it was ordered with, nor without it', async () => {
    await expect(makeDocument(withLogo(svg(shape), { logo: png(4, 4) }), sha256)).rejects.toThrow(LogoMismatchError);
    await expect(makeDocument(withLogo(svg(shape), { logo: null }), sha256)).rejects.toThrow(LogoMismatchError);
  });

  it('reads what was frozen before organisations had templates as the document it was', async () => {
    const order = previewOrder({ kind: 'chaseLetter', language: 'de', letterhead: { ...outcomeSample.letterhead, wording: {} }, logo: null });
    const old = JSON.parse(order.frozenText) as { letterhead: Record<string, unknown> };
    for (const field of ['logo', 'wording', 'templateVersion']) delete old.letterhead[field];
    const frozenText = canonicalJson(old);
    expect((await readPdf(await makeDocument({ ...order, frozenText, recordSha256: sha256(frozenText) }, sha256))).pages.join(' ')).toContain('Board');
  });
});
