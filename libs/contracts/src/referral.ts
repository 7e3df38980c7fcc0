/** What a referrer is told of the cases they sent. */
import { z } from 'zod';
import { CaseRow } from './case.js';
import { intents } from './deliberation.js';
import { id, isoDate, pageOf, pageQuery } from './primitives.js';

/** What the board recommended, once it is signed; from the signed text alone. */
export const ReferralOutcome = z
  .strictObject({
    outcomeId: id,
    meetingId: id,
    position: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('option'), optionId: z.string() }),
      z.strictObject({ kind: z.literal('other'), text: z.string() }),
      z.strictObject({ kind: z.literal('noRecommendation'), reason: z.string() }),
    ]),
    intent: z.enum(intents),
    /** How many conditions it carries. */
    conditions: z.int(),
    meetingOn: isoDate,
    nextReviewOn: isoDate.nullable(),
    /** Whether a signed addendum amends it. */
    amended: z.boolean(),
  })
  .meta({ id: 'ReferralOutcome' });
export type ReferralOutcome = z.infer<typeof ReferralOutcome>;

export const Referral = z
  .strictObject({
    case: CaseRow,
    outcome: ReferralOutcome.nullable(),
    /** Things this person owes for the case, and questions they asked that are not answered yet. */
    owed: z.int(),
    asked: z.int(),
    /** Letters that were sent to this person. */
    letters: z.array(z.strictObject({ deliveryId: id, unread: z.boolean() })),
  })
  .meta({ id: 'Referral' });
export type Referral = z.infer<typeof Referral>;
export const ReferralPage = pageOf(Referral).meta({ id: 'ReferralPage' });
export type ReferralPage = z.infer<typeof ReferralPage>;
export const ReferralListQuery = z.strictObject({ ...pageQuery }).meta({ id: 'ReferralListQuery' });
export type ReferralListQuery = z.infer<typeof ReferralListQuery>;
