import type { OptionStatus } from '@consilium/criteria';
import type { CaseReading } from '../../cases/reading/case-reading';
import { holdsAt, speaksFor } from '../../cases/reading/explained';
import type { ClinicalWords } from '../../cases/words/clinical-words';
import type { ReasonView } from '@consilium/ui';

/** How many options stand side by side at once; more would not be read across a room. */
export const SIDE_BY_SIDE = 4;

/** Statuses that put an option on the table by themselves, in this order. */
const ON_THE_TABLE: readonly OptionStatus[] = ['supported', 'consider', 'insufficientData'];

/** Criteria shown per cell; the rest is one click away on the case page. */
const MOST_REASONS = 2;

export interface ComparedOption {
  readonly id: string;
  readonly name: string;
  readonly status: OptionStatus;
  /** Policies with another status than the one shown, in words: "T90 not indicated". */
  readonly policies: string;
  readonly because: readonly ReasonView[];
  readonly limits: readonly ReasonView[];
  readonly missing: readonly string[];
}

/**
 * Options to look at together: what the question asks about, what somebody added, then those with an indication in the
 * catalogue's order. It is a choice of what fits on a screen, not of what is best.
 */
export function comparedIds(reading: CaseReading, asked: string, added: readonly string[]): string[] {
  const indicated = ON_THE_TABLE.flatMap((status) => reading.evaluation.options.filter((option) => option.status === status).map(({ id }) => id));
  const known = new Set(reading.evaluation.options.map(({ id }) => id));
  return [...new Set([asked, ...added, ...indicated])].filter((id) => known.has(id)).slice(0, Math.max(SIDE_BY_SIDE, added.length + 1));
}

export function comparedOptions(reading: CaseReading, ids: readonly string[], words: ClinicalWords): ComparedOption[] {
  return ids.flatMap((id) => {
    const option = reading.evaluation.options.find((each) => each.id === id);
    if (!option) return [];
    return [
      {
        id,
        name: words.option(id).shortName,
        status: option.status,
        policies: Object.entries(option.byPolicy ?? {})
          .filter(([, { status, historic }]) => !historic && status !== option.status)
          .map(([policy, { status }]) => words.say('meeting.compare.policy', { policy, status: words.status(status) }))
          .join(', '),
        because: speaksFor(reading, id, words).slice(0, MOST_REASONS),
        limits: holdsAt(reading, id, words).slice(0, MOST_REASONS),
        missing: option.pending.slice(0, 3).map((element) => words.element(element)),
      },
    ];
  });
}
