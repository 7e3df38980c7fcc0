import type { BoardSettings } from '@consilium/contracts';
import { settingChanges } from './settings-diff';

const settings: BoardSettings = {
  debulkingPolicy: null,
  cutOffHours: 18,
  baseQuorum: ['surgery', 'radiology'],
  minimumDataset: ['ki67Pct'],
  freshnessDays: { bilirubinMgDl: 30 },
  staleCountsAsUnknown: false,
  assumptions: { reducedFitnessEcog: 3 },
  timeZone: 'Europe/London',
};

describe('changes of settings', () => {
  it('are none between equal settings, also when a list stands in another order', () => {
    expect(settingChanges(settings, { ...settings, baseQuorum: ['radiology', 'surgery'], series: null })).toEqual([]);
  });

  it('name every field and every item that differs', () => {
    const after: BoardSettings = {
      ...settings,
      debulkingPolicy: 'T90',
      baseQuorum: ['surgery', 'pathology'],
      minimumDataset: ['ki67Pct', 'lesionCount'],
      freshnessDays: { lesionCount: 90 },
      assumptions: {},
      series: { weekday: 4, time: '07:30', durationMinutes: 90, place: '', everyWeeks: 1 },
    };
    expect(settingChanges(settings, after)).toEqual([
      { field: 'debulkingPolicy', item: null, from: null, to: 'T90' },
      { field: 'series', item: 'weekday', from: null, to: 4 },
      { field: 'series', item: 'time', from: null, to: '07:30' },
      { field: 'series', item: 'durationMinutes', from: null, to: 90 },
      { field: 'series', item: 'place', from: null, to: '' },
      { field: 'series', item: 'everyWeeks', from: null, to: 1 },
      { field: 'baseQuorum', item: 'radiology', from: true, to: null },
      { field: 'baseQuorum', item: 'pathology', from: null, to: true },
      { field: 'minimumDataset', item: 'lesionCount', from: null, to: true },
      { field: 'freshnessDays', item: 'bilirubinMgDl', from: 30, to: null },
      { field: 'freshnessDays', item: 'lesionCount', from: null, to: 90 },
      { field: 'assumptions', item: 'reducedFitnessEcog', from: 3, to: null },
    ]);
  });
});
