/** Values that do not go together. They are shown with the case and change nothing by themselves. */
import {
  above,
  all,
  any,
  atLeast,
  atMost,
  below,
  exactly,
  is,
  known,
  missing,
  oneOf,
  recorded,
  setting,
  type ConflictRule,
  type Expression,
} from '@consilium/criteria';

const ki67 = 'ki67Pct';
const mitoses = 'mitoticCount';
const inG3Band = any(above(ki67, setting('gradeG3AboveKi67Pct')), above(mitoses, setting('gradeG3AboveMitoses')));
const fromG2Band = any(atLeast(ki67, setting('gradeG2FromKi67Pct')), atLeast(mitoses, setting('gradeG2FromMitoses')));

/** The condition holds for every index that is known, and at least one is. */
const everyKnownIndex = (ofKi67: Expression, ofMitoses: Expression): Expression =>
  any(all(ofKi67, ofMitoses), all(ofKi67, missing(mitoses)), all(missing(ki67), ofMitoses));

const belowG3 = everyKnownIndex(
  atMost(ki67, setting('gradeG3AboveKi67Pct')),
  atMost(mitoses, setting('gradeG3AboveMitoses')),
);
const belowG2 = everyKnownIndex(
  below(ki67, setting('gradeG2FromKi67Pct')),
  below(mitoses, setting('gradeG2FromMitoses')),
);
const reportAbove = any(all(is('reportedGrade', 'G2'), belowG2), all(is('reportedGrade', 'G3'), belowG3));
const reportBelow = any(all(is('reportedGrade', 'G1'), fromG2Band), all(is('reportedGrade', 'G2'), inG3Band));
const siteKnown = oneOf(
  'primarySite',
  ...[
    'lung',
    'stomach',
    'duodenum',
    'pancreas',
    'smallBowel',
    'appendix',
    'proximalColon',
    'distalColon',
    'rectum',
    'other',
  ],
);

export const conflicts: readonly ConflictRule[] = [
  {
    id: 'nonfunctionalWithCarcinoidSyndrome',
    when: all(is('functionalStatus', 'nonfunctional'), is('hormonalSyndrome', 'carcinoid')),
  },
  {
    id: 'nonfunctionalWithOtherSyndrome',
    when: all(is('functionalStatus', 'nonfunctional'), is('hormonalSyndrome', 'other')),
  },
  { id: 'nonfunctionalWithSymptoms', when: all(is('functionalStatus', 'nonfunctional'), is('hormonalSymptoms', true)) },
  {
    id: 'noSyndromeWithSymptoms',
    when: all(is('hormonalSyndrome', 'none'), recorded('hormonalSyndrome'), is('hormonalSymptoms', true)),
  },
  { id: 'refractoryWithoutSymptoms', when: all(is('hormonalSymptoms', false), is('hormonalSymptomsRefractory', true)) },
  { id: 'r0WithoutCompleteResection', when: all(is('r0Feasible', true), is('completeResectionFeasible', false)) },
  {
    id: 'hepaticFailureWithoutInsufficiency',
    when: all(is('hepaticFailure', true), is('hepaticInsufficiency', false)),
  },
  { id: 'renalFailureWithoutInsufficiency', when: all(is('renalFailure', true), is('renalInsufficiency', false)) },
  { id: 'resectedPrimarySymptomatic', when: all(is('primaryStatus', 'resected'), is('primarySymptomatic', true)) },
  {
    id: 'unknownPrimaryWithSite',
    when: any(
      all(is('primaryStatus', 'unknownPrimary'), siteKnown),
      all(oneOf('primaryStatus', 'inSitu', 'resected'), is('primarySite', 'unknownPrimary')),
    ),
  },
  {
    id: 'singleLesionWithPatternIIOrIII',
    when: all(exactly('lesionCount', 1), oneOf('metastaticPattern', 'II', 'III')),
  },
  // One large lesion can reach into both lobes: worth a look, not impossible.
  { id: 'singleLesionBilobar', when: all(exactly('lesionCount', 1), is('bilobar', true)), compatible: true },
  {
    id: 'miliaryWithFewLesions',
    when: all(is('miliary', true), atMost('lesionCount', setting('numerousLesionsAbove'))),
  },
  {
    id: 'miliaryWithPatternIOrII',
    when: all(is('miliary', true), oneOf('metastaticPattern', 'I', 'II'), recorded('metastaticPattern')),
  },
  { id: 'miliaryNotNumerous', when: all(is('miliary', true), is('numerousLesions', false)) },
  // "Numerous" is the team's judgement, the figure an assumption: both may stand.
  {
    id: 'manyLesionsNotNumerous',
    when: all(above('lesionCount', setting('numerousLesionsAbove')), is('numerousLesions', false)),
    compatible: true,
  },
  {
    id: 'rapidProgressionNotProgressive',
    when: all(is('rapidProgression', true), oneOf('progressionStatus', 'stable', 'responding')),
  },
  { id: 'reportedGradeAgainstIndices', when: any(reportBelow, all(reportAbove, known(ki67, mitoses))) },
  // The index that is missing may explain the higher report.
  {
    id: 'reportedGradeAboveOnlyIndex',
    reportedAs: 'reportedGradeAgainstIndices',
    when: all(reportAbove, any(missing(ki67), missing(mitoses))),
    compatible: true,
  },
  {
    id: 'reportedGradeAgainstDifferentiation',
    when: any(
      all(is('differentiation', 'poor'), oneOf('reportedGrade', 'G1', 'G2', 'G3')),
      all(is('reportedGrade', 'NEC'), oneOf('differentiation', 'well', 'moderate')),
    ),
  },
  {
    id: 'poorDifferentiationAgainstIndices',
    when: all(any(is('differentiation', 'poor'), is('reportedGrade', 'NEC')), belowG3),
  },
];
