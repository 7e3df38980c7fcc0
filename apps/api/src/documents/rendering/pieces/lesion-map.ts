/** Draws the lesions of a case on the liver: sizes to scale among themselves, fill says the plan. */
import type { LesionView } from '../../views/outcome-view.js';
import { colours } from '../page/colours.js';
import { span } from '../page/styles.js';
import type { TaggedPdf } from '../page/tagged-pdf.js';
import { lineWidth, setParagraph, type TextStyle } from '../typography/paragraph.js';
import { DRAWING, VIEW, areas, caudateLobe, hepaticVeins, hints, outline, portalBranches, segmentLabels, segmentNames, segmentRests, venaCava } from './liver-drawing.js';

/** Radius on the drawing per centimetre of diameter; a lesion is never drawn smaller than can be seen. */
const RADIUS_PER_CM = 9.5;
const SMALLEST_RADIUS = 6.6;
const LARGEST_RADIUS = 60;
/** From this radius on the number stands inside the lesion. */
const NUMBER_INSIDE = 13;
const OF_UNKNOWN_SIZE = 8;

export const mapHeight = (width: number): number => (width * VIEW.height) / VIEW.width;

interface PlacedLesion {
  readonly lesion: LesionView;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

interface NumberedLesion extends PlacedLesion {
  readonly numberX: number;
}

/** Where the name of a segment may move when a lesion lies on it. */
const nudges = [[0, 0], [0, -26], [0, 26], [30, 0], [-30, 0], [30, 26], [-30, -26], [0, 46], [0, -46]] as const;

function placeLesions(lesions: readonly LesionView[]): PlacedLesion[] {
  const waiting = new Map<string, number>();
  return lesions.map((lesion) => {
    const radius = lesion.sizeCm === null ? OF_UNKNOWN_SIZE : Math.min(LARGEST_RADIUS, Math.max(SMALLEST_RADIUS, lesion.sizeCm * RADIUS_PER_CM));
    if (lesion.x !== null && lesion.y !== null) return { lesion, x: lesion.x * DRAWING.width, y: lesion.y * DRAWING.height, radius };
    const before = waiting.get(lesion.segment) ?? 0;
    waiting.set(lesion.segment, before + 1);
    const [x, y] = segmentRests[lesion.segment];
    return { lesion, x: x + (before % 3) * 40 - 20, y: y + Math.floor(before / 3) * 30, radius };
  });
}

/** Tints without transparency, which archival PDF is better without. */
const VEIN_TINT = '#cfd0d2';
const PORTAL_TINT = '#d6c6c3';

/** @param width of the picture, in points; its height is `mapHeight(width)`. */
export function drawLesionMap(tagged: TaggedPdf, lesions: readonly LesionView[], x: number, y: number, width: number): void {
  const { pdf } = tagged;
  const scale = width / VIEW.width;
  pdf.save().translate(x, y).scale(scale).translate(-VIEW.x, -VIEW.y);
  pdf.lineJoin('round').lineCap('butt');
  pdf.dash(4, { space: 3 }).lineWidth(1.25).path(venaCava).stroke(colours.vein).undash();
  for (const { path, isAlternate } of areas) pdf.lineWidth(3).path(path).fillAndStroke(isAlternate ? colours.liverAlternate : colours.liver, colours.paper);
  pdf.lineWidth(1.75).path(outline).stroke(colours.liverEdge);
  pdf.lineWidth(1.25).dash(4, { space: 3 }).path(caudateLobe).fillAndStroke(colours.liverAlternate, colours.liverEdge).undash();
  pdf.lineCap('round');
  for (const [thickness, path] of hepaticVeins) pdf.lineWidth(thickness).path(path).stroke(VEIN_TINT);
  for (const [thickness, path] of portalBranches) pdf.lineWidth(thickness).path(path).stroke(PORTAL_TINT);
  for (const path of hints) pdf.lineWidth(1.25).dash(1, { space: 4 }).path(path).stroke(colours.liverEdge).undash();
  pdf.lineCap('butt');

  const placed = numbered(placeLesions(lesions));
  const taken = (left: number, top: number): boolean =>
    placed.some((each) => Math.hypot(each.x - left, each.y - top) < each.radius + 14 || Math.hypot(each.numberX - left, each.y - top) < 24);
  for (const [segment, [left, top]] of Object.entries(segmentLabels) as Array<[keyof typeof segmentLabels, readonly [number, number]]>) {
    // A name gives way to a lesion that lies on it.
    const nudged = nudges.map(([right, down]) => [left + right, top + down] as const).find((at) => !taken(...at)) ?? [left, top];
    drawCentred(tagged, segmentNames[segment], ...nudged, 20, colours.ink2, 'regular');
  }
  for (const each of [...placed].sort((a, b) => b.radius - a.radius)) drawLesion(tagged, each);
  pdf.restore();
}

/** A small lesion has its number beside it, on the side where no other lesion lies. */
function numbered(placed: readonly PlacedLesion[]): NumberedLesion[] {
  return placed.map((each) => {
    if (each.radius >= NUMBER_INSIDE) return { ...each, numberX: each.x };
    const isBlocked = placed.some((other) => other.x > each.x && other.x - each.x < each.radius + 34 && Math.abs(other.y - each.y) < other.radius + 10);
    return { ...each, numberX: each.x + (isBlocked ? -1 : 1) * (each.radius + 14) };
  });
}

function drawLesion(tagged: TaggedPdf, { lesion, x, y, radius, numberX }: NumberedLesion): void {
  const { pdf } = tagged;
  switch (lesion.plan) {
    case 'resect':
      pdf.lineWidth(1.5).circle(x, y, radius).fillAndStroke(colours.lesion, colours.paper);
      break;
    case 'ablate':
      pdf.lineWidth(3).circle(x, y, radius).fillAndStroke(colours.paper, colours.lesion);
      break;
    case 'leave':
      pdf.lineWidth(1.75).dash(3, { space: 2.5 }).circle(x, y, radius).stroke(colours.lesion).undash();
      break;
    default:
      pdf.lineWidth(1).circle(x, y, radius).stroke(colours.lesion);
  }
  const text = String(lesion.number);
  if (numberX === x) drawCentred(tagged, text, x, y, 20, lesion.plan === 'resect' ? colours.paper : colours.ink, 'semibold');
  else drawCentred(tagged, text, numberX, y + 1, 20, colours.ink, 'regular');
}

function drawCentred(tagged: TaggedPdf, text: string, x: number, y: number, size: number, colour: string, weight: TextStyle['weight']): void {
  const spans = [span(text, { size, leading: size, weight, colour })];
  const width = lineWidth(spans);
  tagged.drawLines(setParagraph(spans, width + 1), x - width / 2, y - size / 2);
}
