/** The logo of an organisation on a page. */
import type { LogoImage } from '../../views/outcome-view.js';
import { readSvg } from '../../templates/svg-logo.js';

/** Largest logo in the head of a page, in points. */
const MOST = { width: 118, height: 30 } as const;

export interface LogoSize {
  readonly width: number;
  readonly height: number;
}

/** As large as fits, in points. */
export function logoSize({ width, height }: LogoImage): LogoSize {
  const scale = Math.min(MOST.width / width, MOST.height / height);
  return { width: width * scale, height: height * scale };
}

/** A function that draws the logo at a place; the picture is put into the file once, however many pages show it. */
export function logoDrawer(pdf: PDFKit.PDFDocument, logo: LogoImage): (x: number, y: number, size: LogoSize) => void {
  if (logo.mediaType === 'image/svg+xml') {
    const { viewBox, shapes } = readSvg(new TextDecoder().decode(logo.bytes));
    return (x, y, { width, height }) => {
      pdf.save();
      pdf.rect(x, y, width, height).clip();
      pdf.translate(x, y).scale(width / viewBox[2], height / viewBox[3]).translate(-viewBox[0], -viewBox[1]);
      for (const { d, matrix, fill, fillRule, stroke, strokeWidth, opacity } of shapes) {
        pdf.save();
        pdf.transform(...matrix).opacity(opacity).lineWidth(strokeWidth).path(d);
        if (fill !== null && stroke !== null) pdf.fillAndStroke(fill, stroke, fillRule === 'evenodd' ? 'even-odd' : 'non-zero');
        else if (fill !== null) pdf.fill(fill, fillRule === 'evenodd' ? 'even-odd' : 'non-zero');
        else if (stroke !== null) pdf.stroke(stroke);
        pdf.restore();
      }
      pdf.restore();
    };
  }
  // pdfkit opens a picture once this way; its types name only the path of a file.
  const opened = (pdf as unknown as { openImage(bytes: Uint8Array): string }).openImage(Buffer.from(logo.bytes));
  return (x, y, { width, height }) => {
    pdf.image(opened, x, y, { width, height });
  };
}
