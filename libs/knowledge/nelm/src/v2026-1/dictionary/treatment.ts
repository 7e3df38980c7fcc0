/** Dictionary: treatment history and plan. Terminology mappings are in words and none is verified. */
import type { Element } from '@consilium/criteria';

export const treatment: readonly Element[] = [
  {
    id: 'priorTreatments',
    group: 'Treatment history and plan',
    type: 'list',
    meaning: 'all earlier treatment lines',
    mapping: 'mCODE cancer-related surgical procedure / radiotherapy / medication',
  },
  {
    id: 'priorHepaticResectionCount',
    group: 'Treatment history and plan',
    type: 'integer',
    range: { min: 0 },
    meaning: '',
    mapping: 'FHIR Procedure',
  },
  {
    id: 'priorHepaticArterialTherapy',
    group: 'Treatment history and plan',
    type: 'boolean',
    meaning: '',
    mapping: 'FHIR Procedure',
  },
  {
    id: 'ablationRoute',
    group: 'Treatment history and plan',
    type: 'code',
    values: ['percutaneous', 'laparoscopic', 'open'],
    meaning: 'planned route',
    mapping: 'FHIR ServiceRequest',
  },
  {
    id: 'synchronousUpperAbdominalOperation',
    group: 'Treatment history and plan',
    type: 'boolean',
    meaning: 'planned together with LT',
    mapping: 'FHIR ServiceRequest',
  },
  {
    id: 'availability',
    group: 'Treatment history and plan',
    type: 'list',
    meaning: 'treatment choice depends on local availability (GANGI2020)',
    mapping: 'to verify',
  },
];
