/** Dictionary: organ function. Terminology mappings are in words and none is verified. */
import type { Element } from '@consilium/criteria';

export const organFunction: readonly Element[] = [
  {
    id: 'bilirubinMgDl',
    group: 'Organ function',
    type: 'number',
    unit: 'mg/dL',
    range: { min: 0 },
    meaning: 'total bilirubin; 1 mg/dL = 17.1 umol/L (operationalisation)',
    mapping: 'LOINC bilirubin total (to verify)',
  },
  {
    id: 'hepaticInsufficiency',
    group: 'Organ function',
    type: 'boolean',
    meaning: 'false implies hepaticFailure false',
    mapping: 'SNOMED hepatic insufficiency (to verify)',
  },
  {
    id: 'hepaticFailure',
    group: 'Organ function',
    type: 'boolean',
    meaning: 'true implies hepaticInsufficiency',
    mapping: 'SNOMED hepatic failure (to verify)',
  },
  {
    id: 'liverFunctionSuboptimal',
    group: 'Organ function',
    type: 'boolean',
    meaning: 'wording of CHAN2018 ablation section',
    mapping: 'to verify',
  },
  {
    id: 'mainPortalVeinThrombosis',
    group: 'Organ function',
    type: 'boolean',
    meaning: 'main trunk thrombosis/occlusion',
    mapping: 'SNOMED portal vein thrombosis (to verify)',
  },
  {
    id: 'renalInsufficiency',
    group: 'Organ function',
    type: 'boolean',
    meaning: 'no creatinine bound in sources',
    mapping: 'SNOMED renal impairment; LOINC eGFR (to verify)',
  },
  { id: 'renalFailure', group: 'Organ function', type: 'boolean', meaning: '', mapping: 'to verify' },
  {
    id: 'uncorrectableCoagulopathy',
    group: 'Organ function',
    type: 'boolean',
    meaning: '',
    mapping: 'LOINC INR, platelets (to verify)',
  },
  {
    id: 'bilioentericAnastomosis',
    group: 'Organ function',
    type: 'boolean',
    meaning: 'present or planned',
    mapping: 'SNOMED (to verify)',
  },
];
