/** When each question the sources leave open is shown, and beside which options. The wording is content. */
import { all, atLeast, below, is, oneOf, type OpenQuestionRule } from '@consilium/criteria';

const LIVER_SURGERY = [
  'curative-hepatic-resection',
  'debulking-cytoreduction',
  'parenchyma-sparing-resection',
  'resection-plus-ablation',
  'repeat-resection',
] as const;
const ABLATION = ['ablation-rfa', 'ablation-mwa', 'ablation-cryo', 'ablation-ire'] as const;
const ARTERIAL = ['tae', 'tace', 'tare', 'hepatic-arterial-infusion'] as const;
const SYSTEMIC = [
  'ssa-octreotide-lar',
  'ssa-lanreotide',
  'everolimus',
  'sunitinib',
  'captem',
  'temozolomide',
  'streptozocin-chemo',
  'chemotherapy-high-grade',
  'prrt-lu177',
] as const;

export const openQuestions: readonly OpenQuestionRule[] = [
  {
    id: 'EQ-01',
    shownWhen: [{ criteria: ['PRIMARY-IND-05', 'PRIMARY-RC-01'], verdicts: ['met', 'unknown'] }],
    options: ['primary-tumour-resection'],
    alwaysWith: ['primary-tumour-resection'],
  },
  {
    id: 'EQ-02',
    shownWhen: [{ criteria: ['DEBULK-IND-04'], verdicts: ['met'] }],
    options: ['debulking-cytoreduction'],
  },
  {
    id: 'EQ-03',
    shownWhen: [
      {
        criteria: ['SURG-RS-03', 'SURG-RS-04', 'SURG-RC-05', 'ABL-RS-01', 'DEBULK-RS-02', 'COMBO-RS-01'],
        verdicts: ['met'],
      },
    ],
    options: [...LIVER_SURGERY, ...ABLATION, ...ARTERIAL, 'prrt-lu177'],
  },
  {
    id: 'EQ-04',
    shownWhen: [{ openOptions: [{ atLeast: 2 }] }],
    options: [...LIVER_SURGERY, ...ARTERIAL, ...SYSTEMIC],
  },
  {
    id: 'EQ-05',
    shownWhen: [
      {
        criteria: ['LT-MILAN-ALL', 'LT-ENETS-ALL', 'LT-MAZZ16-ALL', 'LT-COMMON-ALL', 'LT-XIANG-ALL', 'LT-REDDY-ALL'],
        verdicts: ['met', 'unknown'],
      },
    ],
    options: ['liver-transplantation'],
    alwaysWith: ['liver-transplantation'],
  },
  {
    id: 'EQ-06',
    shownWhen: [{ expression: oneOf('extrahepaticDisease', 'present', 'resected'), verdicts: ['met'] }],
    options: [...LIVER_SURGERY, 'liver-transplantation'],
  },
  {
    id: 'EQ-07',
    // Unknown covers an empty value and an interval that touches the range.
    shownWhen: [
      {
        expression: all(atLeast('predictedCytoreductionPct', 70), below('predictedCytoreductionPct', 90)),
        verdicts: ['met', 'unknown'],
      },
    ],
    options: [
      'debulking-cytoreduction',
      'parenchyma-sparing-resection',
      'resection-plus-ablation',
      'primary-tumour-resection',
    ],
  },
  {
    id: 'EQ-08',
    shownWhen: [{ criteria: ['SURG-RC-10', 'SURG-RC-15'], verdicts: ['met'] }],
    options: [...LIVER_SURGERY, ...ARTERIAL],
  },
  {
    id: 'EQ-09',
    shownWhen: [{ openOptions: [{ family: 'arterial', atLeast: 1 }] }],
    options: ['tae', 'tace', 'tare', 'deb-tace'],
  },
  {
    id: 'EQ-10',
    shownWhen: [
      { openOptions: [{ family: 'neoadjuvant', atLeast: 1 }] },
      { openOptions: [{ family: 'adjuvant', atLeast: 1 }] },
    ],
    options: ['neoadjuvant-downstaging', 'adjuvant-ssa', 'adjuvant-chemotherapy'],
  },
  {
    id: 'EQ-11',
    shownWhen: [{ expression: is('recurrence', true), verdicts: ['met'] }],
    options: ['repeat-resection', 'curative-hepatic-resection', ...ABLATION, ...ARTERIAL, 'ssa-octreotide-lar'],
  },
  {
    id: 'EQ-12',
    shownWhen: [{ expression: all(is('postCytoreduction', true), is('residualDisease', true)), verdicts: ['met'] }],
    options: ['adjuvant-ssa', 'adjuvant-chemotherapy', 'observation', ...SYSTEMIC],
  },
  { id: 'EQ-13', shownWhen: [{ always: true }], options: [] },
  {
    id: 'EQ-14',
    shownWhen: [
      {
        openOptions: [
          { family: 'surgical', atLeast: 1 },
          { family: 'systemic', atLeast: 1 },
        ],
      },
    ],
    options: [...LIVER_SURGERY, ...SYSTEMIC],
  },
  {
    id: 'EQ-15',
    shownWhen: [{ expression: is('primaryStatus', 'inSitu'), verdicts: ['met'] }],
    options: ['primary-tumour-resection'],
  },
  { id: 'EQ-16', shownWhen: [{ openOptions: [{ family: 'ablation', atLeast: 2 }] }], options: [...ABLATION] },
];
