/** Draws previews beside the server's own thread: a page takes longer than a request may wait for another. */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { makeDocument } from '../production/make-document.js';
import { previewOrder, type PreviewWish } from './preview-order.js';

export interface PreviewAnswer {
  readonly number: number;
  /** Null where the document could not be drawn. */
  readonly bytes: Uint8Array | null;
}

parentPort?.on('message', ({ number, wish }: { readonly number: number; readonly wish: PreviewWish }) => {
  void draw(wish).then((bytes) => parentPort!.postMessage({ number, bytes } satisfies PreviewAnswer));
});

async function draw(wish: PreviewWish): Promise<Uint8Array | null> {
  try {
    return await makeDocument(previewOrder(wish), (content) => createHash('sha256').update(content).digest('hex'));
  } catch {
    return null;
  }
}
