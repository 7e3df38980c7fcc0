/** Dictionary: extrahepatic disease. Terminology mappings are in words and none is verified. */
import type { Element } from '@consilium/criteria';

export const extrahepaticDisease: readonly Element[] = [
  {
    id: 'extrahepaticDisease',
    group: 'Extrahepatic disease',
    type: 'code',
    values: ['absent', 'present', 'resected'],
    meaning: 'distant extrahepatic metastases; resected = all removed with curative intent',
    mapping: 'mCODE TNM distant metastases; secondary cancer condition',
  },
  {
    id: 'extrahepaticSites',
    group: 'Extrahepatic disease',
    type: 'list',
    items: { values: ['bone', 'peritoneum', 'lung', 'other'] },
    meaning: 'sites',
    mapping: 'mCODE secondary cancer condition body site',
  },
  {
    id: 'extrahepaticResectable',
    group: 'Extrahepatic disease',
    type: 'boolean',
    meaning: 'all extrahepatic disease can be removed; only meaningful when it is present',
    mapping: 'to verify',
  },
  {
    id: 'widespreadUnresectableDisease',
    group: 'Extrahepatic disease',
    type: 'boolean',
    meaning: 'wording of REDDY2010 Summary; MDT flag',
    mapping: 'to verify',
  },
];
