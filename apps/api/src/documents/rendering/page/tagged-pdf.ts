/**
 * A tagged PDF under construction: every drawing is either content of a structure element or an artifact, fonts are
 * embedded, and nothing in the bytes depends on when or where they were made.
 *
 * Written towards PDF/A-2a (ISO 19005-2): title, language, sRGB output intent and structure are there.
 */
import PDFDocument from 'pdfkit';
import { leadingFace, type Face } from '../typography/faces.js';
import { turned } from '../typography/itemise.js';
import { codePointLabel } from '../typography/measure.js';
import { documentFont, reordersLetters } from '../typography/shaping.js';
import { boxTextSize, type Line, type PlacedRun } from '../typography/paragraph.js';
import { drawMark } from '../pieces/marks.js';
import { colours } from './colours.js';

export interface DocumentHead {
  readonly title: string;
  /** BCP 47, e.g. `de`. */
  readonly language: string;
  readonly author: string;
  readonly subject: string;
  /** Time of the record, not of the rendering: the bytes are a function of the record. */
  readonly createdAt: Date;
}

/** Opening asks for the password; AES-256 (ISO 32000-2). */
export interface Protection {
  readonly password: string;
}

export type Element = PDFKit.PDFStructureElement;
type ElementOptions = { alt?: string; scope?: 'Row' | 'Column'; title?: string };

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

export class TaggedPdf {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: Element;
  private readonly registered = new Set<string>();
  private readonly chunks: Buffer[] = [];
  private readonly ended: Promise<void>;

  constructor(head: DocumentHead, protection: Protection | null = null) {
    this.pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      tagged: true,
      displayTitle: true,
      lang: head.language,
      // A document for the archive may not be encrypted, so one that travels under a password is an ordinary PDF.
      ...(protection === null ? { pdfVersion: '1.7', subset: 'PDF/A-2a' } : { pdfVersion: '1.7ext3', userPassword: protection.password, permissions: { printing: 'highResolution', contentAccessibility: true } }),
      // Without this pdfkit starts with Helvetica, which a PDF/A may not leave unembedded.
      font: null as unknown as string,
      info: {
        Title: head.title,
        Author: head.author,
        Subject: head.subject,
        Creator: 'Consilium',
        Producer: 'Consilium',
        CreationDate: head.createdAt,
        ModDate: head.createdAt,
      },
    });
    this.ended = new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.pdf.on('end', resolve);
      this.pdf.on('error', reject);
    });
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
  }

  get pages(): number {
    return this.pdf.bufferedPageRange().count;
  }

  addPage(): void {
    this.pdf.addPage();
  }

  element(type: string, parent: Element = this.root, options: ElementOptions = {}): Element {
    const made = this.pdf.struct(type, options);
    parent.add(made);
    return made;
  }

  /** Draws what belongs to an element, on the page that is open. */
  content(element: Element, type: string, draw: () => void): void {
    const content = this.pdf.markStructureContent(type);
    draw();
    this.pdf.endMarkedContent();
    element.add(content);
  }

  /** Draws what a reader with a screen reader need not hear: rules, running heads, repeated table heads. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.pdf.markContent('Artifact', { type });
    draw();
    this.pdf.endMarkedContent();
  }

  rule(x: number, y: number, width: number, thickness: number, colour: string): void {
    this.pdf.rect(x, y - thickness / 2, width, thickness).fill(colour);
  }

  /** @param x left edge and @param y top edge of the line, in points from the top left of the page. */
  drawLine(line: Line, x: number, y: number): void {
    for (const run of line.runs) {
      const left = x + run.x;
      if (run.mark !== null) drawMark(this.pdf, run.mark, left, y + (line.height - run.style.size) / 2, run.style.size, colours);
      else if (run.face === null) this.drawBox(run, left, y + line.baseline);
      else this.drawRun(run, run.face, left, y + line.baseline);
    }
  }

  drawLines(lines: readonly Line[], x: number, y: number): number {
    let top = y;
    for (const line of lines) {
      this.drawLine(line, x, top);
      top += line.height;
    }
    return top;
  }

  private drawRun(run: PlacedRun, face: Face, x: number, baseline: number): void {
    this.useFont(face, run.style.size, run.style.colour);
    if (!run.isRightToLeft && reordersLetters(face)) {
      this.pdf.markContent('Span', { actual: run.text });
      this.write(run.text, x, baseline, run.width);
      this.pdf.endMarkedContent();
      return;
    }
    if (!run.isRightToLeft) {
      this.write(run.text, x, baseline, run.width);
      return;
    }
    // Glyphs stand in visual order on the page; ActualText keeps the order in which the text is read.
    this.pdf.markContent('Span', { actual: run.text });
    this.write(turned(run.text), x, baseline, run.width, []);
    this.pdf.endMarkedContent();
  }

  private drawBox(run: PlacedRun, x: number, baseline: number): void {
    const { size } = run.style;
    this.pdf.markContent('Span', { actual: run.text });
    this.pdf.lineWidth(0.5).undash().rect(x + size * 0.1, baseline - size * 0.72, run.width - size * 0.2, size * 0.86).stroke(run.style.colour);
    this.useFont(leadingFace('regular'), boxTextSize(size), run.style.colour);
    this.write(codePointLabel(run.text), x + size * 0.25, baseline - size * 0.12, run.width);
    this.pdf.endMarkedContent();
  }

  /** Each document embeds its own subset of a face, but shares the parsed font with all others. */
  private useFont(face: Face, size: number, colour: string): void {
    if (!this.registered.has(face.id)) {
      // pdfkit takes a parsed font as it takes a file; its types do not say so.
      this.pdf.registerFont(face.id, documentFont(face) as unknown as string);
      this.registered.add(face.id);
    }
    this.pdf.font(face.id).fontSize(size).fillColor(colour);
  }

  private write(text: string, x: number, baseline: number, width: number, features?: PDFKit.Mixins.OpenTypeFeatures[]): void {
    const known = { textWidth: width, wordCount: 1 };
    this.pdf.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', ...known, ...(features === undefined ? {} : { features }) });
  }

  /** Runs once for every page made so far, in order; what it draws becomes part of that page. */
  onEveryPage(draw: (page: number, pages: number) => void): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.pdf.switchToPage(start + index);
      draw(index + 1, count);
    }
  }

  async finish(): Promise<Uint8Array> {
    this.root.end();
    this.pdf.end();
    await this.ended;
    return new Uint8Array(Buffer.concat(this.chunks));
  }
}
