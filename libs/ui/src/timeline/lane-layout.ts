import type { TimelineEntryView } from './timeline.model';

/** An entry with its place on the time axis, in px. */
export interface PlacedEntry {
  readonly entry: TimelineEntryView;
  readonly x: number;
  /** Right end of a period; of anything else its own place. */
  readonly endX: number;
}

export interface EntryDrawing extends PlacedEntry {
  /** Row within the lane; periods that overlap stand below each other. */
  readonly row: number;
  /** The label as far as there is room for it; the whole of it is in the title and in the table. */
  readonly text: string;
  readonly anchor: 'start' | 'end' | 'middle';
  readonly labelX: number;
}

/** Half the width of a mark in px, and the distance of a label from it. */
const HALF_MARK = 6;
const GAP = { event: 7, milestone: 10, period: 8, note: 0 } as const;

/** Distance kept between a label and the next mark. */
const CLEAR = 8;

/** Width of a character in px at 12 px type, near enough to keep labels apart. */
const CHARACTER = 6.2;

/** A label shorter than this says nothing. */
const LEAST_CHARACTERS = 6;

/** Rows and labels of one lane. @param right the last px a label may use */
export function layOutLane(entries: readonly PlacedEntry[], left: number, right: number): EntryDrawing[] {
  const rows: PlacedEntry[][] = [];
  for (const each of [...entries].sort((a, b) => a.x - b.x || a.endX - b.endX)) {
    const free = rows.find((row) => occupiedUntil(row) <= each.x - HALF_MARK);
    if (free) free.push(each);
    else rows.push([each]);
  }
  return rows.flatMap((row, index) => labelRow(row, index, left, right));
}

function occupiedUntil(row: readonly PlacedEntry[]): number {
  return Math.max(...row.map((each) => Math.max(each.endX, each.x + HALF_MARK)));
}

function labelRow(row: readonly PlacedEntry[], index: number, left: number, right: number): EntryDrawing[] {
  let used = left;
  return row.map((each, position) => {
    const { entry, x, endX } = each;
    const next = row[position + 1];
    const gap = GAP[entry.kind];
    const width = entry.label.length * CHARACTER;
    if (entry.kind === 'note') {
      used = Math.max(used, x + width / 2);
      return { ...each, row: index, text: entry.label, anchor: 'middle', labelX: round(x) };
    }
    const roomRight = (next ? next.x - (next.entry.kind === 'note' ? (next.entry.label.length * CHARACTER) / 2 : HALF_MARK) - CLEAR : right) - (x + gap);
    const roomLeft = entry.kind === 'period' ? 0 : x - gap - used - CLEAR;
    const toRight = width <= roomRight || (width > roomLeft && roomRight >= roomLeft);
    const text = shorten(entry.label, toRight ? roomRight : roomLeft);
    used = Math.max(endX, x + HALF_MARK, toRight ? x + gap + text.length * CHARACTER : 0);
    return { ...each, row: index, text, anchor: toRight ? 'start' : 'end', labelX: round(toRight ? x + gap : x - gap) };
  });
}

function shorten(label: string, room: number): string {
  const characters = Math.floor(room / CHARACTER);
  if (label.length <= characters) return label;
  return characters < LEAST_CHARACTERS ? '' : `${label.slice(0, characters - 1).trimEnd()}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
