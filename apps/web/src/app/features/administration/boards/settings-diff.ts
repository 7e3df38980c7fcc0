import type { BoardSettings } from '@consilium/contracts';

type Value = string | number | boolean | null;

/** One difference between two versions of a board's settings. */
export interface SettingChange {
  readonly field: keyof BoardSettings;
  /** Element, discipline, assumption or part of the series; null where the field is one value. */
  readonly item: string | null;
  /** Null: not set, or not in the list. */
  readonly from: Value;
  readonly to: Value;
}

/** Every difference, field by field, so that a person can read what a change does before it is saved. */
export function settingChanges(before: BoardSettings, after: BoardSettings): SettingChange[] {
  return [
    ...single('debulkingPolicy', before, after),
    ...single('cutOffHours', before, after),
    ...single('timeZone', before, after),
    ...records('series', before.series ?? {}, after.series ?? {}),
    ...lists('baseQuorum', before.baseQuorum, after.baseQuorum),
    ...lists('minimumDataset', before.minimumDataset, after.minimumDataset),
    ...records('freshnessDays', before.freshnessDays, after.freshnessDays),
    ...single('staleCountsAsUnknown', before, after),
    ...records('assumptions', before.assumptions, after.assumptions),
  ];
}

function single(field: 'debulkingPolicy' | 'cutOffHours' | 'timeZone' | 'staleCountsAsUnknown', before: BoardSettings, after: BoardSettings): SettingChange[] {
  return before[field] === after[field] ? [] : [{ field, item: null, from: before[field], to: after[field] }];
}

function lists(field: 'baseQuorum' | 'minimumDataset', before: readonly string[], after: readonly string[]): SettingChange[] {
  return [
    ...before.filter((item) => !after.includes(item)).map((item) => ({ field, item, from: true, to: null })),
    ...after.filter((item) => !before.includes(item)).map((item) => ({ field, item, from: null, to: true })),
  ];
}

function records(field: 'series' | 'freshnessDays' | 'assumptions', before: object, after: object): SettingChange[] {
  const valueOf = (of: object, item: string): Value => ((of as Record<string, Value>)[item] ?? null);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((item) => valueOf(before, item) !== valueOf(after, item))
    .map((item) => ({ field, item, from: valueOf(before, item), to: valueOf(after, item) }));
}
