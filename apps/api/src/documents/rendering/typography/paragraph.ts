/** Sets a paragraph of styled spans into lines of a given width (UAX #14 for where a line may end). */
import LineBreaker from 'linebreak';
import { leadingFace, type Face, type Weight } from './faces.js';
import { itemise, visualOrder, type Direction, type Run } from './itemise.js';
import { codePointLabel, textWidth } from './measure.js';
import type { MarkName } from '../pieces/marks.js';

export interface TextStyle {
  /** Size and line height, in points. */
  readonly size: number;
  readonly leading: number;
  readonly weight: Weight;
  readonly colour: string;
}

/** Text in one style, or a mark that stands in the line like a letter. */
export interface Span {
  readonly text: string;
  readonly style: TextStyle;
  readonly mark?: MarkName;
}

export interface PlacedRun {
  readonly text: string;
  readonly style: TextStyle;
  readonly face: Face | null;
  readonly mark: MarkName | null;
  readonly isRightToLeft: boolean;
  /** Distance from the left edge of the line, in points. */
  readonly x: number;
  readonly width: number;
}

export interface Line {
  readonly runs: readonly PlacedRun[];
  readonly width: number;
  readonly height: number;
  /** Distance of the baseline from the top of the line, in points. */
  readonly baseline: number;
}

export type Align = 'left' | 'right';

interface Piece {
  readonly text: string;
  readonly run: Run;
  readonly span: Span;
  readonly level: number;
}

const OBJECT = '\uFFFC';

export interface ParagraphOptions {
  readonly align?: Align;
  readonly direction?: Direction;
}

/** @param width width of the column, in points; a word wider than it is cut, never lost. */
export function setParagraph(spans: readonly Span[], width: number, { align = 'left', direction = 'document' }: ParagraphOptions = {}): Line[] {
  return splitAtLineEnds(spans).flatMap((paragraph) => setOne(paragraph, width, align, direction));
}

export const linesHeight = (lines: readonly Line[]): number => lines.reduce((sum, { height }) => sum + height, 0);

/** Natural width of text on one line, in points. */
export function lineWidth(spans: readonly Span[]): number {
  return setParagraph(spans, Number.POSITIVE_INFINITY)[0]?.width ?? 0;
}

function splitAtLineEnds(spans: readonly Span[]): Span[][] {
  const paragraphs: Span[][] = [[]];
  for (const span of spans) {
    span.text.split(/\r\n|[\n\r\u2028\u2029\u000B\u000C]/u).forEach((text, index) => {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)!.push({ ...span, text: text.replaceAll('\t', ' ') });
    });
  }
  return paragraphs;
}

function setOne(spans: readonly Span[], width: number, align: Align, direction: Direction): Line[] {
  const starts: number[] = [];
  let text = '';
  for (const span of spans) {
    starts.push(text.length);
    text += span.mark === undefined ? span.text : OBJECT;
  }
  if (text === '') return [emptyLine(spans[0]?.style)];
  const spanAt = (position: number): Span => {
    let index = starts.length - 1;
    while (index > 0 && (starts[index]! > position || (starts[index] === starts[index - 1] && spans[index]!.text === ''))) index -= 1;
    return spans[index]!;
  };
  const { runs, isRightToLeft } = itemise(text, (position) => spanAt(position).style.weight, starts, direction);

  const slice = (start: number, end: number): Piece[] => {
    const pieces: Piece[] = [];
    for (const run of runs) {
      const from = Math.max(run.start, start);
      const to = Math.min(run.end, end);
      if (from < to) pieces.push({ text: text.slice(from, to), run, span: spanAt(from), level: run.level });
    }
    return pieces;
  };
  const widthOf = (start: number, end: number): number => slice(start, end).reduce((sum, piece) => sum + pieceWidth(piece), 0);

  const lines: Line[] = [];
  let lineStart = 0;
  const finish = (end: number): void => {
    const trimmed = lineStart + text.slice(lineStart, end).trimEnd().length;
    lines.push(placeLine(slice(lineStart, Math.max(trimmed, Math.min(lineStart + 1, end))), width, isRightToLeft ? mirrorAlign(align) : align));
    lineStart = end;
  };
  let fits = 0;
  for (const end of breakPositions(text)) {
    const visibleEnd = end - (text.slice(lineStart, end).length - text.slice(lineStart, end).trimEnd().length);
    if (fits > lineStart && widthOf(lineStart, visibleEnd) > width + 0.01) finish(fits);
    while (widthOf(lineStart, lineStart + text.slice(lineStart, end).trimEnd().length) > width + 0.01 && end - lineStart > 1) finish(cutLongWord(text, lineStart, end, width, widthOf));
    fits = end;
  }
  if (lineStart < text.length) finish(text.length);
  return lines;
}

const mirrorAlign = (align: Align): Align => (align === 'left' ? 'right' : 'left');

function breakPositions(text: string): number[] {
  if (!text.includes(' ') && text.length < 3) return [text.length];
  const breaker = new LineBreaker(text);
  const positions: number[] = [];
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) positions.push(found.position);
  if (positions.at(-1) !== text.length) positions.push(text.length);
  return positions;
}

/** As many whole clusters of an overlong word as fit, at least one. */
function cutLongWord(text: string, start: number, end: number, width: number, widthOf: (start: number, end: number) => number): number {
  let cut = start;
  for (const { index, segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text.slice(start, end))) {
    const next = start + index + segment.length;
    if (cut > start && widthOf(start, next) > width) break;
    cut = next;
  }
  return cut;
}

const MARK_WIDTH = 1.3;
const BOX_SIZE = 0.55;

function pieceWidth({ text, run, span }: Piece): number {
  const { size } = span.style;
  if (span.mark !== undefined) return size * MARK_WIDTH;
  if (run.face === null) return boxWidth(text, size);
  return textWidth(run.face, text, size, run.level % 2 === 1);
}

/** Box of a character without a glyph: wide enough for its code point in small print. */
export function boxWidth(text: string, size: number): number {
  return textWidth(leadingFace('regular'), codePointLabel(text), size * BOX_SIZE, false) + size * 0.5;
}
export const boxTextSize = (size: number): number => size * BOX_SIZE;

function placeLine(pieces: readonly Piece[], width: number, align: Align): Line {
  const ordered = visualOrder(pieces);
  const widths = ordered.map(pieceWidth);
  const total = widths.reduce((sum, each) => sum + each, 0);
  let x = align === 'right' && Number.isFinite(width) ? width - total : 0;
  const runs = ordered.map(({ text, run, span, level }, index): PlacedRun => {
    const placed = { text, style: span.style, face: run.face, mark: span.mark ?? null, isRightToLeft: level % 2 === 1, x, width: widths[index]! };
    x += widths[index]!;
    return placed;
  });
  const tallest = pieces.reduce((found, { span }) => (span.style.leading > found.leading ? span.style : found), pieces[0]!.span.style);
  return { runs, width: total, height: tallest.leading, baseline: baselineOf(tallest) };
}

/** The letters of the leading face stand in the middle of the line's height. */
function baselineOf({ size, leading, weight }: TextStyle): number {
  const { ascent, descent } = leadingFace(weight);
  return (leading - (ascent + descent) * size) / 2 + ascent * size;
}

const emptyLine = (style: TextStyle | undefined): Line => ({ runs: [], width: 0, height: style?.leading ?? 0, baseline: style === undefined ? 0 : baselineOf(style) });
