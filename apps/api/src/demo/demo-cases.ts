/** Fictional cases in every state, one of them a patient registered twice. Days are counted from the day of seeding. */
import type { CaseInput, CaseStateCode } from '@consilium/contracts';
import type { DemoBoardKey } from './demo-boards.js';
import type { DemoProfileKey } from './demo-profiles.js';

export interface DemoCase {
  readonly key: string;
  readonly family: string;
  readonly given: string;
  readonly board: DemoBoardKey;
  readonly state: CaseStateCode;
  readonly profile: DemoProfileKey;
  readonly question: CaseInput['question'];
  readonly urgency: CaseInput['urgency'];
  readonly summary: string;
  /** What the patient said, null where nobody asked yet. */
  readonly wish: string | null;
  /** Meeting it belongs to (`demo-meetings.ts`). */
  readonly meeting: string | null;
  readonly referred: boolean;
  /** Key of the case whose patient this one is, registered a second time by mistake; null for everybody else. */
  readonly alreadyKnownAs: string | null;
}

const ask = {
  resectability: (text: string) => ({ code: 'resectability' as const, text }),
  transplant: (text: string) => ({ code: 'transplant' as const, text }),
  liver: (text: string) => ({ code: 'liverDirected' as const, text }),
  prrt: (text: string) => ({ code: 'prrt' as const, text }),
  systemic: (text: string) => ({ code: 'systemic' as const, text }),
  surveillance: (text: string) => ({ code: 'surveillance' as const, text }),
  diagnosis: (text: string) => ({ code: 'diagnosis' as const, text }),
};

const make = (
  name: string,
  board: DemoBoardKey,
  state: CaseStateCode,
  profile: DemoProfileKey,
  question: CaseInput['question'],
  more: Partial<Pick<DemoCase, 'urgency' | 'summary' | 'wish' | 'meeting' | 'referred' | 'alreadyKnownAs'>> = {},
): DemoCase => {
  const [family, given] = name.split(', ') as [string, string];
  return { key: family.toLowerCase().replace(/[^a-z]/g, ''), family, given, board, state, profile, question, urgency: 'routine', summary: '', wish: null, meeting: null, referred: false, alreadyKnownAs: null, ...more };
};

/** Given names of the men of the demo world; several people share a profile, whoever it was written for. */
const MEN: ReadonlySet<string> = new Set([
  'Basil', 'Declan', 'Dorian', 'Fergus', 'Gareth', 'Hamish', 'Ikenna', 'Jem', 'Joaquim', 'Otto', 'Percival', 'Rufus', 'Rupert', 'Silas', 'Tobin',
]);
export const sexOf = ({ given }: Pick<DemoCase, 'given'>): 'female' | 'male' => (MEN.has(given) ? 'male' : 'female');

/** Signed cases the demo referrer sent: what a referrer reads of an outcome. */
const SIGNED_REFERRALS: ReadonlySet<string> = new Set(['Castro-Webb, Marisol', 'Whitlock, Percival']);

