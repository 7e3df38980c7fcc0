/** Classification helpers. */
import { above, all, atMost, below, setting, type Criterion } from '@consilium/criteria';

export const classification: readonly Criterion[] = [
  {
    id: 'CLASS-RECUR-EARLY',
    role: 'component',
    when: atMost('recurrenceMonthsAfterResection', 36),
    sources: [{ source: 'CHAN2018', locator: 'Liver resection (Zhang)' }],
    evidence: 'definition',
    note: 'within 3 years after curative-intent resection; 36 exactly = early',
    operationalisation: false,
  },
  {
    id: 'CLASS-BURDEN-25',
    role: 'component',
    when: above('liverBurdenPct', 25),
    sources: [{ source: 'CHAN2018' }, { source: 'GANGI2020', locator: 'Intra-arterial' }],
    evidence: 'retrospective',
    note: 'high-burden flag; 25 exactly not met',
    operationalisation: false,
  },
  {
    id: 'CLASS-BURDEN-50LT',
    role: 'component',
    when: below('liverBurdenPct', 50),
    sources: [
      { source: 'GANGI2020', locator: 'LT' },
      { source: 'CHAN2018', locator: 'LT' },
    ],
    evidence: 'criteria sets',
    note: '50 exactly not met',
    operationalisation: false,
  },
  {
    id: 'CLASS-KI67-HGBAND',
    role: 'component',
    when: all(above('ki67Pct', setting('highGradeKi67LowerPct')), below('ki67Pct', setting('highGradeKi67UpperPct'))),
    sources: [{ source: 'CHAN2018', locator: 'G3 section (21-54 %)' }],
    evidence: 'retrospective',
    note: 'source gives whole numbers 21-54; 20 exactly and 55 exactly are outside',
    operationalisation: true,
  },
];
