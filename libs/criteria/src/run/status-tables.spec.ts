import { MET, NOT_MET, UNKNOWN } from '../model/verdict.js';
import {
  CEILINGS,
  STATUSES,
  combinedStatus,
  groupIndex,
  statusFrom,
  statusTables,
  type Groups,
} from './status-tables.js';

const none: Groups = { absolute: NOT_MET, strong: NOT_MET, full: NOT_MET, conditional: NOT_MET, caution: NOT_MET };
const CODES = [NOT_MET, UNKNOWN, MET];

const everyGroups = (): Groups[] =>
  CODES.flatMap((absolute) =>
    CODES.flatMap((strong) =>
      CODES.flatMap((full) =>
        CODES.flatMap((conditional) => CODES.map((caution) => ({ absolute, strong, full, conditional, caution }))),
      ),
    ),
  );

describe('status of an option', () => {
  it.each([
    ['an absolute contraindication outweighs everything', { absolute: MET, strong: MET, full: MET }, 'contraindicated'],
    ['a strong one comes next', { absolute: UNKNOWN, strong: MET, full: MET }, 'notRecommended'],
    ['no indication, even with a contraindication unknown', { absolute: UNKNOWN }, 'notIndicated'],
    ['an indication with an absolute contraindication unknown', { absolute: UNKNOWN, full: MET }, 'insufficientData'],
    ['an indication with a strong contraindication unknown', { strong: UNKNOWN, conditional: MET }, 'insufficientData'],
    ['a full indication', { full: MET }, 'supported'],
    ['a full indication beside an unknown conditional one', { full: MET, conditional: UNKNOWN }, 'supported'],
    ['a full indication with a caution', { full: MET, caution: MET }, 'consider'],
    ['a full indication with a caution unknown', { full: MET, caution: UNKNOWN }, 'consider'],
    ['a conditional indication', { conditional: MET }, 'consider'],
    ['a conditional indication beside an unknown full one', { full: UNKNOWN, conditional: MET }, 'consider'],
    ['only unknown indications', { full: UNKNOWN }, 'insufficientData'],
  ] as const)('%s', (_, groups, expected) => {
    expect(statusFrom({ ...none, ...groups }, 'supported')).toBe(expected);
  });

  it('is limited by the ceiling and by nothing else', () => {
    for (const groups of everyGroups()) {
      const free = statusFrom(groups, 'supported');
      expect(statusFrom(groups, 'consider')).toBe(free === 'supported' ? 'consider' : free);
      expect(statusFrom(groups, 'notRecommended')).toBe(
        free === 'supported' || free === 'consider' ? 'notRecommended' : free,
      );
    }
  });

  it('reads the same from the tables', () => {
    for (const limits of [true, false]) {
      const tables = statusTables(limits);
      for (const groups of everyGroups()) {
        CEILINGS.forEach((ceiling, index) =>
          expect(STATUSES[tables[index]?.[groupIndex(groups)] ?? -1]).toBe(statusFrom(groups, ceiling, limits)),
        );
      }
    }
  });

  it('can leave unknown cautions without effect', () => {
    expect(statusFrom({ ...none, full: MET, caution: UNKNOWN }, 'supported', false)).toBe('supported');
    expect(statusFrom({ ...none, full: MET, caution: MET }, 'supported', false)).toBe('consider');
  });
});

describe('result over several policies', () => {
  it.each([
    [['supported', 'supported', 'supported'], 'supported'],
    [['notIndicated', 'notIndicated', 'notIndicated'], 'notIndicated'],
    [['supported', 'supported', 'notIndicated'], 'consider'],
    [['supported', 'insufficientData', 'notIndicated'], 'insufficientData'],
  ] as const)('%j gives %s', (perPolicy, combined) => {
    expect(combinedStatus(perPolicy)).toBe(combined);
  });

  it('gives what the setting says when they differ', () => {
    expect(combinedStatus(['supported', 'notIndicated'], 'insufficientData')).toBe('insufficientData');
  });
});
