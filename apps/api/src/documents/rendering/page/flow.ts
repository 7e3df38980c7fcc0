/** A column of text that runs over pages: paragraphs, headings, tables and figures one below the other. */
import { linesHeight, setParagraph, type Line, type ParagraphOptions, type Span } from '../typography/paragraph.js';
import { colours } from './colours.js';
import { span, styles } from './styles.js';
import type { Element, TaggedPdf } from './tagged-pdf.js';

export interface Frame {
  readonly x: number;
  readonly width: number;
  /** Top and bottom of the column on every page, in points from the top of the page. */
  readonly top: number;
  readonly bottom: number;
}

/** How far the last note may reach below the column, in points; the foot of the page begins below that. */
const CLOSING_ROOM = 11.5;
/** Between the paragraphs of a callout, in points. */
const PARAGRAPH_GAP = 3;

export class Flow {
  y: number;

  constructor(
    readonly tagged: TaggedPdf,
    readonly frame: Frame,
    /** Element that the blocks become children of. */
    readonly parent: Element = tagged.root,
    top: number = frame.top,
  ) {
    this.y = top;
  }

  /** Space left on this page, in points. */
  get room(): number {
    return this.frame.bottom - this.y;
  }

  breakPage(): void {
    this.tagged.addPage();
    this.y = this.frame.top;
  }

  /** Starts a page unless this much fits on the present one; more than a page never fits and is left to the caller. */
  need(height: number): void {
    if (height > this.room && this.y > this.frame.top) this.breakPage();
  }

  space(height: number): void {
    if (this.y > this.frame.top) this.y += height;
  }

  /** A part of the page beside another: same top, its own width. The caller sees to it that both fit. */
  beside(x: number, width: number): Flow {
    return new Flow(this.tagged, { ...this.frame, x, width }, this.parent, this.y);
  }

  paragraph(spans: readonly Span[], { type = 'P', indent = 0, ...options }: ParagraphOptions & { type?: string; indent?: number } = {}): void {
    const lines = setParagraph(spans, this.frame.width - indent, options);
    const element = this.tagged.element(type, this.parent);
    this.drawSplitting(element, type, lines, this.frame.x + indent);
    element.end();
  }

  /** @param keep height of what must stand below the heading on the same page, in points. */
  heading(level: 1 | 2 | 3, text: string, { note = '', keep = 40, above = 10.5, rule = true }: { note?: string; keep?: number; above?: number; rule?: boolean } = {}): void {
    const lines = setParagraph([span(text, styles.heading), ...(note === '' ? [] : [span(`  ${note}`, styles.headingNote)])], this.frame.width);
    const height = linesHeight(lines) + (rule ? 3 : 0);
    this.space(above);
    this.need(height + keep);
    const element = this.tagged.element(`H${level}`, this.parent);
    this.tagged.content(element, `H${level}`, () => this.tagged.drawLines(lines, this.frame.x, this.y));
    element.end();
    this.y += height;
    if (rule) this.tagged.artifact(() => this.tagged.rule(this.frame.x, this.y, this.frame.width, 1.1, colours.ink));
  }

  /** The last words of a document. They may stand a little lower than the rest: no page is begun for a note alone. */
  closing(spans: readonly Span[]): void {
    const height = linesHeight(setParagraph(spans, this.frame.width));
    if (height <= this.room || height > this.room + CLOSING_ROOM) {
      this.paragraph(spans);
      return;
    }
    new Flow(this.tagged, { ...this.frame, bottom: this.frame.bottom + CLOSING_ROOM }, this.parent, this.y).paragraph(spans);
    this.y = this.frame.bottom;
  }

  /** Text with a bar at its left: what must not be overlooked. */
  callout(paragraphs: ReadonlyArray<readonly Span[]>): void {
    let barEnd = Number.NaN;
    const drawBar = (top: number, bottom: number): void => {
      // One bar runs along all paragraphs that stand on the same page.
      const from = Math.abs(top - barEnd - PARAGRAPH_GAP) < 0.01 ? barEnd - 1 : top + 1;
      this.tagged.artifact(() => this.tagged.pdf.rect(this.frame.x, from, 2.25, bottom - 1 - from).fill(colours.ink));
      barEnd = bottom;
    };
    for (const spans of paragraphs) {
      const lines = setParagraph(spans, this.frame.width - 11);
      this.need(Math.min(linesHeight(lines), 60) + PARAGRAPH_GAP);
      const element = this.tagged.element('P', this.parent);
      this.drawSplitting(element, 'P', lines, this.frame.x + 11, drawBar);
      element.end();
      this.y += PARAGRAPH_GAP;
    }
  }

  /** A bulleted list. */
  list(items: ReadonlyArray<readonly Span[]>, bullet = '•'): void {
    const list = this.tagged.element('L', this.parent);
    for (const item of items) {
      const style = item[0]?.style ?? styles.body;
      const indent = 12;
      const lines = setParagraph(item, this.frame.width - indent);
      this.need(Math.min(linesHeight(lines), 2 * style.leading));
      const entry = this.tagged.element('LI', list);
      const label = this.tagged.element('Lbl', entry);
      this.tagged.content(label, 'Lbl', () => this.tagged.drawLines(setParagraph([span(bullet, style)], indent), this.frame.x, this.y));
      label.end();
      const body = this.tagged.element('LBody', entry);
      this.drawSplitting(body, 'LBody', lines, this.frame.x + indent);
      body.end();
      entry.end();
      this.y += 2;
    }
    list.end();
  }

  /** Draws lines from the cursor on, over as many pages as they need. */
  private drawSplitting(element: Element, type: string, lines: readonly Line[], x: number, afterPiece: (top: number, bottom: number) => void = () => undefined): void {
    let rest = [...lines];
    while (rest.length > 0) {
      let fitting = countFitting(rest, this.room);
      // A single line at the foot of a page reads badly; it moves with the rest unless the page is empty.
      if (fitting < rest.length && fitting < 2 && this.y > this.frame.top) fitting = 0;
      if (fitting === 0 && this.y > this.frame.top) {
        this.breakPage();
        continue;
      }
      const now = rest.slice(0, Math.max(1, fitting));
      const top = this.y;
      this.tagged.content(element, type, () => {
        this.y = this.tagged.drawLines(now, x, this.y);
      });
      afterPiece(top, this.y);
      rest = rest.slice(now.length);
    }
  }
}

/** How many of the lines fit into a height. */
export function countFitting(lines: readonly Line[], height: number): number {
  let used = 0;
  let count = 0;
  for (const line of lines) {
    used += line.height;
    if (used > height + 0.01) break;
    count += 1;
  }
  return count;
}
