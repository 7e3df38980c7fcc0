import type { BoardSettings } from '@consilium/contracts';
import { DEFAULT_SETTINGS } from '../administration/boards/default-settings.js';
import { demoId } from './demo-ids.js';

export const DEMO_ORGANISATION = { id: demoId('organisation'), name: 'Northmoor University Hospital (fictional)' } as const;

/** What every new board starts with, but for what this hospital agreed on. */
const baseSettings: BoardSettings = { ...DEFAULT_SETTINGS, cutOffHours: 18, timeZone: 'Europe/London' };

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
