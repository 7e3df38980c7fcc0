import { DRAWING, SEGMENT_SHAPES } from './liver-drawing';
import type { LesionView, Segment } from './liver.model';

/** Radius in px per centimetre of diameter while the largest lesion still fits its segment. */
const PER_CM = 9.5;
const LARGEST = 46;
const SMALLEST = 5;

export interface PlacedLesion {
  readonly lesion: LesionView;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Too small to carry its number inside. */
  readonly numberOutside: boolean;
}

/**
 * Where lesions stand and how large they are drawn. Radii are to scale among the lesions of one patient; a lesion of
 * unknown size gets the smallest circle. A recorded position wins; others take the places of their segment, the largest
 * first, and after the last place start again slightly aside.
 */
export function placeLesions(lesions: readonly LesionView[]): PlacedLesion[] {
  const largest = Math.max(0, ...lesions.map((lesion) => lesion.sizeCm ?? 0));
  const scale = largest * PER_CM > LARGEST ? LARGEST / largest : PER_CM;
  const taken = new Map<Segment, number>();
  return [...lesions]
    .sort((a, b) => (b.sizeCm ?? 0) - (a.sizeCm ?? 0))
    .map((lesion) => {
      const radius = Math.max(SMALLEST, (lesion.sizeCm ?? 0) * scale);
      const [x, y] = lesion.x !== null && lesion.y !== null ? [lesion.x * DRAWING.width, lesion.y * DRAWING.height] : place(lesion.segment, taken);
      return { lesion, x, y, radius, numberOutside: radius < 9 };
    });
}

function place(segment: Segment, taken: Map<Segment, number>): readonly [number, number] {
  const places = SEGMENT_SHAPES.find((shape) => shape.segment === segment)?.places ?? [];
  const index = taken.get(segment) ?? 0;
  taken.set(segment, index + 1);
  const [x, y] = places[index % places.length] ?? [0, 0];
  const round = Math.floor(index / places.length);
  return [x + round * 9, y + round * 7];
}

/** Lesions by segment, largest first, for the reading line and the buttons' names. */
export function lesionsBySegment(lesions: readonly LesionView[]): ReadonlyMap<Segment, readonly LesionView[]> {
  const found = new Map<Segment, LesionView[]>();
  for (const lesion of [...lesions].sort((a, b) => (b.sizeCm ?? 0) - (a.sizeCm ?? 0))) {
    found.set(lesion.segment, [...(found.get(lesion.segment) ?? []), lesion]);
  }
  return found;
}
