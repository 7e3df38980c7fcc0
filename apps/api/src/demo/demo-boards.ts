import type { BoardSettings } from '@consilium/contracts';
import { demoId } from './demo-ids.js';

export const DEMO_ORGANISATION = { id: demoId('organisation'), name: 'Northmoor University Hospital (fictional)' } as const;

const baseSettings: BoardSettings = {
  debulkingPolicy: null,
  cutOffHours: 18,
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
  timeZone: 'Europe/London',
};

export const demoBoards = {
  net: { id: demoId('board net'), name: 'Neuroendocrine tumour board', tumourType: 'neuroendocrineLiverMetastases', settings: baseSettings },
  hpb: {
    id: demoId('board hpb'),
    name: 'Hepatobiliary board',
    tumourType: 'neuroendocrineLiverMetastases',
    settings: { ...baseSettings, debulkingPolicy: 'T90' as const, cutOffHours: 24 },
  },
} as const;
export type DemoBoardKey = keyof typeof demoBoards;
