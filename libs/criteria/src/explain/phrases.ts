/** The engine's own words around those of a knowledge base, in both languages of the product. */
import type { Comparison } from '../model/expression.js';
import type { Locale } from '../model/knowledge-base.js';

export interface Phrases {
  readonly basis: string;
  readonly engine: string;
  readonly policy: string;
  readonly noPolicy: string;
  readonly grade: string;
  readonly pattern: string;
  readonly unknownValue: string;
  readonly implied: string;
  readonly conflicts: string;
  readonly options: string;
  readonly reasons: string;
  readonly pending: string;
  readonly cautions: string;
  readonly criteria: string;
  readonly missing: string;
  readonly unanswered: string;
  readonly sources: string;
  readonly openQuestions: string;
  readonly byPolicy: string;
  readonly historic: string;
  readonly sets: string;
  readonly partOnly: string;
  readonly ceiling: string;
  readonly asserted: string;
  readonly moved: string;
  readonly settings: string;
  readonly all: string;
  readonly any: string;
  readonly not: string;
  readonly recorded: string;
  readonly known: string;
  readonly always: string;
  readonly threshold: string;
  readonly or: string;
  readonly leftOpen: string;
  readonly decimalSeparator: '.' | ',';
  readonly comparison: Readonly<Record<Comparison, string>>;
}

const comparison: Phrases['comparison'] = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=' };

export const PHRASES: Readonly<Record<Locale, Phrases>> = {
  en: {
    basis: 'Knowledge base',
    engine: 'engine',
    policy: 'Debulking threshold',
    noPolicy: 'none chosen, every threshold is read',
    grade: 'Possible grades',
    pattern: 'Pattern of metastasis',
    unknownValue: 'not recorded',
    implied: 'Values filled in by rule',
    conflicts: 'Contradictions in the facts',
    options: 'Treatment options',
    reasons: 'Decided by',
    pending: 'Facts that could raise it',
    cautions: 'Cautions',
    criteria: 'All criteria',
    missing: 'would be settled by',
    unanswered: 'the sources give no answer for',
    sources: 'Sources',
    openQuestions: 'Open questions',
    byPolicy: 'Under each threshold',
    historic: 'historic, for display only',
    sets: 'Criteria sets, each on its own',
    partOnly: 'given in part only',
    ceiling: 'can reach at most',
    asserted: 'asserted by a clinician; the facts give',
    moved: 'moved by an assertion; the facts give',
    settings: 'Changed assumptions',
    all: 'all of',
    any: 'at least one of',
    not: 'not',
    recorded: 'entered, not derived',
    known: 'recorded',
    always: 'in every case',
    threshold: 'reaches the debulking threshold',
    or: 'or',
    leftOpen: 'left open',
    decimalSeparator: '.',
    comparison,
  },
  de: {
    basis: 'Wissensbasis',
    engine: 'Programm',
    policy: 'Schwelle der Zytoreduktion',
    noPolicy: 'keine gewählt, jede Schwelle wird gelesen',
    grade: 'Mögliche Grade',
    pattern: 'Metastasierungsmuster',
    unknownValue: 'nicht erfasst',
    implied: 'Nach Regel ergänzte Werte',
    conflicts: 'Widersprüche in den Angaben',
    options: 'Behandlungsoptionen',
    reasons: 'Entschieden durch',
    pending: 'Angaben, die sie anheben könnten',
    cautions: 'Vorbehalte',
    criteria: 'Alle Kriterien',
    missing: 'zu klären durch',
    unanswered: 'die Quellen geben keine Antwort zu',
    sources: 'Quellen',
    openQuestions: 'Offene Fragen',
    byPolicy: 'Unter jeder Schwelle',
    historic: 'historisch, nur zur Anzeige',
    sets: 'Kriteriensätze, jeder für sich',
    partOnly: 'nur teilweise angegeben',
    ceiling: 'erreicht höchstens',
    asserted: 'von ärztlicher Seite gesetzt; die Angaben ergeben',
    moved: 'durch eine Setzung verschoben; die Angaben ergeben',
    settings: 'Geänderte Annahmen',
    all: 'alle von',
    any: 'mindestens eines von',
    not: 'nicht',
    recorded: 'erfasst, nicht abgeleitet',
    known: 'erfasst',
    always: 'in jedem Fall',
    threshold: 'erreicht die Schwelle der Zytoreduktion',
    or: 'oder',
    leftOpen: 'offengelassen',
    decimalSeparator: ',',
    comparison,
  },
};
