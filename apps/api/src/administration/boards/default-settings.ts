import type { BoardSettings } from '@consilium/contracts';

/**
 * What a new board starts with. The debulking policy stays open, so that every threshold in use is shown until the board
 * decides; assumptions of the catalogue keep their declared defaults.
 */
export const DEFAULT_SETTINGS: BoardSettings = {
  debulkingPolicy: null,
  cutOffHours: 24,
  baseQuorum: ['surgery', 'medicalOncology', 'radiology'],
  minimumDataset: [
    'performanceStatusEcog',
    'differentiation',
    'ki67Pct',
    'functionalStatus',
    'sstrPositive',
    'primarySite',
    'primaryStatus',
    'lesionCount',
    'maxLesionSizeCm',
    'liverBurdenPct',
    'completeResectionFeasible',
    'extrahepaticDisease',
    'progressionStatus',
    'bilirubinMgDl',
  ],
  freshnessDays: { bilirubinMgDl: 30, lesionCount: 90, liverBurdenPct: 90, extrahepaticDisease: 120, sstrPositive: 180, performanceStatusEcog: 60 },
  staleCountsAsUnknown: false,
  assumptions: {},
  timeZone: 'UTC',
  series: null,
};
