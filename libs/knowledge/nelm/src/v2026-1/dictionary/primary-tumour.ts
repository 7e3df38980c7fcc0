/** Dictionary: primary tumour. Terminology mappings are in words and none is verified. */
import type { Element } from '@consilium/criteria';

export const primaryTumour: readonly Element[] = [
  {
    id: 'primarySite',
    group: 'Primary tumour',
    type: 'code',
    values: ['lung', 'stomach', 'duodenum', 'pancreas', 'smallBowel', 'appendix', 'proximalColon', 'distalColon', 'rectum', 'unknownPrimary', 'other'],
    meaning: 'smallBowel = jejunum/ileum. unknownPrimary is a finding, null is missing',
    mapping: 'mCODE primary cancer condition, body site SNOMED',
  },
  {
    id: 'primaryPortalDrainage',
    group: 'Primary tumour',
    type: 'boolean',
    meaning: 'drains solely to the portal system; deliberately NOT derived from site',
    mapping: 'to verify',
  },
  {
    id: 'primaryStatus',
    group: 'Primary tumour',
    type: 'code',
    values: ['inSitu', 'resected', 'unknownPrimary'],
    meaning: 'state of the primary',
    mapping: 'FHIR Procedure on primary (to verify)',
  },
  {
    id: 'primaryResectable',
    group: 'Primary tumour',
    type: 'boolean',
    meaning: 'anatomically removable',
    mapping: 'to verify',
  },
  {
    id: 'primarySymptomatic',
    group: 'Primary tumour',
    type: 'boolean',
    meaning: 'obstruction, ischaemia/mesenteric angina, bleeding, biliary obstruction, pain; resected primary implies false',
    mapping: 'to verify',
  },
  {
    id: 'primaryTStage',
    group: 'Primary tumour',
    type: 'code',
    values: ['T1', 'T2', 'T3', 'T4'],
    meaning: 'difference noted between LT groups',
    mapping: 'mCODE TNM primary tumor category',
  },
  {
    id: 'requiresPancreatoduodenectomy',
    group: 'Primary tumour',
    type: 'boolean',
    meaning: 'operation needed for the primary',
    mapping: 'to verify',
  },
  {
    id: 'liverSurgeryPlanned',
    group: 'Primary tumour',
    type: 'boolean',
    meaning: 'a liver resection or debulking is being proposed',
    mapping: 'FHIR ServiceRequest / CarePlan',
  },
  {
    id: 'nodalDisease',
    group: 'Primary tumour',
    type: 'code',
    values: ['absent', 'present', 'resected'],
    meaning: 'regional or mesenteric nodes; kept apart from extrahepaticDisease because sources treat it differently',
    mapping: 'mCODE TNM regional nodes category',
  },
];
