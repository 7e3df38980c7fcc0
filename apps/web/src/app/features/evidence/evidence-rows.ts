import type { Contradiction, EvidenceRow } from '@consilium/knowledge-nelm/engine';
import { formatNumber, type ContradictionView, type EvidenceRowView, type IntervalView, type Language } from '@consilium/ui';

/** A phrase of the evidence rows in the reader's language; English stands for itself. */
export type Phrase = (text: string) => string;

export interface EvidenceWords {
  readonly language: Language;
  readonly phrase: Phrase;
  /** Words of the translation files under `evidence.`. */
  readonly say: (key: string, parameters?: Record<string, string | number>) => string;
}

const SCALES: Readonly<Record<string, EvidenceRowView['scale']>> = { '%': 'percent', HR: 'hazardRatio' };

/** A figure as the evidence table shows it. Nothing is computed: what the source does not give stays empty. */
export function evidenceRowView(row: EvidenceRow, words: EvidenceWords): EvidenceRowView {
  const { say, phrase } = words;
  const comparison = row.comparator === null ? '' : ` ${say('evidence.versus', { comparator: phrase(row.comparator) })}`;
  const intervention = row.intervention === null ? '' : phrase(row.intervention) + comparison;
  const contradiction = row.contradictionIds[0];
  return {
    id: row.id,
    study: row.study,
    year: row.year,
    n: row.n,
    ...(row.nText === null ? {} : { nText: phrase(row.nText) }),
    design: row.design === null ? say('evidence.notStated') : phrase(row.design),
    population: row.population === null ? say('evidence.notStated') : phrase(row.population),
    ...(intervention ? { intervention } : {}),
    endpoint: endpointText(row, words),
    scale: row.unit === null ? 'none' : (SCALES[row.unit] ?? 'none'),
    value: row.value,
    valueText: valueText(row, words),
    interval: intervalOf(row),
    intervalText: intervalText(row, words),
    source: row.source,
    place: row.locator,
    ...(contradiction ? { contradiction } : {}),
  };
}

function endpointText(row: EvidenceRow, { phrase, say, language }: EvidenceWords): string {
  const endpoint = phrase(row.endpoint);
  return row.timepointMonths === null ? endpoint : say('evidence.atMonths', { endpoint, months: formatNumber(row.timepointMonths, language) });
}

function valueText(row: EvidenceRow, { phrase, language }: EvidenceWords): string {
  if (row.value === null) return row.valueText === null ? '' : phrase(row.valueText) + (row.unit && row.unit !== 'direction' && /^[\d<>≥≤]/.test(row.valueText) ? `\u00a0${phrase(row.unit)}` : '');
  const number = formatNumber(row.value, language);
  return row.unit === null || row.unit === 'HR' ? number : `${number}\u00a0${phrase(row.unit)}`;
}

/** One bound alone is no interval to draw; it stays in the text. */
function intervalOf(row: EvidenceRow): IntervalView | null {
  if (row.low === null || row.high === null || row.intervalKind === null) return null;
  return { low: row.low, high: row.high, kind: row.intervalKind === 'ci' ? 'confidence' : 'range' };
}

function intervalText(row: EvidenceRow, { say, phrase, language }: EvidenceWords): string {
  const parts: string[] = [];
  const low = row.low === null ? null : formatNumber(row.low, language);
  const high = row.high === null ? null : formatNumber(row.high, language);
  if (low !== null && high !== null) parts.push(say(row.intervalKind === 'ci' ? 'evidence.interval' : 'evidence.range', { low, high }));
  else if (low !== null) parts.push(say('evidence.from', { low }));
  else if (high !== null) parts.push(say('evidence.upTo', { high }));
  if (row.plusMinus !== null) parts.push(`±\u00a0${formatNumber(row.plusMinus, language)}`);
  if (row.p !== null) parts.push(pText(row.p, phrase));
  return parts.join(', ');
}

function pText(p: string, phrase: Phrase): string {
  if (/^[<>=≤≥]/.test(p)) return `P\u00a0${p.slice(0, 1)}\u00a0${p.slice(1).trim()}`;
  return /^\d/.test(p) ? `P\u00a0${p}` : `P\u00a0${phrase(p)}`;
}

/**
 * Two statements side by side, each with every place it is taken from. `headedBy`: what stands above each side, the
 * topic where the contradiction stands alone, the papers where the topic stands above both.
 */
export function contradictionView(contradiction: Contradiction, language: Language, headedBy: 'topic' | 'papers'): ContradictionView {
  const [left, right] = contradiction.statements;
  const side = (statement: Contradiction['statements'][number]): ContradictionView['left'] => ({
    heading: headedBy === 'topic' ? contradiction.topic[language] : [...new Set(statement.locators.map(({ source }) => source))].join(', '),
    text: statement.text[language],
    source: statement.locators.map(({ source, place }) => `${source} ${place}`).join(' · '),
  });
  return { id: contradiction.id, left: side(left), right: side(right), shownAs: contradiction.handling[language] };
}
