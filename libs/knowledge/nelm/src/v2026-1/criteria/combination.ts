/** Resection combined with ablation. */
import { all, atLeast, is, oneOf, type Criterion } from '@consilium/criteria';

export const combination: readonly Criterion[] = [
  {
    id: 'COMBO-IND-01',
    role: 'indicationFull',
    when: all(is('completeResectionFeasible', false), is('combinedClearanceFeasible', true)),
    sources: [
      { source: 'REDDY2010', locator: 'Resection, Summary' },
      { source: 'CHAN2018', locator: 'Local ablative' },
    ],
    evidence: 'retrospective',
    note: 'resection plus ablation to reach complete treatment',
    operationalisation: false,
  },
  {
    id: 'COMBO-IND-02',
    role: 'indicationConditional',
    when: is('metastaticPattern', 'II'),
    sources: [{ source: 'CHAN2018', locator: 'Liver resection (pattern paragraph)' }],
    evidence: 'expert opinion',
    note: 'pattern II may still be amenable',
    operationalisation: false,
  },
  {
    id: 'COMBO-IND-03',
    role: 'indicationConditional',
    when: all(is('completeResectionFeasible', false), atLeast('predictedCytoreductionPct', 80)),
    sources: [{ source: 'CHAN2018', locator: 'Conclusions' }],
    evidence: 'expert opinion',
    note: 'debulking with or without ablation when 80-90 % can be removed',
    operationalisation: false,
  },
  {
    id: 'COMBO-RS-01',
    role: 'contraindicationStrong',
    when: all(
      oneOf('grade', 'G3', 'NEC'),
      is('completeResectionFeasible', false),
      is('combinedClearanceFeasible', false),
    ),
    sources: [{ source: 'CHAN2018', locator: 'G3 section' }],
    evidence: 'guideline; series concern curative-intent resection only',
    note: 'as DEBULK-RS-02 unless resection and ablation together clear all disease; raise EQ-03',
    operationalisation: true,
  },
];
