import type { ClinicalWords } from '../../cases/words/clinical-words';
import { contradictionsOf } from '../../cases/reading/option-evidence';

type Content = typeof import('../../evidence/evidence-content');

/** How many disagreements a cell names; the case page lays out both sides of all of them. */
const MOST = 2;

/** What the sources say about one option, in the space of a cell. */
export interface OptionSources {
  /** "8 figures from 5 studies"; empty where the sources give none. */
  readonly figures: string;
  readonly disagreements: readonly { readonly id: string; readonly topic: string }[];
  /** Disagreements beyond those named. */
  readonly further: number;
}

/** Figures and disagreements that bear on an option; those its open questions point to come first. */
export function optionSources(optionId: string, questions: readonly string[], content: Content, { say, language }: ClinicalWords): OptionSources {
  const rows = content.EVIDENCE.filter((row) => (row.optionIds as readonly string[]).includes(optionId));
  const studies = new Set(rows.map(({ study, year }) => `${study} ${year ?? ''}`));
  const contradictions = contradictionsOf(optionId, questions, content);
  return {
    figures: rows.length === 0 ? '' : say('meeting.compare.figures', { count: rows.length, studies: studies.size }),
    disagreements: contradictions.slice(0, MOST).map(({ id, topic }) => ({ id, topic: topic[language] })),
    further: Math.max(0, contradictions.length - MOST),
  };
}
