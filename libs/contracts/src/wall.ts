/** The screen on the wall of a meeting room: pairing it with a board, and what it may show. */
import { z } from 'zod';
import { questionCodes } from './case.js';
import { Lesion } from './case-facts.js';
import { Position, RecommendationInput, roundStates } from './deliberation.js';
import { lanes, meetingStates } from './meeting.js';
import { disciplines } from './people.js';
import { id, instant, line } from './primitives.js';

/** Letters and digits of a pairing code that are not taken for one another. */
export const WALL_CODE = /^[2-9A-HJ-NP-Z]{4}-?[2-9A-HJ-NP-Z]{4}$/;

/** A screen that waits: the code it shows, until when. Said once, to the screen alone. */
export const WallPairing = z.strictObject({ code: z.string(), expiresAt: instant }).meta({ id: 'WallPairing' });
export type WallPairing = z.infer<typeof WallPairing>;

export const WallPairingInput = z
  .strictObject({
    code: z.string().trim().toUpperCase().regex(WALL_CODE, { message: 'must be the eight letters and digits the screen shows' }),
    /** Where it hangs. */
    name: line(80),
  })
  .meta({ id: 'WallPairingInput' });
export type WallPairingInput = z.infer<typeof WallPairingInput>;

export const WallDevice = z
  .strictObject({ id, name: line(80), pairedBy: line(160), pairedAt: instant, expiresAt: instant, lastSeenAt: instant })
  .meta({ id: 'WallDevice' });
export type WallDevice = z.infer<typeof WallDevice>;

const entry = { id, lane: z.enum(lanes), minutes: z.int(), position: z.int() };

/** What the wall shows of the case on the table. No name, no number of the patient, no annotation, no ballot of anybody. */
export const WallCase = z
  .strictObject({
    number: z.string(),
    initials: z.string(),
    age: z.int().min(0),
    sex: z.enum(['female', 'male', 'other']),
    question: z.string(),
    /** Key values that are recorded and undisputed, by element of the knowledge base. */
    values: z.array(z.strictObject({ element: z.string(), value: z.union([z.number(), z.string(), z.boolean()]) })),
    lesions: z.array(Lesion),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    minutes: z.int(),
    /** Rounds of voting: how many are in, and once the seal is open how many for what. */
    rounds: z.array(
      z.strictObject({
        number: z.int(),
        state: z.enum(roundStates),
        sealed: z.int(),
        eligible: z.int(),
        counts: z.array(z.strictObject({ position: Position, count: z.int() })).nullable(),
      }),
    ),
    quorum: z.strictObject({ met: z.boolean(), lines: z.array(z.strictObject({ discipline: z.enum(disciplines), presence: z.enum(['present', 'remote', 'cover', 'awaited']) })) }),
    recommendation: z.strictObject({ position: RecommendationInput.shape.position, rationale: z.string(), conditions: RecommendationInput.shape.conditions, isConfirmed: z.boolean() }).nullable(),
  })
  .meta({ id: 'WallCase' });
export type WallCase = z.infer<typeof WallCase>;

export const WallMeeting = z
  .strictObject({
    state: z.enum(meetingStates),
    startsAt: instant,
    serverTime: instant,
    /** Cases and breaks in order, for the times. */
    entries: z.array(z.strictObject(entry)),
    place: z.strictObject({ number: z.int(), count: z.int() }).nullable(),
    current: WallCase.nullable(),
    /** Cases that wait, the next one first. */
    coming: z.array(z.strictObject({ id, initials: z.string(), questionCode: z.enum(questionCodes), presenter: z.string().nullable() })),
  })
  .meta({ id: 'WallMeeting' });
export type WallMeeting = z.infer<typeof WallMeeting>;

/**
 * What a screen is told.
 * - `unpaired`: nobody paired it, its code ran out, or it was taken out of use.
 * - `waiting`: its code was not entered yet.
 * - `locked`: no meeting of its board is open.
 */
export const WallState = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('unpaired') }),
    z.strictObject({ state: z.literal('waiting') }),
    z.strictObject({ state: z.literal('locked'), boardName: line(160), name: line(80) }),
    z.strictObject({ state: z.literal('open'), boardName: line(160), name: line(80), meeting: WallMeeting }),
  ])
  .meta({ id: 'WallState' });
export type WallState = z.infer<typeof WallState>;