export const demoCases: readonly DemoCase[] = [
  // Today's meeting
  make('Birchwood, Elspeth', 'net', 'listed', 'functionalBilobar', ask.resectability('Can enough of the liver disease be removed to relieve her symptoms, or should arterial or radionuclide therapy come first?'), {
    meeting: 'today',
    urgency: 'urgent',
    summary: '58-year-old woman. Ileal NET G2, resected. 14 bilobar liver metastases, 30 to 35 % of volume. Carcinoid syndrome, progressing on lanreotide after 30 stable months. 84 % of the tumour volume judged removable. Whole-body extent not known until the PET.',
    wish: 'I want the flushing to stop so that I can teach again. I would have an operation for that. I would rather not spend the autumn in and out of hospital.',
    referred: true,
  }),
  make('Achterberg, Wilma', 'net', 'listed', 'transplantQuestion', ask.transplant('Is she a candidate for liver transplantation, given two readings of the liver burden?'), {
    meeting: 'today',
    summary: '47-year-old woman. Ileal NET G2, resected. Unresectable liver metastases, stable for 11 months. Liver burden read as 45 % and as 55 %.',
    wish: 'If a transplant can cure me, I want to hear the odds and then decide.',
  }),
  make('Quillfeather, Rufus', 'net', 'listed', 'prrtQuestion', ask.prrt('PRRT now, or keep it for later?'), {
    meeting: 'today',
    summary: '66-year-old man. Midgut NET G2, progression on octreotide, receptor positive, bone metastases.',
    wish: 'Whatever lets me stay at home for the most days.',
  }),
  make('Santangelo, Pia', 'net', 'listed', 'asymptomaticHighBurden', ask.liver('Embolisation or surgery for a large burden without symptoms?'), {
    meeting: 'today',
    summary: '70-year-old patient. Midgut NET G2 with primary in place, 55 % liver burden, no hormonal symptoms.',
    referred: true,
  }),
  make('Ferreira-Holt, Joaquim', 'net', 'listed', 'textbookResectable', ask.resectability('Single metastasis: resection with curative intent?'), {
    meeting: 'today',
    summary: '52-year-old man. Ileal NET G1, resected. One metastasis of 3.4 cm in segment VI, no disease elsewhere.',
    wish: 'Take it out, please.',
  }),
  make('Obuya, Tendai', 'net', 'listed', 'highGrade', ask.systemic('Grade 3 with Ki-67 of 38 %: systemic therapy first, or local treatment of two lesions?'), {
    meeting: 'today',
    urgency: 'urgent',
    summary: '61-year-old woman. Pancreatic NET G3, two liver metastases, fast growth, receptor negative.',
    wish: 'I do not want to lose time.',
  }),
  // Recommended, waiting for signatures
  make('Marlow, Dorian', 'net', 'recommended', 'recurrenceFewLesions', ask.resectability('Second resection for two small recurrences?'), {
    meeting: 'last',
    summary: '55-year-old patient. Rectal NET G1. Two recurrences 30 months after liver resection.',
    wish: 'Another operation is fine if it is the last one.',
  }),
  // Past meetings, signed off
  ...(
    [
      ['Nakagawa, Suki', 'textbookResectable', ask.resectability('Resection of a single metastasis?'), 'last'],
      ['Thistlewood, Gareth', 'prrtQuestion', ask.prrt('Is PRRT indicated after progression?'), 'last'],
      ['Lindgren-Ape, Otto', 'carcinoidHeart', ask.liver('Symptom control with carcinoid heart disease?'), 'last'],
      ['Castro-Webb, Marisol', 'asymptomaticHighBurden', ask.liver('Next step with a large burden?'), 'earlier'],
      ['Pemberly, Agnes', 'recurrenceFewLesions', ask.resectability('Repeat resection or ablation?'), 'earlier'],
      ['Okoro-Lane, Ikenna', 'functionalBilobar', ask.resectability('Is debulking worthwhile?'), 'earlier'],
      ['Verhoeven, Lotte', 'highGrade', ask.systemic('Chemotherapy first?'), 'earlier'],
      ['Brannigan, Fergus', 'carcinoma', ask.systemic('Palliative chemotherapy or supportive care?'), 'first'],
      ['Sorrento, Bianca', 'transplantQuestion', ask.transplant('Transplant assessment?'), 'first'],
      ['Whitlock, Percival', 'textbookResectable', ask.resectability('Resection?'), 'first'],
      ['Adeyemi-Frost, Kemi', 'prrtQuestion', ask.prrt('PRRT or everolimus?'), 'hpb'],
      ['Hollingsworth, Jem', 'recurrenceFewLesions', ask.liver('Ablate or resect?'), 'hpb'],
    ] as const
  ).map(([name, profile, question, meeting]) =>
    make(name, meeting === 'hpb' ? 'hpb' : 'net', 'signedOff', profile, question, { meeting, wish: 'To have as much ordinary life as possible.', referred: SIGNED_REFERRALS.has(name) }),
  ),
  // On their way
  make('Dunmore, Isolde', 'net', 'accepted', 'prrtQuestion', ask.prrt('PRRT after embolisation?'), { wish: 'I would like to avoid more embolisations.' }),
  make('Gallowglass, Hamish', 'net', 'accepted', 'functionalBilobar', ask.liver('Which arterial therapy?'), { referred: true }),
  make('Ravensworth, Odile', 'hpb', 'accepted', 'textbookResectable', ask.resectability('Laparoscopic resection?')),
  make('Tamworth, Basil', 'net', 'submitted', 'sparse', ask.diagnosis('Primary unknown: what next?'), { referred: true, urgency: 'urgent' }),
  make('Eastlake, Philippa', 'net', 'submitted', 'carcinoidHeart', ask.liver('Anything before valve surgery?'), { referred: true }),
  make('Mountjoy, Silas', 'hpb', 'submitted', 'sparse', ask.resectability('Resectable?')),
  make('Zimmerlund, Greta', 'net', 'draft', 'sparse', ask.surveillance('How often should she be scanned?')),
  make('Oakhanger, Tobin', 'net', 'returned', 'sparse', ask.prrt('PRRT?'), { referred: true }),
  make('Featherstone, Nell', 'net', 'deferred', 'prrtQuestion', ask.prrt('PRRT now?'), { wish: 'I asked for more time to think.' }),
  make('Carrowmore, Declan', 'hpb', 'deferred', 'asymptomaticHighBurden', ask.liver('Radioembolisation?')),
  make('Ashgrove, Winifred', 'net', 'withdrawn', 'carcinoma', ask.systemic('Second-line chemotherapy?')),
  make('Zimerlund, Greta', 'net', 'draft', 'sparse', ask.surveillance('Interval of surveillance scans?'), { alreadyKnownAs: 'zimmerlund' }),
  // The sitting that runs: one case that was just recommended and waits for signatures, and what there is to try at once
  make('Summerville, Ines', 'net', 'recommended', 'functionalBilobar', ask.resectability('Debulk first, or radionuclide therapy first?'), {
    meeting: 'urgent',
    urgency: 'urgent',
    summary: '58-year-old patient. Ileal NET G2, bilobar liver metastases, carcinoid syndrome not controlled by lanreotide.',
    wish: 'I would like to sleep through a night again.',
  }),
  make('Kilbride, Maeve', 'net', 'listed', 'recurrenceFewLesions', ask.resectability('Two new metastases 30 months after resection: operate again, ablate, or both?'), {
    meeting: 'urgent',
    urgency: 'urgent',
    summary: '54-year-old patient. Rectal NET G1, primary and first metastases resected. Two recurrences in the liver, no disease elsewhere.',
    wish: 'I have recovered well from the first operation and would go through it again.',
  }),
  make('Tollemache, Rupert', 'net', 'listed', 'highGrade', ask.systemic('Fast growth with a Ki-67 of 38 %: chemotherapy first, or treat the two lesions at once?'), {
    meeting: 'urgent',
    urgency: 'urgent',
    summary: '63-year-old man. Pancreatic NET G3, two liver metastases, fast growth, receptor negative.',
    wish: 'I want to begin this month.',
  }),
];
