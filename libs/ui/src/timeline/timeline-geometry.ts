import { type EntryDrawing, layOutLane } from './lane-layout';
import type { MarkerSeriesView, TimelineView } from './timeline.model';

/** Field of the drawing in px; labels left of `left`, newest values right of `right`. */
export const FIELD = { width: 940, left: 150, right: 880, top: 22, lane: 28, row: 20, marker: 124 } as const;

export interface TickDrawing {
  readonly x: number;
  readonly text: string;
}

export interface LaneDrawing {
  readonly label: string;
  readonly y: number;
  /** Where the hairline under the lane stands. */
  readonly bottom: number;
  readonly entries: readonly EntryDrawing[];
}

export interface MarkerDrawing {
  readonly series: MarkerSeriesView;
  readonly top: number;
  readonly base: number;
  readonly path: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly date: string; readonly value: number }[];
  /** Height of the reference band; null where the laboratory gives no limit. */
  readonly reference: { readonly y: number; readonly height: number } | null;
  /** First, lowest (or highest) and newest value: the three that are written out. */
  readonly labelled: ReadonlySet<number>;
}

export interface TimelineDrawing {
  readonly height: number;
  readonly bottom: number;
  readonly ticks: readonly TickDrawing[];
  readonly nowX: number | null;
  readonly lanes: readonly LaneDrawing[];
  readonly markers: readonly MarkerDrawing[];
}

const DAY = 86_400_000;
const days = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** Lays out lanes and marker charts on one time axis. Dates outside the field are drawn at its edge. */
export function timelineDrawing(view: TimelineView): TimelineDrawing {
  const from = days(view.from);
  const to = Math.max(from + 1, days(view.to));
  const x = (date: string): number =>
    round(FIELD.left + ((Math.min(to, Math.max(from, days(date))) - from) / (to - from)) * (FIELD.right - FIELD.left));

  let y = FIELD.top + 14;
  const lanes = view.lanes.map((lane): LaneDrawing => {
    const placed = lane.entries.map((entry) => ({
      entry,
      x: x(entry.start),
      endX: entry.kind === 'period' ? x(entry.end ?? view.now?.date ?? view.to) : x(entry.start),
    }));
    const entries = layOutLane(placed, FIELD.left, FIELD.width - 60);
    const rows = Math.max(1, ...entries.map((each) => each.row + 1));
    const drawing = { label: lane.label, y, bottom: y + (rows - 1) * FIELD.row + 22.5, entries };
    y += FIELD.lane + (rows - 1) * FIELD.row;
    return drawing;
  });
  const lanesBottom = y - 14;
  const markersTop = lanesBottom + 20;
  const markers = view.markers.map((series, index) => markerDrawing(series, markersTop + index * FIELD.marker, x));
  const bottom = view.markers.length > 0 ? markersTop + view.markers.length * FIELD.marker - 14 : lanesBottom;
  return { height: bottom + 22, bottom, ticks: ticksBetween(view.from, view.to, x), nowX: view.now ? x(view.now.date) : null, lanes, markers };
}

function ticksBetween(from: string, to: string, x: (date: string) => number): TickDrawing[] {
  const first = Number(from.slice(0, 4));
  const last = Number(to.slice(0, 4));
  const step = Math.max(1, Math.ceil((last - first + 1) / 8));
  const ticks: TickDrawing[] = [];
  for (let year = first; year <= last; year += step) {
    const date = `${year}-01-01`;
    if (date >= from) ticks.push({ x: x(date), text: String(year) });
  }
  return ticks;
}

function markerDrawing(series: MarkerSeriesView, top: number, x: (date: string) => number): MarkerDrawing {
  const base = top + FIELD.marker - 36;
  const highest = Math.max(...series.points.map((point) => point.value), series.upperReference ?? 0, Number.MIN_VALUE);
  const y = (value: number): number => round(base - (value / highest) * (base - top - 8));
  const points = [...series.points].sort((a, b) => a.date.localeCompare(b.date)).map((point) => ({ ...point, x: x(point.date), y: y(point.value) }));
  const reference = series.upperReference === undefined ? null : { y: y(series.upperReference), height: round(base - y(series.upperReference)) };
  return {
    series,
    top,
    base,
    path: points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(''),
    points,
    reference,
    labelled: new Set([0, turningPoint(points), points.length - 1].filter((index) => index >= 0)),
  };
}

/** The value farthest from the line between first and newest: where the course turned. -1 with fewer than three. */
function turningPoint(points: readonly { readonly x: number; readonly y: number }[]): number {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return -1;
  let found = -1;
  let farthest = 6;
  points.slice(1, -1).forEach((point, index) => {
    const straight = first.y + ((point.x - first.x) / Math.max(1, last.x - first.x)) * (last.y - first.y);
    const distance = Math.abs(point.y - straight);
    if (distance > farthest) {
      farthest = distance;
      found = index + 1;
    }
  });
  return found;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
