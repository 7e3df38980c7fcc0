import { Injectable } from '@nestjs/common';
import { checkListing, compareInstants, cutOffOf, type Instant, type PersonId, type ReadinessWaiver } from '@consilium/board';
import type { ListingPreview } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/authorisation/actor.js';
import { MeetingReadinessReader } from '../readiness/meeting-readiness.js';
import { MeetingChairs } from './meeting-chairs.js';
import { MeetingRoom, type MeetingHead } from './meeting-room.js';
import { asRuled } from './rulings.js';
import { utc } from './utc.js';

/** What somebody gives to list a case that is not ready or comes late. Reasons are empty where none is given. */
export interface ListingWish {
  readonly waiver: ReadinessWaiver | null;
  readonly lateReason: string;
  /** Who answers for a late addition: a chair. */
  readonly assentedBy: PersonId;
}

/** Whether a case may be put on the list of a meeting: readiness and cut-off, and who may set them aside. */
@Injectable()
export class Listings {
  constructor(
    private readonly readiness: MeetingReadinessReader,
    private readonly chairs: MeetingChairs,
    private readonly room: MeetingRoom,
  ) {}

  /** Says beforehand what the listing will ask for. */
  async preview(manager: EntityManager, actor: Actor, meetingId: string, caseId: string): Promise<ListingPreview & { readonly boardId: string }> {
    const [meeting] = await manager.query<Array<{ boardId: string; chairId: string }>>(`SELECT board_id AS "boardId", chair_id AS "chairId" FROM meeting WHERE id = $1`, [meetingId]);
    const { verdict, findings } = await this.readiness.readCandidate(manager, meetingId, caseId);
    const cutOffAt = await this.cutOff(manager, meetingId);
    const isLate = compareInstants(await this.room.now(manager, meetingId), cutOffAt) >= 0;
    return { boardId: meeting!.boardId, caseId, verdict, findings, cutOffAt, isLate, mayAssent: await this.mayAssent(manager, meeting!, actor.personId) };
  }

  /**
   * Asks the rule. Call it under the lock of the meeting.
   * @returns which exceptions the listing rests on.
   * @throws Refusal with the rule's code, e.g. `listing.waiverNeeded`.
   */
  async check(manager: EntityManager, meeting: MeetingHead, caseId: string, { waiver, lateReason, assentedBy }: ListingWish): Promise<{ readonly waived: boolean; readonly late: boolean }> {
    const { verdict } = await this.readiness.readCandidate(manager, meeting.id, caseId);
    const { chairId, deputyIds } = await this.chairs.of(manager, meeting);
    return asRuled(
      checkListing({
        verdict,
        waiver,
        lateAddition: lateReason === '' ? null : { justification: lateReason, assentedBy },
        requestedAt: await this.room.now(manager, meeting.id),
        cutOffAt: await this.cutOff(manager, meeting.id),
        chairIds: [chairId, ...deputyIds],
      }),
    );
  }

  async mayAssent(manager: EntityManager, meeting: Pick<MeetingHead, 'boardId' | 'chairId'>, personId: string): Promise<boolean> {
    const { chairId, deputyIds } = await this.chairs.of(manager, meeting);
    return chairId === personId || deputyIds.includes(personId);
  }

  private async cutOff(manager: EntityManager, meetingId: string): Promise<Instant> {
    const [found] = await manager.query<Array<{ startsAt: Instant; hours: number }>>(
      `SELECT ${utc('m.starts_at')} AS "startsAt", (b.settings ->> 'cutOffHours')::int AS hours FROM meeting m JOIN board b ON b.id = m.board_id WHERE m.id = $1`,
      [meetingId],
    );
    return cutOffOf(found!.startsAt, found!.hours);
  }
}
