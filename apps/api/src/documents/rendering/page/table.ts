/** Tables that run over pages: header cells are tagged, and drawn again at the head of every further page. */
import type { Direction } from '../typography/itemise.js';
import { linesHeight, setParagraph, type Align, type Line, type Span } from '../typography/paragraph.js';
import { colours } from './colours.js';
import { countFitting, type Flow } from './flow.js';
import { span, styles } from './styles.js';
import type { Element } from './tagged-pdf.js';

export interface Column {
  readonly head: string;
  /** Share of the table's width; the shares of a table add up to 1. */
  readonly share: number;
  readonly align?: Align;
  /** Whether its cells name the row they stand in. */
  readonly isRowHead?: boolean;
}

export interface Cell {
  readonly spans: readonly Span[];
  readonly direction?: Direction;
}
export type Row = readonly Cell[];

export const cell = (spans: readonly Span[] | Span, direction?: Direction): Cell => ({
  spans: Array.isArray(spans) ? spans : [spans as Span],
  ...(direction === undefined ? {} : { direction }),
});

const PADDING = 3.1;
const GUTTER = 8;

interface Placed {
  readonly x: number;
  readonly width: number;
}

export interface TableOptions {
  /** Whether the heads of the columns are drawn; the rows of a list of properties need none. */
  readonly head?: boolean;
}

/** @throws RangeError where a row has not one cell for each column. */
export function table(flow: Flow, columns: readonly Column[], rows: readonly Row[], { head = true }: TableOptions = {}): void {
  const places = placeColumns(flow, columns);
  const element = flow.tagged.element('Table', flow.parent);
  const headLines = columns.map((column, index) => setParagraph([span(column.head, styles.columnHead)], places[index]!.width, { align: column.align ?? 'left' }));
  const headHeight = head ? Math.max(0, ...headLines.map(linesHeight)) + 2 * PADDING : 0;
  const drawHead = (): void => headLines.forEach((lines, index) => flow.tagged.drawLines(lines, places[index]!.x, flow.y + PADDING));
  const closeHead = (): void => {
    flow.y += headHeight;
    flow.tagged.artifact(() => flow.tagged.rule(flow.frame.x, flow.y, flow.frame.width, 0.75, colours.lineStrong));
  };

  if (head) {
    flow.need(headHeight + 20);
    const headElement = flow.tagged.element('THead', element);
    const rowElement = flow.tagged.element('TR', headElement);
    headLines.forEach((lines, index) => {
      const headCell = flow.tagged.element('TH', rowElement, { scope: 'Column' });
      flow.tagged.content(headCell, 'TH', () => flow.tagged.drawLines(lines, places[index]!.x, flow.y + PADDING));
      headCell.end();
    });
    rowElement.end();
    headElement.end();
    closeHead();
  }
  const repeatHead = (): void => {
    flow.breakPage();
    if (!head) return;
    flow.tagged.artifact(drawHead, 'Pagination');
    closeHead();
  };

  const body = flow.tagged.element('TBody', element);
  for (const row of rows) {
    if (row.length !== columns.length) throw new RangeError(`a row has ${row.length} cells, the table ${columns.length} columns`);
    drawRow(flow, columns, places, row, body, repeatHead, headHeight);
  }
  body.end();
  element.end();
}

function placeColumns(flow: Flow, columns: readonly Column[]): Placed[] {
  let x = flow.frame.x;
  return columns.map(({ share }, index) => {
    const full = share * flow.frame.width;
    const place = { x, width: full - (index === columns.length - 1 ? 0 : GUTTER) };
    x += full;
    return place;
  });
}

function drawRow(flow: Flow, columns: readonly Column[], places: readonly Placed[], row: Row, body: Element, repeatHead: () => void, headHeight: number): void {
  const set = row.map(({ spans, direction }, index) =>
    setParagraph(spans, places[index]!.width, { align: columns[index]!.align ?? 'left', ...(direction === undefined ? {} : { direction }) }),
  );
  const height = Math.max(...set.map(linesHeight)) + 2 * PADDING;
  const fullPage = flow.frame.bottom - flow.frame.top - headHeight;
  if (height > flow.room && height <= fullPage) repeatHead();

  const rowElement = flow.tagged.element('TR', body);
  const cells = columns.map(({ isRowHead }) => (isRowHead === true ? flow.tagged.element('TH', rowElement, { scope: 'Row' }) : flow.tagged.element('TD', rowElement)));
  let rest: Line[][] = set;
  for (;;) {
    const room = flow.room - 2 * PADDING;
    const now = rest.map((lines) => lines.slice(0, countFitting(lines, room)));
    if (now.every((lines) => lines.length === 0) && rest.some((lines) => lines.length > 0)) {
      repeatHead();
      continue;
    }
    now.forEach((lines, index) => {
      if (lines.length === 0) return;
      flow.tagged.content(cells[index]!, columns[index]!.isRowHead === true ? 'TH' : 'TD', () => flow.tagged.drawLines(lines, places[index]!.x, flow.y + PADDING));
    });
    flow.y += Math.max(0, ...now.map(linesHeight)) + 2 * PADDING;
    rest = rest.map((lines, index) => lines.slice(now[index]!.length));
    if (rest.every((lines) => lines.length === 0)) break;
    repeatHead();
  }
  flow.tagged.artifact(() => flow.tagged.rule(flow.frame.x, flow.y, flow.frame.width, 0.5, colours.line));
  for (const each of cells) each.end();
  rowElement.end();
}

export interface Property {
  readonly label: string;
  readonly value: readonly Span[];
  readonly direction?: Direction;
}

/** Properties one below the other: label at the left, value beside it. Properties without a value are the caller's to leave out. */
export function properties(flow: Flow, items: readonly Property[], { labelShare = 0.18, style = styles.label, rule = true } = {}): void {
  if (rule) flow.tagged.artifact(() => flow.tagged.rule(flow.frame.x, flow.y, flow.frame.width, 0.75, colours.lineStrong));
  table(
    flow,
    [
      { head: '', share: labelShare, isRowHead: true },
      { head: '', share: 1 - labelShare },
    ],
    items.map(({ label, value, direction }) => [cell(span(label, style)), cell(value, direction)]),
    { head: false },
  );
}
