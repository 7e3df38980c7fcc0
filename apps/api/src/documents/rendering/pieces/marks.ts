/**
 * Marks of the product, drawn on a grid of 16: facts are square, positions are round. Colour never speaks alone, so every
 * mark keeps its own outline and stands beside its word.
 */
import type { Colours } from '../page/colours.js';

export type MarkName =
  | 'supported'
  | 'consider'
  | 'insufficientData'
  | 'notIndicated'
  | 'notRecommended'
  | 'contraindicated'
  | 'signed'
  | 'notSigned'
  | 'brand';

export interface MarkStroke {
  readonly path: string;
  readonly fill?: boolean;
  /** Line width on the grid of 16; absent for a shape that is only filled. */
  readonly line?: number;
  readonly dash?: readonly [number, number];
  /** Drawn in the colour of the paper, on top of a filled shape. */
  readonly onPaper?: boolean;
}

export interface Mark {
  readonly colour: keyof Colours;
  readonly strokes: readonly MarkStroke[];
}

const circle = (radius: number, x = 8, y = 8): string => `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
const question = (dotRadius: number): readonly MarkStroke[] => [
  { path: 'M6 6.6c0-1.2.9-1.9 2-1.9s2 .7 2 1.7c0 1.4-2 1.5-2 3', line: 1.5 },
  { path: circle(dotRadius, 8, 11.5), fill: true },
];
/** Places of the people around the board's table. */
const brandDots = [[10, 2.4], [4.6, 4.6], [2.4, 10], [4.6, 15.4], [10, 17.6], [15.4, 15.4], [15.4, 4.6]] as const;

export const marks: Record<MarkName, Mark> = {
  supported: { colour: 'supported', strokes: [{ path: circle(7.25), fill: true }, { path: 'M4.4 8.3 7 10.9l4.7-5.4', line: 1.9, onPaper: true }] },
  consider: { colour: 'consider', strokes: [{ path: circle(6.4), line: 1.7 }, { path: 'M8 1.6a6.4 6.4 0 0 0 0 12.8z', fill: true }] },
  insufficientData: { colour: 'insufficient', strokes: [{ path: circle(6.4), line: 1.6, dash: [2.7, 2.05] }, ...question(0.95)] },
  notIndicated: { colour: 'notIndicated', strokes: [{ path: circle(6.4), line: 1.6 }, { path: 'M4.6 8h6.8', line: 1.7 }] },
  notRecommended: { colour: 'notRecommended', strokes: [{ path: 'M1.5 2.4h13L8 14.4z', line: 1.8 }, { path: 'M5.2 5.9h5.6', line: 1.9 }] },
  contraindicated: { colour: 'contraindicated', strokes: [{ path: 'M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z', fill: true }, { path: 'M5 5l6 6M11 5l-6 6', line: 1.9, onPaper: true }] },
  signed: { colour: 'ink', strokes: [{ path: 'M1 14h14', line: 1.6 }, { path: 'M3.5 6.5 6.8 10 12.8 2.5', line: 2 }] },
  notSigned: { colour: 'ink3', strokes: [{ path: 'M1 14h14', line: 1.6 }, { path: 'M2.5 6.5l4.5 4.5M7 6.5l-4.5 4.5', line: 1.5 }] },
  brand: {
    colour: 'accent',
    strokes: [
      ...brandDots.map(([x, y]): MarkStroke => ({ path: circle(1.52, x * 0.8, y * 0.8), fill: true })),
      { path: circle(1.68), line: 1.04 },
    ],
  },
};

/** Draws a mark with its top left corner at a point. @param size edge of its square, in points. */
export function drawMark(pdf: PDFKit.PDFDocument, name: MarkName, x: number, y: number, size: number, colours: Colours): void {
  const { colour, strokes } = marks[name];
  pdf.save().translate(x, y).scale(size / 16);
  for (const { path, fill, line, dash, onPaper } of strokes) {
    const ink = onPaper === true ? colours.paper : colours[colour];
    pdf.path(path);
    if (fill === true) pdf.fill(ink);
    else {
      pdf.lineWidth(line ?? 1).lineJoin('round');
      if (dash === undefined) pdf.undash();
      else pdf.dash(dash[0], { space: dash[1] });
      pdf.stroke(ink);
    }
  }
  pdf.restore();
}
