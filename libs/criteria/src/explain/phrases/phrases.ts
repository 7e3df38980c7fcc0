/** The engine's own words around those of a knowledge base. Whatever an evaluation says on any surface is said here. */
import type { Comparison } from '../../model/expression.js';
import type { CriterionRole } from '../../model/knowledge-base.js';
import type { Verdict } from '../../model/verdict.js';

/** The parts of an explained case and of an explained option; a surface lays out those it has room for. */
export type SectionName =
  | 'settings'
  | 'implied'
  | 'conflicts'
  | 'options'
  | 'speaksFor'
  | 'holdsAt'
  | 'pending'
  | 'byPolicy'
  | 'sets'
  | 'openQuestions'
  | 'criteria';

export interface Phrases {
  /** Headings; `status` is the word of the option's status. */
  readonly sections: Readonly<Record<Exclude<SectionName, 'holdsAt'>, string>>;
  readonly holdsAt: (status: string) => string;

  readonly basis: (knowledge: string, engine: string) => string;
  readonly policy: (id: string) => string;
  readonly noPolicy: string;
  readonly grade: (grades: string) => string;
  readonly pattern: (pattern: string) => string;

  readonly intent: (intent: string) => string;
  readonly optionBasis: (basis: string) => string;
  readonly ceiling: (status: string) => string;
  readonly silentCeiling: string;
  readonly moved: (status: string) => string;

  readonly reasons: {
    readonly under: (statement: string, policies: string) => string;
    readonly open: (statement: string) => string;
    readonly openMissing: (statement: string, missing: string) => string;
    readonly silent: string;
    readonly ceilingConsider: string;
    readonly ceilingAgainst: string;
    readonly conditionalOnly: string;
    readonly noIndication: string;
    readonly policiesDiffer: string;
  };
  readonly effects: Readonly<Record<CriterionRole, Readonly<Record<Verdict, (status: string) => string>>>>;
  /** A caution where the ceiling lets it change nothing. */
  readonly cautionUnderCeiling: Readonly<Record<Verdict, string>>;
  readonly displayOnly: string;
  readonly noIndicationUnder: string;
  readonly under: (text: string, policies: string) => string;
  readonly sameUnder: (policies: string) => string;

  readonly missing: (facts: string) => string;
  readonly unanswered: (facts: string) => string;
  readonly asserted: Readonly<Record<'met' | 'notMet', string>>;
  readonly computed: (verdict: string) => string;
  readonly movedCriterion: (verdict: string) => string;
  readonly noSources: string;

  readonly assumption: (text: string, value: string) => string;
  readonly changedFrom: (value: string) => string;
  readonly impliedSetting: (element: string) => string;
  readonly settingValues: Readonly<Record<string, string>>;

  readonly historic: (text: string) => string;
  readonly partOnly: string;

  /** Beside what a clinician asserted, and what rests on an assumption. */
  readonly marks: Readonly<Record<'asserted' | 'assumption', string>>;

  readonly unknownValue: string;
  readonly implied: string;
  readonly yes: string;
  readonly no: string;
  readonly interval: (low: string, high: string) => string;
  readonly and: (items: string, last: string) => string;
  readonly or: (items: string, last: string) => string;
  readonly decimalSeparator: '.' | ',';

  readonly all: string;
  readonly any: string;
  readonly not: string;
  readonly recorded: string;
  readonly known: (elements: string) => string;
  readonly always: string;
  readonly threshold: string;
  readonly leftOpen: (condition: string, values: string) => string;
  readonly comparison: Readonly<Record<Comparison, string>>;
}

export const comparison: Phrases['comparison'] = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=' };
