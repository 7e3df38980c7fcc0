import { profileOfCase, type RecordedFact } from './case-profile.js';
import type { Lesion } from './lesions.js';

const settings = { freshnessDays: { bilirubinMgDl: 30 }, staleCountsAsUnknown: false };
const today = '2026-11-21';
const fact = (element: string, value: RecordedFact['value'], change: Partial<RecordedFact> = {}): RecordedFact => ({ element, value, state: 'known', observedOn: '2026-11-01', ...change });
const lesion = (lesionId: string, change: Partial<Lesion> = {}): Lesion => ({
  lesionId,
  segment: '2',
  sizeCm: 2,
  nearHilum: null,
  nearVessel: null,
  nearPortal: null,
  nearGut: null,
  plan: null,
  ...change,
});

describe('profile of a case', () => {
  it('leaves an element with competing values empty and lists them, never picking one', () => {
    const profile = profileOfCase([fact('ki67Pct', 4), fact('ki67Pct', 18)], [], settings, today);
    expect(profile.facts).not.toHaveProperty('ki67Pct');
    expect(profile.competing).toEqual({ ki67Pct: [4, 18] });
  });

  it('takes two equal values from two sources as one', () => {
    expect(profileOfCase([fact('ki67Pct', 4), fact('ki67Pct', 4)], [], settings, today).facts).toEqual({ ki67Pct: 4 });
  });

  it('never takes pending, not done or not obtainable for a value', () => {
    const recorded = (['pending', 'notDone', 'notObtainable'] as const).map((state) => fact('sstrPositive', null, { state }));
    expect(profileOfCase(recorded, [], settings, today).facts).toEqual({});
  });

  it.each([
    ['30 days old: fresh', '2026-10-22', []],
    ['31 days old: stale', '2026-10-21', ['bilirubinMgDl']],
  ])('counts staleness in whole days: %s', (_name, observedOn, stale) => {
    const profile = profileOfCase([fact('bilirubinMgDl', 0.8, { observedOn })], [], settings, today);
    expect(profile.stale).toEqual(stale);
    expect(profile.facts).toEqual({ bilirubinMgDl: 0.8 });
  });

  it('leaves a stale value empty only where the board switched that on', () => {
    const profile = profileOfCase([fact('bilirubinMgDl', 0.8, { observedOn: '2026-01-01' })], [], { ...settings, staleCountsAsUnknown: true }, today);
    expect(profile.facts).toEqual({});
    expect(profile.stale).toEqual(['bilirubinMgDl']);
  });

  it('draws what the lesion map says where nothing was typed', () => {
    const profile = profileOfCase([], [lesion('a'), lesion('b', { segment: '7', sizeCm: 4.2 })], settings, today);
    expect(profile.facts).toMatchObject({ lesionCount: 2, maxLesionSizeCm: 4.2, bilobar: true, segmentsInvolved: [2, 7] });
    expect(profile.fromLesions).toEqual(profile.facts);
  });

  it('keeps the typed value and flags the difference', () => {
    const profile = profileOfCase([fact('bilobar', false), fact('lesionCount', 2)], [lesion('a'), lesion('b', { segment: '7' })], settings, today);
    expect(profile.facts['bilobar']).toBe(false);
    expect(profile.disagreements).toEqual([expect.objectContaining({ elementId: 'bilobar', typed: false, drawn: true })]);
  });

  it('reads an incomplete map as a lower bound only', () => {
    const profile = profileOfCase([fact('lesionCount', 14)], [lesion('a')], settings, today);
    expect(profile.facts).toEqual({ lesionCount: 14 });
  });

  it('says nothing about lesions when none were drawn', () => {
    expect(profileOfCase([], [], settings, today).facts).toEqual({});
  });
});
