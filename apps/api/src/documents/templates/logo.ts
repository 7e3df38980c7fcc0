/** Says what an uploaded logo is, from its bytes, and what of it is kept. */
import { LOGO_BYTES, LOGO_PIXELS, type DocumentLogo } from '@consilium/contracts';
import { inflateSync } from 'node:zlib';
import { SvgRefusal, readSvg, writeSvg } from './svg-logo.js';

export interface KeptLogo {
  readonly mediaType: DocumentLogo['mediaType'];
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Why a logo is not taken in; shown to whoever uploads it. */
export class LogoRefusal extends Error {}

const startsWith = (bytes: Buffer, ...signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

/** @throws LogoRefusal */
export function recogniseLogo(bytes: Buffer): KeptLogo {
  if (bytes.length === 0) throw new LogoRefusal('is empty');
  if (bytes.length > LOGO_BYTES) throw new LogoRefusal(`has ${Math.ceil(bytes.length / 1000)} kB; at most ${LOGO_BYTES / 1000} kB are taken in`);
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return readPng(bytes);
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return readJpeg(bytes);
  if (/^\uFEFF?\s*<(?:\?xml|svg|!--)/u.test(bytes.subarray(0, 200).toString('utf8'))) return readDrawing(bytes);
  throw new LogoRefusal('is neither PNG, JPEG nor SVG');
}

function readDrawing(bytes: Buffer): KeptLogo {
  try {
    const drawing = readSvg(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { mediaType: 'image/svg+xml', width: drawing.viewBox[2], height: drawing.viewBox[3], bytes: new TextEncoder().encode(writeSvg(drawing)) };
  } catch (error) {
    if (error instanceof SvgRefusal) throw new LogoRefusal(error.message);
    if (error instanceof TypeError) throw new LogoRefusal('is no text in UTF-8');
    throw error;
  }
}

const PNG_CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Chunks that make the picture; times, comments and places of origin are left out. */
const PNG_KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/** Walks the chunks, unpacks the picture to see that it is whole, and keeps what draws it. */
function readPng(bytes: Buffer): KeptLogo {
  const broken = new LogoRefusal('begins like a PNG and then breaks off');
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  const data: Buffer[] = [];
  let at = 8;
  let last = '';
  while (at + 12 <= bytes.length && last !== 'IEND') {
    const size = bytes.readUInt32BE(at);
    last = bytes.toString('latin1', at + 4, at + 8);
    if (at + 12 + size > bytes.length) throw broken;
    if (PNG_KEPT.has(last)) kept.push(bytes.subarray(at, at + 12 + size));
    if (last === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + size));
    at += 12 + size;
  }
  if (last !== 'IEND' || bytes.toString('latin1', 12, 16) !== 'IHDR' || data.length === 0) throw broken;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  requireSize(width, height);
  const [depth, type, interlace] = [bytes[24]!, bytes[25]!, bytes[28]!];
  if (interlace !== 0) throw new LogoRefusal('is an interlaced PNG; save it without interlacing');
  if (depth === 16) throw new LogoRefusal('has 16 bits a channel; save it with 8');
  const channels = PNG_CHANNELS[type];
  if (channels === undefined || (type === 3 && !kept.some((chunk) => chunk.toString('latin1', 4, 8) === 'PLTE'))) throw broken;
  const expected = (Math.ceil((width * channels * depth) / 8) + 1) * height;
  try {
    if (inflateSync(Buffer.concat(data), { maxOutputLength: expected + 1 }).length !== expected) throw broken;
  } catch {
    throw broken;
  }
  return { mediaType: 'image/png', width, height, bytes: Buffer.concat(kept) };
}

/** Walks the segments: frame header for size and colours; what is about the picture and not part of it is left out. */
function readJpeg(bytes: Buffer): KeptLogo {
  const broken = new LogoRefusal('begins like a JPEG and then breaks off');
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: readonly [number, number] | null = null;
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) throw broken;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) throw broken;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      if (bytes[at + 9] === 4) throw new LogoRefusal('has colours for printing presses (CMYK); save it as RGB');
      if (bytes[at + 4] !== 8) throw broken;
      size = [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    }
    if (marker === 0xda) {
      if (size === null || !bytes.subarray(-64).includes(Buffer.from([0xff, 0xd9]))) throw broken;
      requireSize(size[0], size[1]);
      return { mediaType: 'image/jpeg', width: size[0], height: size[1], bytes: Buffer.concat([...kept, bytes.subarray(at)]) };
    }
    const isAbout = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee);
    if (!isAbout) kept.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
  }
  throw broken;
}

function requireSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw new LogoRefusal('has no size');
  if (width > LOGO_PIXELS || height > LOGO_PIXELS) throw new LogoRefusal(`has ${width} by ${height} pixels; at most ${LOGO_PIXELS} on a side are taken in`);
}
