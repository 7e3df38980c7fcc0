import { isUnderWay, stepsOf } from './erasure-steps';

const at = '2026-03-12T09:30:00.000Z';
const told = (erasure: Parameters<typeof stepsOf>[0]): string | null => stepsOf(erasure)?.map(({ name, state }) => `${name} ${state}`).join(', ') ?? null;

describe('the steps of an erasure', () => {
  it('follow each other, one of them being now', () => {
    expect(told({ state: 'requested', filesRemovedAt: null, completedAt: null })).toBe('requested now, rows ahead, files ahead, tables ahead');
    expect(told({ state: 'confirmed', filesRemovedAt: null, completedAt: null })).toBe('requested done, rows done, files now, tables ahead');
    expect(told({ state: 'confirmed', filesRemovedAt: at, completedAt: null })).toBe('requested done, rows done, files done, tables now');
    expect(told({ state: 'complete', filesRemovedAt: at, completedAt: at })).toBe('requested done, rows done, files done, tables done');
  });

  it('are none where it was declined or withdrawn', () => {
    for (const state of ['declined', 'withdrawn'] as const) expect(told({ state, filesRemovedAt: null, completedAt: null })).toBeNull();
  });

  it('are looked at again while the server is at work', () => {
    expect(isUnderWay([{ state: 'requested' }, { state: 'confirmed' }])).toBe(true);
    expect(isUnderWay([{ state: 'requested' }, { state: 'complete' }])).toBe(false);
  });
});
