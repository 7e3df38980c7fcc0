/** What the fictional board recommended for each clinical picture in its past meetings. Wording and votes are invented. */
import type { Recommendation } from '@consilium/board';
import type { DemoProfileKey } from './demo-profiles.js';

export interface DemoOutcome {
  /** Option most voters chose, and the one a minority chose at first. */
  readonly chosen: string;
  readonly minority: string;
  readonly intent: Recommendation['intent'];
  readonly rationale: string;
  readonly conditions: Recommendation['conditions'];
  readonly keptForLater: Recommendation['keptForLater'];
  readonly action: string;
  /** Reason of one member who disagreed to the end, null where none did. */
  readonly dissent: string | null;
}

const none = { conditions: [], keptForLater: [], dissent: null } as const;

export const demoOutcomes: Readonly<Record<DemoProfileKey, DemoOutcome>> = {
  textbookResectable: {
    ...none,
    chosen: 'curative-hepatic-resection',
    minority: 'ablation-mwa',
    intent: 'cure',
    rationale: 'One metastasis, remnant and risk within the usual bounds, no disease elsewhere. Resection leaves later options open.',
    action: 'Book the resection and the anaesthetic assessment',
  },
  recurrenceFewLesions: {
    ...none,
    chosen: 'resection-plus-ablation',
    minority: 'repeat-resection',
    intent: 'survival',
    rationale: 'Two small recurrences after a long interval. Resection of one and ablation of the other clears what is seen and spares the remnant.',
    conditions: [{ condition: 'intra-operative ultrasound shows no further lesion', then: 'resect and ablate in one session', otherwise: 'ablate only and discuss again' }],
    action: 'Plan the operation with interventional radiology',
  },
  prrtQuestion: {
    ...none,
    chosen: 'prrt-lu177',
    minority: 'everolimus',
    intent: 'survival',
    rationale: 'Progression on the analogue with receptor-positive disease in liver and bone. Continue the analogue between cycles.',
    keptForLater: [{ optionId: 'everolimus', why: 'after progression on radionuclide therapy' }],
    action: 'Check renal function and request the first cycle',
  },
  carcinoidHeart: {
    ...none,
    chosen: 'tare',
    minority: 'debulking-cytoreduction',
    intent: 'symptomControl',
    rationale: 'The valve disease speaks against an operation now. Arterial therapy relieves symptoms while cardiology prepares the valve.',
    conditions: [{ condition: 'the valve has been replaced and the heart recovered', then: 'discuss debulking again', otherwise: 'repeat arterial therapy' }],
    action: 'Refer to cardiology and plan the angiography',
    dissent: 'Bland embolisation is gentler on this liver and costs the patient less time in hospital.',
  },
  asymptomaticHighBurden: {
    ...none,
    chosen: 'ssa-lanreotide',
    minority: 'tae',
    intent: 'survival',
    rationale: 'More than half of the liver is replaced and there are no symptoms. Medical treatment first, arterial therapy at growth.',
    keptForLater: [{ optionId: 'tae', why: 'growth of the liver disease or symptoms' }],
    action: 'Start the analogue and repeat the MRI in three months',
  },
  functionalBilobar: {
    ...none,
    chosen: 'debulking-cytoreduction',
    minority: 'tare',
    intent: 'symptomControl',
    rationale: 'More than 80 % of the tumour can be removed and the symptoms are what the patient suffers from.',
    conditions: [{ condition: 'the PET shows no disease outside the liver', then: 'debulk with ablation of deep lesions', otherwise: 'radionuclide therapy first' }],
    keptForLater: [{ optionId: 'prrt-lu177', why: 'progression after cytoreduction' }],
    action: 'Finish staging, then book theatre',
    dissent: 'The threshold the board prefers is not reached in the left lobe; I would start with radioembolisation.',
  },
  highGrade: {
    ...none,
    chosen: 'captem',
    minority: 'resection-plus-ablation',
    intent: 'bridgeOrDownstaging',
    rationale: 'Fast growth and a Ki-67 of 38 %. Systemic treatment shows the biology before anything local is done.',
    conditions: [{ condition: 'the disease responds for three months', then: 'discuss local treatment of the two lesions', otherwise: 'change the systemic treatment' }],
    action: 'Start treatment within two weeks',
  },
  transplantQuestion: {
    ...none,
    chosen: 'ssa-lanreotide',
    minority: 'liver-transplantation',
    intent: 'survival',
    rationale: 'The published sets disagree about this case and the burden is not settled. Continue, settle the volume, ask the transplant team.',
    action: 'Volumetry read by two radiologists; referral to the transplant clinic',
  },
  carcinoma: {
    ...none,
    chosen: 'best-supportive-care',
    minority: 'chemotherapy-high-grade',
    intent: 'palliation',
    rationale: 'Failing liver and a performance status of 3 leave no room for further chemotherapy.',
    action: 'Palliative care team to see the patient this week',
  },
  sparse: {
    ...none,
    chosen: 'observation',
    minority: 'best-supportive-care',
    intent: 'diagnosis',
    rationale: 'Too little is known to recommend a treatment.',
    action: 'Complete the staging',
  },
};
