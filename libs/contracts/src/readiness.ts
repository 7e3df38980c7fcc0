/** Whether the cases of a meeting can be decided there, and who owes what by when. */
import { z } from 'zod';
import { questionCodes } from './case.js';
import { id, instant, isoDate } from './primitives.js';

export const readinessVerdicts = ['ready', 'conditional', 'notReady'] as const;
export const readinessGroups = ['question', 'pathology', 'ctMri', 'pet', 'labs', 'wish', 'fitness', 'presenter'] as const;
export const readinessGroupStates = ['recorded', 'asserted', 'conflicting', 'missing', 'notNeeded'] as const;

export const ReadinessFinding = z
  .strictObject({
    itemId: z.string(),
    group: z.enum(readinessGroups),
    /** Why it holds the case up, e.g. `readiness.missing`; translated by the user interface with `params`. */
    code: z.string(),
    effect: z.enum(['blocks', 'conditions', 'none']),
    /** A discipline, or `referrer`, `coordinator`, `chair`. */
    ownerRole: z.string(),
    dueAt: instant,
    expectedOn: isoDate.nullable(),
    movesOptionIds: z.array(z.string()),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'ReadinessFinding' });
export type ReadinessFinding = z.infer<typeof ReadinessFinding>;

export const CaseReadiness = z
  .strictObject({
    caseId: id,
    caseNumber: z.string(),
    agendaItemId: id,
    position: z.int(),
    patientShort: z.string(),
    questionCode: z.enum(questionCodes),
    verdict: z.enum(readinessVerdicts),
    groups: z.record(z.enum(readinessGroups), z.enum(readinessGroupStates)),
    findings: z.array(ReadinessFinding),
  })
  .meta({ id: 'CaseReadiness' });
export type CaseReadiness = z.infer<typeof CaseReadiness>;

export const MeetingReadiness = z
  .strictObject({ meetingId: id, cutOffAt: instant, serverTime: instant, cases: z.array(CaseReadiness) })
  .meta({ id: 'MeetingReadiness' });
export type MeetingReadiness = z.infer<typeof MeetingReadiness>;

/** What listing a case at a meeting would ask for, before anybody does it. */
export const ListingPreview = z
  .strictObject({
    caseId: id,
    verdict: z.enum(readinessVerdicts),
    findings: z.array(ReadinessFinding),
    cutOffAt: instant,
    isLate: z.boolean(),
    /** Whether the signed-in person may agree to a late addition. */
    mayAssent: z.boolean(),
  })
  .meta({ id: 'ListingPreview' });
export type ListingPreview = z.infer<typeof ListingPreview>;
