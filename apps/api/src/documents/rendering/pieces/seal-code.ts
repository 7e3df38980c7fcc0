/** The QR code of a page: enough to find the record and compare it, in the compact alphanumeric alphabet. */
import { create } from 'qrcode';
import type { RecordSeal } from '../../views/outcome-view.js';
import { colours } from '../page/colours.js';

/** `CONSILIUM/1/<case number>/<content hash>/<log position>/<log hash>`; no log: `-`. Reader: docs of the verifier. */
export function sealText({ caseNumber, contentSha256, chainHead }: RecordSeal): string {
  const log = chainHead === null ? '-' : `${chainHead.position}/${chainHead.hash}`;
  return `CONSILIUM/1/${caseNumber}/${contentSha256}/${log}`.toUpperCase();
}

/** Rectangles of the dark cells on a grid, joined along each row. */
export function qrCells(text: string): { readonly modules: number; readonly cells: ReadonlyArray<readonly [x: number, y: number, width: number]> } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const cells: Array<readonly [number, number, number]> = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x) === 0) continue;
      const start = x;
      while (x + 1 < modules.size && modules.get(y, x + 1) !== 0) x += 1;
      cells.push([start, y, x - start + 1]);
    }
  }
  return { modules: modules.size, cells };
}

/** Draws cells made by `qrCells`. @param edge of the square, in points, without the quiet zone the caller leaves. */
export function drawQr(pdf: PDFKit.PDFDocument, { modules, cells }: ReturnType<typeof qrCells>, x: number, y: number, edge: number): void {
  const unit = edge / modules;
  for (const [column, row, width] of cells) pdf.rect(x + column * unit, y + row * unit, width * unit, unit);
  pdf.fill(colours.ink);
}
