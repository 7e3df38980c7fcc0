import { AttachmentFields } from '@consilium/contracts';
import type { FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { Refusal } from '../platform/errors/refusal.js';

export interface ReceivedFile {
  readonly content: Buffer;
  /** As sent; may hold anything. */
  readonly givenName: string;
  readonly fields: AttachmentFields;
}

/** Uploads held in memory at the same time; further ones are asked to come back. */
const MOST_AT_ONCE = 8;
let underway = 0;

/**
 * Reads one file and its fields from a multipart request. The limits of the server apply while it arrives.
 * @throws Refusal unsupportedMediaType, validation, tooLarge, unavailable.
 */
export async function receiveFile(request: FastifyRequest): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw new Refusal('unsupportedMediaType', { detail: 'Send the file as multipart/form-data.' });
  if (underway >= MOST_AT_ONCE) throw new Refusal('unavailable', { retryAfterSeconds: 5, detail: 'Many files are arriving just now. Try again in a few seconds.' });
  underway += 1;
  try {
    return await readParts(request);
  } finally {
    underway -= 1;
  }
}

async function readParts(request: FastifyRequest): Promise<ReceivedFile> {
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  let file: { readonly content: Buffer; readonly givenName: string } | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields[part.fieldname] = part.value;
    } else if (part.fieldname !== 'file' || file !== null) {
      part.file.resume();
      throw new Refusal('validation', { fields: [{ path: part.fieldname.slice(0, 60), message: 'is not the one file of this request' }] });
    } else {
      file = { content: await part.toBuffer(), givenName: part.filename };
    }
  }
  if (file === null) throw new Refusal('validation', { fields: [{ path: 'file', message: 'is missing' }] });
  const parsed = AttachmentFields.safeParse({ ...fields });
  if (!parsed.success) {
    throw new Refusal('validation', { fields: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.') || 'fields', message })) });
  }
  return { ...file, fields: parsed.data };
}
