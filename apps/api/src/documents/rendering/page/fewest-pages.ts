/** Draws a document closer together where that saves a page that would hold a few lines only. */
import type { TaggedPdf } from './tagged-pdf.js';

/** A last page filled less than this, in points, is worth trying to do without. */
const FEW_LINES = 200;

export interface Drawn {
  readonly tagged: TaggedPdf;
  /** Height used of the last page, in points. */
  readonly used: number;
}

/** @param looks from the usual to the closest. */
export async function fewestPages<Look>(looks: readonly [Look, Look], draw: (look: Look) => Drawn): Promise<Uint8Array> {
  const usual = draw(looks[0]);
  if (usual.tagged.pages === 1 || usual.used > FEW_LINES) return usual.tagged.finish();
  const close = draw(looks[1]);
  return (close.tagged.pages < usual.tagged.pages ? close : usual).tagged.finish();
}
