import type { CaseRow, Referral, ReferralListQuery, ReferralOutcome, ReferralPage } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/authorisation/actor.js';
import { Worklist } from './worklist.js';

interface SignedText {
  readonly caseId: string;
  readonly outcomeId: string;
  readonly meetingId: string;
  readonly text: string;
  readonly amended: boolean;
}

/** What the signed text says that is shown here; the rest of it is on the page of the outcome. */
interface Signed {
  readonly meetingOn: string;
  readonly recommendation: { readonly position: ReferralOutcome['position']; readonly intent: ReferralOutcome['intent']; readonly conditions: readonly unknown[]; readonly nextReviewOn?: string | null };
}

/** The cases a person referred, each with what came of it and what is open between them and the board. */
@Injectable()
export class Referrals {
  constructor(private readonly worklist: Worklist) {}

  async page(manager: EntityManager, actor: Actor, query: ReferralListQuery): Promise<ReferralPage> {
    const { items, next } = await this.worklist.ownReferrals(manager, actor, query);
    const ids = items.map(({ id }) => id);
    const outcomes = await this.outcomes(manager, items.filter(({ state }) => state === 'signedOff'));
    const open = await manager.query<Array<{ caseId: string; owed: number; asked: number }>>(
      `SELECT i.case_id AS "caseId", count(*) FILTER (WHERE i.owner_id = $2 OR (i.owner_id IS NULL AND i.owner_role = 'referrer'))::integer AS owed,
              count(*) FILTER (WHERE i.created_by = $2)::integer AS asked
         FROM chase_item i WHERE i.case_id = ANY ($1) AND i.state = 'open' GROUP BY i.case_id`,
      [ids, actor.personId],
    );
    const letters = await manager.query<Array<{ caseId: string; deliveryId: string; unread: boolean }>>(
      `SELECT o.case_id AS "caseId", v.id AS "deliveryId", v.read_at IS NULL AS unread FROM document_delivery v JOIN document_order o ON o.id = v.order_id
        WHERE o.case_id = ANY ($1) AND v.recipient_person_id = $2 AND v.state = 'sent' ORDER BY v.requested_at DESC, v.id`,
      [ids, actor.personId],
    );
    const referrals = items.map((row): Referral => {
      const counts = open.find(({ caseId }) => caseId === row.id);
      return {
        case: row,
        outcome: outcomes.get(row.id) ?? null,
        owed: counts?.owed ?? 0,
        asked: counts?.asked ?? 0,
        letters: letters.filter(({ caseId }) => caseId === row.id).map(({ deliveryId, unread }) => ({ deliveryId, unread })),
      };
    });
    return { items: referrals, next };
  }

  private async outcomes(manager: EntityManager, rows: readonly CaseRow[]): Promise<ReadonlyMap<string, ReferralOutcome>> {
    if (rows.length === 0) return new Map();
    // The newest signed text: the outcome, or the last addendum to it, which carries the recommendation as amended.
    const texts = await manager.query<SignedText[]>(
      `SELECT DISTINCT ON (case_id) case_id AS "caseId", id AS "outcomeId", meeting_id AS "meetingId", canonical_text AS text, kind = 'addendum' AS amended
         FROM outcome_record WHERE case_id = ANY ($1) AND state = 'signedOff' ORDER BY case_id, created_at DESC`,
      [rows.map(({ id }) => id)],
    );
    return new Map(texts.map(({ caseId, text, ...record }) => [caseId, { ...record, ...shown(JSON.parse(text) as Signed) }]));
  }
}

const shown = ({ meetingOn, recommendation }: Signed): Omit<ReferralOutcome, 'outcomeId' | 'meetingId' | 'amended'> => ({
  position: recommendation.position,
  intent: recommendation.intent,
  conditions: recommendation.conditions.length,
  meetingOn,
  nextReviewOn: recommendation.nextReviewOn ?? null,
});
