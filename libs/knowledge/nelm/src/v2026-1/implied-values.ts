/**
 * What a recorded value says about an empty one (an assumption of this version, each rule can be switched off).
 * Order matters: a rule reads what the rules before it have filled in.
 */
import { above, atMost, exactly, is, oneOf, setting, type ImpliedValueRule } from '@consilium/criteria';

export const impliedValues: readonly ImpliedValueRule[] = [
  { id: 'r0ImpliesCompleteResection', when: is('r0Feasible', true), target: 'completeResectionFeasible', value: true },
  {
    id: 'incompleteResectionExcludesR0',
    when: is('completeResectionFeasible', false),
    target: 'r0Feasible',
    value: false,
  },
  {
    id: 'nonfunctionalExcludesSyndrome',
    when: is('functionalStatus', 'nonfunctional'),
    target: 'hormonalSyndrome',
    value: 'none',
  },
  {
    id: 'nonfunctionalExcludesSymptoms',
    when: is('functionalStatus', 'nonfunctional'),
    target: 'hormonalSymptoms',
    value: false,
  },
  {
    id: 'noSymptomsExcludesRefractory',
    when: is('hormonalSymptoms', false),
    target: 'hormonalSymptomsRefractory',
    value: false,
  },
  {
    id: 'noHepaticInsufficiencyExcludesFailure',
    when: is('hepaticInsufficiency', false),
    target: 'hepaticFailure',
    value: false,
  },
  {
    id: 'hepaticFailureImpliesInsufficiency',
    when: is('hepaticFailure', true),
    target: 'hepaticInsufficiency',
    value: true,
  },
  {
    id: 'noRenalInsufficiencyExcludesFailure',
    when: is('renalInsufficiency', false),
    target: 'renalFailure',
    value: false,
  },
  { id: 'renalFailureImpliesInsufficiency', when: is('renalFailure', true), target: 'renalInsufficiency', value: true },
  {
    id: 'resectedPrimaryNotSymptomatic',
    when: is('primaryStatus', 'resected'),
    target: 'primarySymptomatic',
    value: false,
  },
  { id: 'singleLesionImpliesPatternI', when: exactly('lesionCount', 1), target: 'metastaticPattern', value: 'I' },
  { id: 'miliaryImpliesPatternIII', when: is('miliary', true), target: 'metastaticPattern', value: 'III' },
  { id: 'miliaryImpliesNumerous', when: is('miliary', true), target: 'numerousLesions', value: true },
  {
    id: 'lesionCountDecidesNumerous.many',
    when: above('lesionCount', setting('numerousLesionsAbove')),
    target: 'numerousLesions',
    value: true,
  },
  {
    id: 'lesionCountDecidesNumerous.few',
    when: atMost('lesionCount', setting('numerousLesionsAbove')),
    target: 'numerousLesions',
    value: false,
  },
  { id: 'notNumerousExcludesMiliary', when: is('numerousLesions', false), target: 'miliary', value: false },
  { id: 'patternExcludesMiliary', when: oneOf('metastaticPattern', 'I', 'II'), target: 'miliary', value: false },
];
