/** Tasks that ask whether a signed or deferred case is to be discussed again. */
import { z } from 'zod';
import { caseStates } from './case.js';
import { Person } from './people.js';
import { id, instant, isoDate, pageOf, pageQuery, paragraph, version } from './primitives.js';

export const followUpStates = ['open', 'done', 'dismissed'] as const;

export const FollowUp = z
  .strictObject({
    id,
    case: z.strictObject({ id, number: z.string(), boardId: id, patientShort: z.string(), state: z.enum(caseStates) }),
    /** A trigger of the catalogue, or a reason of the calendar. */
    reasonId: z.string(),
    elementIds: z.array(z.string()),
    foundAt: instant,
    ownerRole: z.string(),
    dueOn: isoDate,
    state: z.enum(followUpStates),
    settled: z.strictObject({ because: z.string(), by: Person.pick({ id: true, displayName: true }), at: instant }).nullable(),
    /** The episode that was opened from it. */
    nextCase: z.strictObject({ id, number: z.string() }).nullable(),
    version,
    maySettle: z.boolean(),
    mayReopen: z.boolean(),
  })
  .meta({ id: 'FollowUp' });
export type FollowUp = z.infer<typeof FollowUp>;
export const FollowUpPage = pageOf(FollowUp).meta({ id: 'FollowUpPage' });
export type FollowUpPage = z.infer<typeof FollowUpPage>;

export const FollowUpListQuery = z.strictObject({ ...pageQuery, boardId: id.optional() }).meta({ id: 'FollowUpListQuery' });
export type FollowUpListQuery = z.infer<typeof FollowUpListQuery>;

export const FollowUpSettling = z.strictObject({ as: z.enum(['done', 'dismissed']), because: paragraph(2000, 1) }).meta({ id: 'FollowUpSettling' });
export type FollowUpSettling = z.infer<typeof FollowUpSettling>;

export const FollowUpReopening = z.strictObject({ because: paragraph(2000, 1) }).meta({ id: 'FollowUpReopening' });
export type FollowUpReopening = z.infer<typeof FollowUpReopening>;
