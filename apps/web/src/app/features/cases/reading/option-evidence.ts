import { contradictionView, evidenceRowView, type EvidenceWords } from '../../evidence/evidence-rows';
import type { OptionEvidence } from './option-view';

type Content = typeof import('../../evidence/evidence-content');

/** Most figures in the card; the evidence page has all of them. */
const MOST_ROWS = 8;
const MOST_CONTRADICTIONS = 3;

/**
 * The figures and contradictions that bear on an option. Of the figures those that can be drawn and concern
 * few options are taken, in the catalogue's order; `all` lifts the limit on contradictions.
 */
export function optionEvidence(optionId: string, questions: readonly string[], content: Content, words: EvidenceWords, all: boolean): OptionEvidence {
  const rows = content.EVIDENCE.filter((row) => (row.optionIds as readonly string[]).includes(optionId));
  const shown = new Set(rows.toSorted((a, b) => Number(isDrawn(b)) - Number(isDrawn(a)) || a.optionIds.length - b.optionIds.length || (b.n ?? 0) - (a.n ?? 0)).slice(0, MOST_ROWS));
  const ordered = rows.filter((row) => shown.has(row));
  const contradictions = contradictionsOf(optionId, questions, content);
  const visible = contradictions.slice(0, all ? contradictions.length : MOST_CONTRADICTIONS);
  return {
    contradictions: visible.map((contradiction) => contradictionView(contradiction, words.language, 'topic')),
    contradictionsNote: words.say('cases.option.contradictionsNote', { shown: visible.length, total: contradictions.length }),
    evidence: ordered.length > 0 ? [{ heading: '', rows: ordered.map((row) => evidenceRowView(row, words)) }] : [],
    evidenceNote: words.say('cases.option.evidenceNote', { shown: ordered.length, total: rows.length }),
  };
}

const isDrawn = ({ value, unit }: Content['EVIDENCE'][number]): boolean => value !== null && (unit === '%' || unit === 'HR');

/** Contradictions the option's own open questions point to come first, then those that concern the fewest options. */
export function contradictionsOf(optionId: string, questions: readonly string[], content: Content): Content['CONTRADICTIONS'] {
  const pointed = new Set(content.OPEN_QUESTIONS.filter(({ id }) => questions.includes(id)).flatMap(({ contradictionIds }) => contradictionIds));
  return content.CONTRADICTIONS.filter(({ optionIds }) => (optionIds as readonly string[]).includes(optionId)).toSorted(
    (a, b) => Number(pointed.has(b.id)) - Number(pointed.has(a.id)) || a.optionIds.length - b.optionIds.length,
  );
}
