import { decimal, type Texts } from '../../texts/index.js';
import type { LesionView } from '../../views/outcome-view.js';
import { linesHeight, setParagraph } from '../typography/paragraph.js';
import { Flow } from '../page/flow.js';
import { cell, table, type Row } from '../page/table.js';
import { span, styles } from '../page/styles.js';
import { segmentNames } from '../pieces/liver-drawing.js';
import { drawLesionMap, mapHeight } from '../pieces/lesion-map.js';
import type { Part } from './part.js';

const MAP_WIDTH = 214;
const GAP = 18;
/** Facts beside the map; further ones run below it over the whole width. */
const FACTS_BESIDE = 8;
/** Facts printed; the record holds all of them, the deciding ones come first. */
const MOST_FACTS = 24;

/** The lesion map with the facts that decided beside it, or either alone. */
export function drawFindings(part: Part): void {
  const { flow, view, texts } = part;
  if (view.lesions.length === 0) {
    if (view.facts.length > 0) {
      flow.heading(2, texts.outcome.facts, { keep: 60 });
      factsTable(part, flow, view.facts.slice(0, MOST_FACTS));
      noteRest(part);
    }
    return;
  }
  const caption = setParagraph([span(captionOf(view.lesions, texts), styles.note)], MAP_WIDTH);
  const beside = view.facts.slice(0, FACTS_BESIDE);
  const figureHeight = mapHeight(MAP_WIDTH) + 5 + linesHeight(caption);
  flow.space(12);
  flow.need(Math.max(figureHeight, 24 + beside.length * 22));

  const top = flow.y;
  const right = flow.beside(flow.frame.x + MAP_WIDTH + GAP, flow.frame.width - MAP_WIDTH - GAP);
  const heading = flow.beside(flow.frame.x, MAP_WIDTH);
  heading.heading(2, texts.outcome.lesionMap, { above: 0, keep: 0 });
  heading.y += 6;
  drawFigure(part, heading, caption);
  if (beside.length > 0) {
    right.y = top;
    right.heading(2, texts.outcome.facts, { above: 0, keep: 0 });
    factsTable(part, right, beside);
  }
  flow.y = Math.max(heading.y, right.y);
  const rest = view.facts.slice(FACTS_BESIDE, MOST_FACTS);
  if (rest.length > 0) {
    flow.y += 8;
    factsInPairs(part, rest);
  }
  noteRest(part);
}

/** Two facts to a row, read along the row. */
function factsInPairs({ flow, texts }: Part, facts: Part['view']['facts']): void {
  const words = texts.outcome.factColumns;
  const pair = [{ head: words.fact, share: 0.2, isRowHead: true }, { head: words.value, share: 0.3 }];
  const nothing = [cell(span('', styles.cell)), cell(span('', styles.cell))];
  const rows = Array.from({ length: Math.ceil(facts.length / 2) }, (_, row): Row => [0, 1].flatMap((column) => {
    const fact = facts[2 * row + column];
    return fact === undefined ? nothing : factCells(fact);
  }));
  table(flow, [...pair, ...pair], rows);
}

function noteRest({ flow, view, texts }: Part): void {
  if (view.facts.length <= MOST_FACTS) return;
  flow.y += 4;
  flow.paragraph([span(texts.outcome.moreFacts(view.facts.length - MOST_FACTS), styles.note)]);
}

function drawFigure({ view, texts, language }: Part, flow: Flow, caption: ReturnType<typeof setParagraph>): void {
  const { tagged } = flow;
  const description = view.lesions
    .map(({ number, segment, sizeCm, plan }) =>
      texts.outcome.lesionLine(number, segmentNames[segment], sizeCm === null ? '' : `, ${decimal(sizeCm, language)} cm`, plan === null ? '' : `, ${texts.plans[plan]}`),
    )
    .join(' ');
  const figure = tagged.element('Figure', flow.parent, { alt: texts.outcome.lesionMapAlt(description) });
  tagged.content(figure, 'Figure', () => drawLesionMap(tagged, view.lesions, flow.frame.x, flow.y, MAP_WIDTH));
  figure.end();
  flow.y += mapHeight(MAP_WIDTH) + 5;
  const text = tagged.element('Caption', flow.parent);
  tagged.content(text, 'Caption', () => {
    flow.y = tagged.drawLines(caption, flow.frame.x, flow.y);
  });
  text.end();
}

function captionOf(lesions: readonly LesionView[], texts: Texts): string {
  const count = (plan: LesionView['plan']): number => lesions.filter((lesion) => lesion.plan === plan).length;
  return texts.outcome.lesionCaption(count('resect'), count('ablate'), count('leave'), count(null));
}

function factsTable({ texts }: Part, flow: Flow, facts: Part['view']['facts']): void {
  const words = texts.outcome.factColumns;
  const isWide = flow.frame.width > 400;
  table(
    flow,
    isWide
      ? [{ head: words.fact, share: 0.3, isRowHead: true }, { head: words.value, share: 0.38 }, { head: words.source, share: 0.32 }]
      : [{ head: words.fact, share: 0.38, isRowHead: true }, { head: words.value, share: 0.62 }],
    facts.map((fact): Row => (isWide ? [cell(span(fact.label, styles.cellQuiet)), cell(span(fact.value, styles.cell)), cell(span(fact.provenance, styles.cellQuiet))] : factCells(fact))),
  );
}

const factCells = ({ label, value, provenance }: Part['view']['facts'][number]): Row => [
  cell(span(label, styles.cellQuiet)),
  cell([span(value, styles.cell), ...(provenance === '' ? [] : [span(`; ${provenance}`, styles.cellQuiet)])]),
];
