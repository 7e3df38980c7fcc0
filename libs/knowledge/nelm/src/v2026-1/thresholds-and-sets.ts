/** Debulking threshold policies, and the transplant criteria sets, which are reported apart and never merged. */
import type { CriteriaSet, ThresholdPolicy } from '@consilium/criteria';

export const policies: readonly ThresholdPolicy[] = [
  { id: 'T70', criterion: 'DEBULK-T70' },
  { id: 'T80', criterion: 'DEBULK-T80' },
  { id: 'T90', criterion: 'DEBULK-T90' },
  { id: 'T95', criterion: 'DEBULK-T95', historic: true },
];

const option = 'liver-transplantation';
const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-0${index + 1}`);

export const criteriaSets: readonly CriteriaSet[] = [
  {
    id: 'LT-MILAN',
    option,
    name: 'Milan (GANGI2020)',
    whole: 'LT-MILAN-ALL',
    components: ['LT-GEN-01', ...numbered('LT-MILAN', 6)],
  },
  {
    id: 'LT-ENETS',
    option,
    name: 'ENETS (GANGI2020)',
    whole: 'LT-ENETS-ALL',
    components: ['LT-GEN-01', ...numbered('LT-ENETS', 7)],
  },
  {
    id: 'LT-MAZZ16',
    option,
    name: 'Mazzaferro 2016 (GANGI2020)',
    whole: 'LT-MAZZ16-ALL',
    components: ['LT-GEN-01', ...numbered('LT-MAZZ16', 7)],
  },
  {
    id: 'LT-COMMON',
    option,
    name: 'Commonly used criteria (CHAN2018)',
    whole: 'LT-COMMON-ALL',
    // The strict end of the age range is reported beside the permissive one that the set asks for.
    components: ['LT-GEN-01', 'LT-COMMON-01', 'LT-COMMON-01S', ...numbered('LT-COMMON', 5).slice(1)],
  },
  {
    id: 'LT-XIANG',
    option,
    name: 'XIANG2021',
    whole: 'LT-XIANG-ALL',
    components: ['LT-GEN-01', ...numbered('LT-XIANG', 2)],
  },
  {
    id: 'LT-REDDY',
    option,
    name: 'REDDY2010',
    whole: 'LT-REDDY-ALL',
    components: ['LT-GEN-01', ...numbered('LT-REDDY', 2)],
  },
  // Only the waiting time is given in a source, so the set cannot be passed or failed as a whole.
  { id: 'LT-OPTN', option, name: 'OPTN, in part (CHAN2018)', components: ['LT-OPTN-01'] },
];
