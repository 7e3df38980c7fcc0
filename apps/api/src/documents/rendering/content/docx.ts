/** A letter as DOCX, for those who must edit or file it; its bytes too are a function of the record. */
import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, ImageRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType,
  type FileChild, type IParagraphOptions,
} from 'docx';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import type { LogoImage } from '../../views/outcome-view.js';
import { startsRightToLeft } from '../typography/itemise.js';
import { rasterise } from './rasterise.js';
import { plainText, type Block, type Inline, type Letter } from './content.js';

const FONT = 'IBM Plex Sans';
/** Half points. */
const SIZE = { text: 21, small: 17, title: 30, heading: 23 } as const;
/** Twentieths of a point between paragraphs. */
const AFTER = 140;
const BULLETS = 'bullets';
/** Width of the text on A4 with margins of 1134 (2 cm), in twentieths of a point. */
const TEXT_WIDTH = 11906 - 2 * 1134;

export interface DocxHead {
  readonly language: string;
  readonly author: string;
  readonly createdAt: Date;
  /** A drawing (SVG) is put in as pixels. */
  readonly logo: LogoImage | null;
  /** Lines at the foot of each page, e.g. case number and content hash. */
  readonly foot: readonly string[];
}

export async function letterToDocx(letter: Letter, head: DocxHead): Promise<Uint8Array> {
  const document = new Document({
    title: letter.title,
    creator: head.author,
    lastModifiedBy: head.author,
    styles: { default: { document: { run: { font: FONT, size: SIZE.text, language: { value: head.language === 'de' ? 'de-DE' : 'en-GB' } } } } },
    numbering: { config: [{ reference: BULLETS, levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360, hanging: 240 } } } }] }] },
    sections: [
      {
        properties: { titlePage: head.logo !== null, page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
        ...(await logoHeader(head)),
        footers: { default: foot(head.foot), ...(head.logo === null ? {} : { first: foot(head.foot) }) },
        children: [
          ...letter.sender.map((line, index) => paragraph([index === 0 ? { strong: line } : line], { spacing: { after: 0 } })),
          gap(),
          ...letter.recipient.map((line) => paragraph([line], { spacing: { after: 0 } })),
          gap(),
          paragraph([letter.place], { alignment: AlignmentType.RIGHT }),
          ...letter.subject.map((line) => paragraph([{ strong: line }], { spacing: { after: 40 } })),
          gap(),
          ...letter.blocks.flatMap(blockToDocx),
        ],
      },
    ],
  });
  return withFixedDates(await Packer.toBuffer(document), head.createdAt);
}

const foot = (lines: readonly string[]): Footer => new Footer({ children: lines.map((text) => new Paragraph({ children: [new TextRun({ text, size: SIZE.small, color: '3F4A51' })] })) });

/** Pixels of the logo in Word, at 96 to the inch. */
const LOGO = { width: 157, height: 40 } as const;
/** A drawing becomes this many pixels for each of those, which is enough for print. */
const SHARPNESS = 5;

async function logoHeader({ logo, author }: DocxHead): Promise<{ headers?: { first: Header } }> {
  if (logo === null) return {};
  const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
  const picture = new ImageRun({
    type: logo.mediaType === 'image/jpeg' ? 'jpg' : 'png',
    data: logo.mediaType === 'image/svg+xml' ? await rasterise(logo.bytes, Math.ceil(logo.width * scale * SHARPNESS)) : logo.bytes,
    transformation: { width: Math.round(logo.width * scale), height: Math.round(logo.height * scale) },
    // Without an id of its own the library counts pictures over all documents of the process.
    altText: { id: '1', name: 'logo', title: '', description: author },
  });
  return { headers: { first: new Header({ children: [new Paragraph({ children: [picture] })] }) } };
}

const gap = (): Paragraph => new Paragraph({ children: [], spacing: { after: AFTER } });

