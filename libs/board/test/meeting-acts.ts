/** The people of the model test and what they may try, in whatever order. */
import fc from 'fast-check';
import type { DeliberationCommand, Discipline, SignatureMeaning } from '../src/index.js';

/** Everybody who may act: discipline, role and the seat they speak for. The deputy is the second surgeon. */
export const PEOPLE = {
  chair: { discipline: 'surgery', role: 'core', seat: 'chair' },
  deputy: { discipline: 'surgery', role: 'core', seat: 'deputy' },
  oncologist: { discipline: 'medicalOncology', role: 'core', seat: 'oncologist' },
  radiologist: { discipline: 'radiology', role: 'core', seat: 'radiologist' },
  cover: { discipline: 'radiology', role: 'cover', seat: 'radiologist' },
  nurse: { discipline: 'specialistNurse', role: 'core', seat: null },
  guest: { discipline: 'pathology', role: 'guest', seat: null },
} as const satisfies Record<string, { discipline: Discipline; role: 'core' | 'cover' | 'guest'; seat: string | null }>;
export type Name = keyof typeof PEOPLE;
export const NAMES = Object.keys(PEOPLE) as Name[];
export const OPTIONS = ['debulking-cytoreduction', 'tae'];

export type Act =
  | { readonly do: 'arrive' | 'leave' | 'recuse' | 'dissent' | 'acknowledge'; readonly who: Name }
  | {
      readonly do: 'cast';
      readonly who: Name;
      readonly round: 1 | 2;
      readonly option: string;
      readonly replaces: 'none' | 'current' | 'first';
      readonly fresh: boolean;
    }
  | { readonly do: 'sign'; readonly who: Name; readonly meaning: SignatureMeaning; readonly oldText: boolean }
  | { readonly do: DeliberationCommand };

const who = fc.constantFrom(...NAMES);
const step = (...commands: DeliberationCommand[]) =>
  fc.constantFrom(...commands).map((command): Act => ({ do: command }));
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('arrive' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'recuse' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('dissent' as const, 'acknowledge' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('cast' as const),
      who,
      round: fc.constantFrom(1 as const, 2 as const),
      option: fc.constantFrom(...OPTIONS),
      replaces: fc.constantFrom('none' as const, 'current' as const, 'first' as const),
      fresh: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('sign' as const),
      who,
      meaning: fc.constantFrom<SignatureMeaning>('approved', 'approved', 'approved', 'approvedWithDissent', 'declined'),
      oldText: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    }),
  },
  {
    weight: 8,
    arbitrary: step(
      'openFirstRound',
      'closeFirstRound',
      'openFirstSeal',
      'openSecondRound',
      'closeSecondRound',
      'openSecondSeal',
      'confirmRecommendation',
      'returnToChair',
    ),
  },
);

/** One person votes three times and then replaces the first ballot again, as a forgotten tab would. */
const forgottenTab: fc.Arbitrary<Act[]> = fc
  .record({ who, round: fc.constantFrom(1 as const, 2 as const), option: fc.constantFrom(...OPTIONS) })
  .map((vote) =>
    (['none', 'current', 'first', 'first'] as const).map((replaces): Act => ({
      do: 'cast',
      ...vote,
      replaces,
      fresh: true,
    })),
  );

/** A meeting in order, into which random commands are mixed so that sequences reach the signatures. */
export const ORDERLY: readonly Act[] = [
  ...(['chair', 'deputy', 'oncologist', 'radiologist'] as const).map((name): Act => ({ do: 'arrive', who: name })),
  { do: 'openFirstRound' },
  { do: 'cast', who: 'chair', round: 1, option: 'tae', replaces: 'none', fresh: true },
  { do: 'closeFirstRound' },
  { do: 'openFirstSeal' },
  { do: 'openSecondRound' },
  { do: 'cast', who: 'oncologist', round: 2, option: 'tae', replaces: 'none', fresh: true },
  { do: 'closeSecondRound' },
  { do: 'openSecondSeal' },
  { do: 'confirmRecommendation' },
  ...(['chair', 'oncologist', 'radiologist'] as const).map((name): Act => ({
    do: 'sign',
    who: name,
    meaning: 'approved',
    oldText: false,
  })),
];

/** The cover votes while the member is away; then the member returns and both try again. */
const memberReturns: fc.Arbitrary<Act[]> = fc
  .record({ round: fc.constantFrom(1 as const, 2 as const), option: fc.constantFrom(...OPTIONS) })
  .map((vote): Act[] => [
    { do: 'leave', who: 'radiologist' },
    { do: 'arrive', who: 'cover' },
    { do: 'cast', who: 'cover', ...vote, replaces: 'none', fresh: true },
    { do: 'arrive', who: 'radiologist' },
    { do: 'cast', who: 'radiologist', ...vote, replaces: 'none', fresh: true },
    { do: 'cast', who: 'cover', ...vote, replaces: 'current', fresh: true },
  ]);

const disturbance = fc.oneof(
  { weight: 6, arbitrary: fc.array(anyAct, { maxLength: 4 }) },
  { weight: 1, arbitrary: forgottenTab },
  { weight: 1, arbitrary: memberReturns },
);

export const disturbedMeeting: fc.Arbitrary<Act[]> = fc
  .array(disturbance, { minLength: ORDERLY.length, maxLength: ORDERLY.length })
  .map((between) => ORDERLY.flatMap((act, index) => [...(between[index] ?? []), act]));
