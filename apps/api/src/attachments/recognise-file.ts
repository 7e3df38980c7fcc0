/**
 * Says what a file is from its bytes; what it is called and what the browser says it is do not count. Only PDF, PNG, JPEG
 * and plain text are taken in: they can be shown without running anything.
 */
import type { AttachmentType } from '@consilium/contracts';

export interface RecognisedFile {
  readonly ok: true;
  readonly mediaType: AttachmentType;
  readonly extension: 'pdf' | 'png' | 'jpg' | 'txt';
  /** In pixels; null for what is no image. */
  readonly width: number | null;
  readonly height: number | null;
  readonly hasActiveContent: boolean;
}

export const FILE_REFUSALS = {
  'attachment.empty': 'The file is empty.',
  'attachment.office': 'Office documents may carry macros and are not taken in. Save it as PDF and send that.',
  'attachment.archive': 'Archives are not taken in. Send the files one by one.',
  'attachment.markup': 'Web pages and SVG drawings may carry scripts and are not taken in. Save it as PDF or PNG.',
  'attachment.dicom': 'Images in DICOM stay where they are. Record the study with its accession number instead.',
  'attachment.program': 'Programs are not taken in.',
  'attachment.damaged': 'The file begins like a {type} and then breaks off. Save it again and send that.',
  'attachment.tooManyPixels': 'The image has {width} by {height} pixels; at most {most} on a side and {megapixels} million in all are taken in.',
  'attachment.unknownType': 'Only PDF, PNG, JPEG and plain text (UTF-8) are taken in.',
} as const;
export type FileRefusalCode = keyof typeof FILE_REFUSALS;

export interface RefusedFile {
  readonly ok: false;
  readonly code: FileRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Sides and area beyond which an image is not opened: a small file may unfold to gigabytes. */
const MOST_PIXELS_A_SIDE = 20_000;
const MOST_MEGAPIXELS = 80;

const refuse = (code: FileRefusalCode, params: RefusedFile['params'] = {}): RefusedFile => ({ ok: false, code, params });
const startsWith = (bytes: Buffer, ...signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

export function recogniseFile(bytes: Buffer): RecognisedFile | RefusedFile {
  if (bytes.length === 0) return refuse('attachment.empty');
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return readPng(bytes);
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return readJpeg(bytes);
  if (bytes.subarray(0, 1024).includes('%PDF-')) return readPdf(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('attachment.office');
  if (startsWith(bytes, 0x50, 0x4b)) return refuse(bytes.includes('[Content_Types].xml') || bytes.includes('mimetypeapplication/vnd.oasis') ? 'attachment.office' : 'attachment.archive');
  if (bytes.subarray(0, 5).equals(Buffer.from('{\\rtf'))) return refuse('attachment.office');
  if (startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) || startsWith(bytes, 0x52, 0x61, 0x72, 0x21)) return refuse('attachment.archive');
  if (bytes.subarray(128, 132).equals(Buffer.from('DICM'))) return refuse('attachment.dicom');
  if (startsWith(bytes, 0x4d, 0x5a) || startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46)) return refuse('attachment.program');
  return readText(bytes);
}

function readPdf(bytes: Buffer): RecognisedFile | RefusedFile {
  if (!bytes.subarray(-2048).includes('%%EOF')) return refuse('attachment.damaged', { type: 'PDF' });
  // Names may be written with escapes (#4a for J); what hides this way is unfolded before looking.
  const text = bytes.toString('latin1').replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const hasActiveContent = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|OpenAction|AA|RichMedia|SubmitForm|ImportData|XFA)\b/.test(text);
  return { ok: true, mediaType: 'application/pdf', extension: 'pdf', width: null, height: null, hasActiveContent };
}

function readPng(bytes: Buffer): RecognisedFile | RefusedFile {
  const complete = bytes.length >= 45 && bytes.toString('latin1', 12, 16) === 'IHDR' && bytes.subarray(-64).includes('IEND');
  if (!complete) return refuse('attachment.damaged', { type: 'PNG' });
  return image('image/png', 'png', bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

/** Walks the segments to the frame header, which says how large the image is. */
function readJpeg(bytes: Buffer): RecognisedFile | RefusedFile {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return image('image/jpeg', 'jpg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return refuse('attachment.damaged', { type: 'JPEG' });
}

function image(mediaType: 'image/png' | 'image/jpeg', extension: 'png' | 'jpg', width: number, height: number): RecognisedFile | RefusedFile {
  if (width === 0 || height === 0) return refuse('attachment.damaged', { type: extension === 'png' ? 'PNG' : 'JPEG' });
  if (width > MOST_PIXELS_A_SIDE || height > MOST_PIXELS_A_SIDE || width * height > MOST_MEGAPIXELS * 1e6) {
    return refuse('attachment.tooManyPixels', { width, height, most: MOST_PIXELS_A_SIDE, megapixels: MOST_MEGAPIXELS });
  }
  return { ok: true, mediaType, extension, width, height, hasActiveContent: false };
}

function readText(bytes: Buffer): RecognisedFile | RefusedFile {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('attachment.unknownType');
  }
  if (/[\u0000-\u0008\u000B\u000E-\u001F\u007F]/u.test(text)) return refuse('attachment.unknownType');
  if (/^\s*<(?:!|\?|[a-z])/iu.test(text) || /<(?:script|svg|html|iframe|object|embed)\b/iu.test(text)) return refuse('attachment.markup');
  if (text.startsWith('#!')) return refuse('attachment.program');
  return { ok: true, mediaType: 'text/plain', extension: 'txt', width: null, height: null, hasActiveContent: false };
}