function paragraph(inlines: readonly Inline[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ spacing: { after: AFTER }, ...options, children: inlines.flatMap(runs) });
}

function runs(inline: Inline): TextRun[] {
  const text = typeof inline === 'string' ? inline : 'strong' in inline ? inline.strong : inline.quiet;
  const look = typeof inline === 'string' ? {} : 'strong' in inline ? { bold: true } : { color: '57636A' };
  return text.split('\n').map((line, index) => new TextRun({ text: line, ...look, ...(index === 0 ? {} : { break: 1 }) }));
}

const line = { style: BorderStyle.SINGLE, size: 4, color: 'D3D9DC' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
const borders = { top: none, left: none, right: none, bottom: line, insideVertical: none, insideHorizontal: line } as const;

function rowsToDocx(shares: readonly number[], rows: ReadonlyArray<ReadonlyArray<readonly Inline[]>>, head: readonly string[] | null): Table {
  const row = (cells: ReadonlyArray<readonly Inline[]>, isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((inlines, index) => new TableCell({ width: { size: Math.round(shares[index]! * TEXT_WIDTH), type: WidthType.DXA }, children: [paragraph(inlines, { spacing: { before: 40, after: 40 } })] })),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: shares.map((share) => Math.round(share * TEXT_WIDTH)),
    borders,
    rows: [...(head === null ? [] : [row(head.map((text) => [{ quiet: text }]), true)]), ...rows.map((cells) => row(cells, false))],
  });
}

function blockToDocx(block: Block): FileChild[] {
  switch (block.kind) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, spacing: { after: AFTER }, children: [new TextRun({ text: block.text, bold: true, size: SIZE.title, font: FONT, color: '12181B' })] })];
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 180, after: 80 }, children: [new TextRun({ text: block.text, bold: true, size: SIZE.heading, font: FONT, color: '12181B' })] })];
    case 'paragraph':
      return [paragraph(block.text, block.direction === 'firstLetter' && startsRightToLeft(plainText(block.text)) ? { bidirectional: true } : {})];
    case 'callout':
      return block.paragraphs.map((each) => paragraph(each, { indent: { left: 200 }, border: { left: { style: BorderStyle.SINGLE, size: 18, color: '12181B', space: 8 } } }));
    case 'list':
      return block.items.map((item) => paragraph(item, { numbering: { reference: BULLETS, level: 0 }, spacing: { after: 60 } }));
    case 'properties':
      return [rowsToDocx([0.24, 0.76], block.items.map(({ label, value }) => [[{ quiet: label }], value]), null), gap()];
    case 'table':
      return [rowsToDocx(block.columns.map(({ share }) => share), block.rows, block.columns.map(({ head }) => head)), gap()];
    case 'lesionMap':
      return [paragraph([block.alt])];
    case 'together':
      return block.blocks.flatMap(blockToDocx);
    case 'space':
      return [new Paragraph({ children: [], spacing: { after: Math.round(block.points * 20) } })];
    case 'note':
      return [new Paragraph({ spacing: { after: AFTER }, children: [new TextRun({ text: block.text, size: SIZE.small, color: '57636A' })] })];
  }
}

/** The library stamps the present time into the archive and its properties; the record's time takes its place. */
function withFixedDates(archive: Uint8Array, at: Date): Uint8Array {
  const files = unzipSync(archive);
  const stamp = `${at.toISOString().slice(0, 19)}Z`;
  const core = 'docProps/core.xml';
  const text = new TextDecoder().decode(files[core]);
  files[core] = new TextEncoder().encode(text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g, `$1${stamp}$2`));
  // ZIP keeps wall-clock time without a zone; a fixed local date is the same bytes everywhere.
  const mtime = new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  const zippable: Zippable = Object.fromEntries(Object.keys(files).sort().map((name) => [name, [files[name]!, { mtime }]]));
  return zipSync(zippable, { level: 6 });
}
