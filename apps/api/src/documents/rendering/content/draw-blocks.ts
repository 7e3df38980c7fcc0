/** Lays blocks out on pages. */
import { drawLesionMap, mapHeight } from '../pieces/lesion-map.js';
import { linesHeight, setParagraph, type Span, type TextStyle } from '../typography/paragraph.js';
import { colours } from '../page/colours.js';
import type { Flow } from '../page/flow.js';
import { cell, properties, table } from '../page/table.js';
import { coloured, span, styles } from '../page/styles.js';
import type { Block, Inline } from './content.js';

/** Type of running text: tighter for tables of a meeting, wider for letters. */
export interface BlockStyles {
  readonly text: TextStyle;
  readonly strong: TextStyle;
  /** Space after a paragraph, in points. */
  readonly after: number;
  /** Whether a rule stands below headings. */
  readonly rule: boolean;
}
export const letterBlocks: BlockStyles = { text: styles.letter, strong: styles.letterStrong, after: 7.5, rule: false };
export const pageBlocks: BlockStyles = { text: styles.body, strong: styles.bodyStrong, after: 5, rule: true };
/** Closer together, for what would otherwise leave a few lines on a page of their own. */
export const closeBlocks = { letter: { ...letterBlocks, text: styles.letterClose, strong: styles.letterCloseStrong, after: 5 }, page: { ...pageBlocks, after: 2.5 } } as const;

export function drawBlocks(flow: Flow, blocks: readonly Block[], look: BlockStyles): void {
  for (const block of blocks) drawBlock(flow, block, look);
}

const spansOf = (inlines: readonly Inline[], text: TextStyle, strong: TextStyle): Span[] =>
  inlines.map((inline) => (typeof inline === 'string' ? span(inline, text) : 'strong' in inline ? span(inline.strong, strong) : span(inline.quiet, coloured(text, colours.ink3))));

function drawBlock(flow: Flow, block: Block, { text, strong, after, rule }: BlockStyles): void {
  switch (block.kind) {
    case 'title': {
      const lines = setParagraph([span(block.text, styles.title)], flow.frame.width);
      flow.need(linesHeight(lines) + 40);
      flow.paragraph([span(block.text, styles.title)], { type: 'H1' });
      flow.y += 6;
      return;
    }
    case 'heading':
      flow.heading(2, block.text, { note: block.note ?? '', above: rule ? 9 : 5, rule });
      flow.y += rule ? 4 : 1.5;
      return;
    case 'paragraph':
      flow.paragraph(spansOf(block.text, text, strong), block.direction === undefined ? {} : { direction: block.direction });
      flow.y += after;
      return;
    case 'callout':
      flow.callout(block.paragraphs.map((paragraph) => spansOf(paragraph, styles.callout, styles.calloutStrong)));
      flow.y += after;
      return;
    case 'list':
      flow.list(block.items.map((item) => spansOf(item, text, strong)));
      flow.y += after - 2;
      return;
    case 'properties':
      properties(
        flow,
        block.items.map(({ label, value, direction }) => ({ label, value: spansOf(value, styles.body, styles.bodyStrong), ...(direction === undefined ? {} : { direction }) })),
        { labelShare: 0.2 },
      );
      flow.y += after;
      return;
    case 'table':
      flow.y -= 4;
      table(flow, block.columns, block.rows.map((row) => row.map((inlines) => cell(spansOf(inlines, styles.cell, styles.cellStrong)))));
      flow.y += after;
      return;
    case 'lesionMap':
      drawMap(flow, block);
      flow.y += after;
      return;
    case 'together':
      flow.need(block.blocks.reduce((height, each) => height + blockHeight(each, flow.frame.width, { text, strong, after, rule }), 0));
      drawBlocks(flow, block.blocks, { text, strong, after, rule });
      return;
    case 'space':
      flow.space(block.points);
      return;
    case 'note':
      flow.paragraph([span(block.text, styles.note)]);
      flow.y += after;
      return;
  }
}

/** Height of running text, in points; of other blocks nothing is known before they are drawn. */
function blockHeight(block: Block, width: number, { text, strong, after }: BlockStyles): number {
  if (block.kind === 'paragraph') return linesHeight(setParagraph(spansOf(block.text, text, strong), width)) + after;
  if (block.kind === 'heading') return 13.5 + after;
  return block.kind === 'list' ? block.items.reduce((height, item) => height + linesHeight(setParagraph(spansOf(item, text, strong), width - 12)) + 2, 0) + after : 0;
}

const MAP_WIDTH = 240;

function drawMap(flow: Flow, { lesions, alt, caption }: Extract<Block, { kind: 'lesionMap' }>): void {
  const { tagged, frame } = flow;
  const lines = setParagraph([span(caption, styles.note)], frame.width - MAP_WIDTH - 16);
  flow.need(mapHeight(MAP_WIDTH) + 6);
  const figure = tagged.element('Figure', flow.parent, { alt });
  tagged.content(figure, 'Figure', () => drawLesionMap(tagged, lesions, frame.x, flow.y, MAP_WIDTH));
  figure.end();
  const text = tagged.element('Caption', flow.parent);
  tagged.content(text, 'Caption', () => tagged.drawLines(lines, frame.x + MAP_WIDTH + 16, flow.y + 4));
  text.end();
  flow.y += Math.max(mapHeight(MAP_WIDTH), linesHeight(lines)) + 4;
}
