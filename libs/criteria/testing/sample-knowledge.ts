/**
 * A second tumour type, small and made up for the tests: it proves that the engine holds no knowledge of its own, and
 * is small enough to be checked by brute force. It is not clinical content.
 */
import {
  above,
  all,
  always,
  any,
  atLeast,
  atMost,
  below,
  byCase,
  criterion,
  is,
  known,
  missing,
  not,
  oneOf,
  policyThresholdMet,
  recorded,
  setting,
  type Criterion,
  type CriterionRole,
  type Expression,
  type KnowledgeBase,
} from '../src/index.js';

const stated = (id: string, role: CriterionRole, when: Expression, operationalisation = false): Criterion => ({
  id,
  role,
  when,
  sources: [{ source: 'SAMPLE', locator: id }],
  evidence: 'made up',
  note: '',
  operationalisation,
});

const option = { intent: '', basis: '', note: '' } as const;
const element = { group: 'Sample', meaning: '', mapping: '' } as const;

export const sampleKnowledge: KnowledgeBase = {
  id: 'sample',
  version: '1.0.0',
  title: { en: 'Made-up tumour', de: 'Erfundener Tumor' },
  elements: [
    { ...element, id: 'nodules', type: 'integer', range: { min: 0 } },
    { ...element, id: 'sizeCm', type: 'number', unit: 'cm', range: { above: 0 } },
    { ...element, id: 'reportedStage', type: 'code', values: ['early', 'late'] },
    { ...element, id: 'reserve', type: 'code', values: ['good', 'fair', 'poor'] },
    { ...element, id: 'veinInvaded', type: 'boolean' },
    { ...element, id: 'spread', type: 'code', values: ['absent', 'present', 'removed'] },
    { ...element, id: 'removablePct', type: 'numberOrInterval', unit: '%', range: { min: 0, max: 100 } },
    { ...element, id: 'many', type: 'boolean' },
    { ...element, id: 'remark', type: 'structure' },
  ],
  derived: [
    {
      id: 'stage',
      group: 'Sample',
      values: ['early', 'late', 'terminal'],
      setValued: true,
      bands: {
        ladder: ['early', 'late'],
        indices: [
          { element: 'nodules', steps: [{ value: 'late', comparison: '>', bound: setting('earlyNodules') }] },
          { element: 'sizeCm', steps: [{ value: 'late', comparison: '>', bound: 5 }] },
        ],
        reported: 'reportedStage',
      },
      // While the reserve is unknown every result stays open to "terminal": more facts may only narrow the set.
      rules: [
        { id: 'terminal', when: is('reserve', 'poor'), result: { exactly: ['terminal'] } },
        { id: 'reported', when: known('reportedStage', 'reserve'), result: { band: 'withReport' } },
        { id: 'reported-open', when: known('reportedStage'), result: { band: 'withReport', also: ['terminal'] } },
        { id: 'both', when: known('nodules', 'sizeCm', 'reserve'), result: { band: 'exact' } },
        { id: 'both-open', when: known('nodules', 'sizeCm'), result: { band: 'exact', also: ['terminal'] } },
        { id: 'one', when: all(any(known('nodules'), known('sizeCm')), known('reserve')), result: { band: 'upwards' } },
        {
          id: 'one-open',
          when: any(known('nodules'), known('sizeCm')),
          result: { band: 'upwards', alsoWhen: { value: 'late', add: ['terminal'] } },
        },
        { id: 'reserve', when: known('reserve'), result: { exactly: ['early', 'late'] } },
        { id: 'none', when: always(), result: { exactly: ['early', 'late', 'terminal'] } },
      ],
      meaning: '',
    },
  ],
  criteria: [
    stated('CUT-70', 'component', atLeast('removablePct', 70)),
    stated('CUT-90', 'component', atLeast('removablePct', 90)),
    stated('OP-FULL', 'indicationFull', all(is('stage', 'early'), is('reserve', 'good'))),
    stated('OP-PART', 'indicationConditional', all(oneOf('stage', 'early', 'late'), policyThresholdMet())),
    stated('OP-VEIN', 'contraindicationStrong', is('veinInvaded', true)),
    stated('OP-SPREAD', 'caution', byCase('spread', { absent: 'notMet', present: 'met', removed: 'unknown' })),
    stated('HEAT-SIZE', 'contraindicationAbsolute', above('sizeCm', 5)),
    stated('HEAT-MANY', 'contraindicationAbsolute', all(is('many', true), recorded('many')), true),
    stated('HEAT-MANY-DERIVED', 'caution', all(is('many', true), not(recorded('many')))),
    stated('HEAT-ANY', 'indicationFull', any(atMost('nodules', 3), criterion('OP-VEIN'))),
    stated('DRUG-LATE', 'indicationConditional', any(is('stage', 'terminal'), is('spread', 'present'))),
    stated('SMALL', 'modifier', below('sizeCm', 2)),
    stated('DATA', 'dataNeeded', known('stage', 'removablePct', 'spread')),
  ],
  options: [
    {
      ...option,
      id: 'operation',
      name: 'Operation',
      ceiling: 'supported',
      criteria: ['OP-FULL', 'OP-PART', 'OP-VEIN', 'OP-SPREAD', 'DATA'],
      families: ['local'],
    },
    {
      ...option,
      id: 'heat',
      name: 'Heat',
      ceiling: 'supported',
      criteria: ['HEAT-ANY', 'HEAT-SIZE', 'HEAT-MANY', 'HEAT-MANY-DERIVED', 'SMALL'],
      families: ['local'],
    },
    { ...option, id: 'drug', name: 'Drug', ceiling: 'consider', criteria: ['DRUG-LATE'], families: [] },
    { ...option, id: 'unmentioned', name: 'Unmentioned', ceiling: 'seedSilent', criteria: [], families: [] },
  ],
  policies: [
    { id: 'P70', criterion: 'CUT-70' },
    { id: 'P90', criterion: 'CUT-90' },
  ],
  impliedValues: [
    { id: 'few', when: atMost('nodules', 10), target: 'many', value: false },
    { id: 'lots', when: above('nodules', 10), target: 'many', value: true },
  ],
  conflicts: [
    {
      id: 'stageBelowFindings',
      when: all(is('reportedStage', 'early'), any(above('nodules', setting('earlyNodules')), above('sizeCm', 5))),
    },
    {
      id: 'stageAboveFindings',
      when: all(is('reportedStage', 'late'), atMost('nodules', setting('earlyNodules')), atMost('sizeCm', 5)),
    },
    {
      id: 'spreadWithoutReserve',
      when: all(is('spread', 'present'), is('reserve', 'good'), missing('reportedStage')),
      compatible: true,
    },
  ],
  criteriaSets: [
    { id: 'OPERATION', option: 'operation', name: 'Operation', whole: 'OP-FULL', components: ['OP-FULL', 'OP-VEIN'] },
  ],
  openQuestions: [
    { id: 'Q-1', shownWhen: [{ openOptions: [{ family: 'local', atLeast: 2 }] }], options: ['operation', 'heat'] },
    {
      id: 'Q-2',
      shownWhen: [{ expression: is('spread', 'present'), verdicts: ['met', 'unknown'] }],
      options: ['drug'],
      alwaysWith: ['unmentioned'],
    },
    { id: 'Q-3', shownWhen: [{ criteria: ['OP-VEIN'], verdicts: ['met'] }, { always: true }], options: [] },
  ],
  settings: [
    {
      id: 'earlyNodules',
      kind: 'number',
      default: 3,
      min: 1,
      max: 10,
      unit: 'nodules',
      text: { en: 'Early up to', de: 'Früh bis' },
    },
  ],
  headline: { grade: 'stage', pattern: 'spread' },
};
