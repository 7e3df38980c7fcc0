import { randomUUID } from 'node:crypto';
import type { AuditEventName, AuditPayload } from '@consilium/audit-chain';
import { Injectable } from '@nestjs/common';
import {
  advanceDeliberation,
  ballotsInForce,
  canonicalBallotText,
  castBallot,
  checkBallotContent,
  closeRound,
  openSeal,
  type AcceptedBallot,
  type BallotContent,
  type BallotPlace,
  type BallotSubmission,
  type DeliberationCommand,
  type RoundRefusalCode,
} from '@consilium/board';
import type { BallotInput, ProblemCode, RoundCommand } from '@consilium/contracts';
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import type { EntityManager } from 'typeorm';
import { MeetingEvents } from '../../meetings/meeting-events.js';
import { MeetingRecord } from '../../meetings/meeting-record.js';
import { asRuled } from '../../meetings/rulings.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { Refusal } from '../../platform/errors/refusal.js';
import { BallotKeys } from '../ballots/ballot-keys.js';
import { sealBallot, sha256, unsealBallot } from '../ballots/ballot-seal.js';
import { CaseTables, stageOf, type CaseTable } from '../case-table.js';
import { RoundStore, type StoredRound } from './round-store.js';
import { optionOrder } from './round-view.js';

const onTheList = { optionIds: optionOrder, criterionIds: nelmKnowledge.criteria.map(({ id }) => id) };

/** What was cast, and the round with it, for the answer to the voter. */
export interface CastBallot {
  readonly table: CaseTable;
  readonly stored: StoredRound;
  readonly version: number;
  readonly isFirst: boolean;
}

/**
 * Rounds of sealed ballots. Under the locks of meeting and round there is one order of casting and closing: a ballot is
 * either before the closing and counts, or after it and is refused.
 */
@Injectable()
export class RoundsService {
  constructor(
    private readonly tables: CaseTables,
    private readonly store: RoundStore,
    private readonly keys: BallotKeys,
    private readonly events: MeetingEvents,
    private readonly record: MeetingRecord,
  ) {}

  /** Opens the next round of the case on the table: the first, and after its seal was opened the second. */
  async open(manager: EntityManager, actor: Actor, agendaItemId: string, ofItem: { readonly meetingId: string; readonly caseId: string }): Promise<CaseTable> {
    const table = await this.tables.lock(manager, ofItem.meetingId, ofItem.caseId);
    await this.tables.requireOnTheTable(manager, table);
    const rounds = await this.store.ofCase(manager, table.meeting.id, table.caseId, table.register);
    const number = rounds.length === 0 ? 1 : 2;
    asRuled(advanceDeliberation(await this.stage(manager, table, rounds), number === 1 ? 'openFirstRound' : 'openSecondRound'), 'illegalTransition');
    const roundId = randomUUID();
    await this.keys.make(roundId);
    await manager.query(
      `INSERT INTO ballot_round (id, organisation_id, meeting_id, case_id, number, state, opened_at) VALUES ($1, $2, $3, $4, $5, 'open', $6)`,
      [roundId, actor.organisationId, table.meeting.id, table.caseId, number, table.now],
    );
    await this.events.append(manager, table.meeting.id, 'roundOpened', table.caseId, { roundId, number, agendaItemId });
    await this.note(manager, actor, table, 'roundOpened', { meetingId: table.meeting.id, caseId: table.caseId, roundId, round: number });
    return table;
  }

  /**
   * Takes a ballot, or replaces the voter's own.
   * @param replacesVersion version of the voter's ballot in force, null for a first ballot.
   */
  async cast(manager: EntityManager, actor: Actor, roundId: string, replacesVersion: number | null, input: BallotInput): Promise<CastBallot> {
    const table = await this.tables.ofRound(manager, roundId);
    const stored = await this.store.lock(manager, roundId, table.register);
    const content: BallotContent = { position: input.position, confidence: input.confidence, drivers: input.drivers };
    const place: BallotPlace & { replaces: string | null } = { ...this.placeOf(table, actor.personId, roundId), replaces: this.replacedBy(stored, actor.personId, replacesVersion) };
    const sealed = sealBallot(place, content, await this.keys.find(roundId));
    const submission: BallotSubmission = { ballotId: place.ballotId, roundId, caseId: table.caseId, voterId: actor.personId, commitment: sealed.commitment, replaces: place.replaces };
    const ruling = castBallot(stored.round, submission, { register: table.register, instant: table.now });
    if (!ruling.ok) throw new Refusal(problemOf(ruling.code), { reason: ruling.code, detail: ruling.reason, ...currentVersionFor(ruling.code, stored, actor.personId) });
    this.requireOneSeat(stored, ruling.ballot);
    this.checkContent(content);
    await this.tables.requireMember(manager, table, actor);
    const version = await this.keep(manager, actor, table, ruling.ballot, sealed.ciphertext, stored);
    const kept = { ...ruling.ballot, version, castAt: table.now, openedText: null };
    const ballots = [...stored.ballots.filter(({ ballotId }) => ballotId !== place.replaces), kept];
    return { table, stored: { ...stored, round: ruling.round, ballots }, version, isFirst: place.replaces === null };
  }

  async command(manager: EntityManager, actor: Actor, roundId: string, { command }: RoundCommand): Promise<CaseTable> {
    const table = await this.tables.ofRound(manager, roundId);
    await this.tables.requireOnTheTable(manager, table);
    await this.tables.requireActingChair(manager, table, actor);
    const stored = await this.store.lock(manager, roundId, table.register);
    if (command === 'close') await this.close(manager, actor, table, stored);
    else await this.openSeal(manager, actor, table, stored);
    return table;
  }

  private async close(manager: EntityManager, actor: Actor, table: CaseTable, stored: StoredRound): Promise<void> {
    const { round } = asRuled(closeRound(stored.round, { register: table.register, instant: table.now }));
    await this.requireStep(manager, table, stored.round.number === 1 ? 'closeFirstRound' : 'closeSecondRound');
    const ballots = round.closing?.countedBallotIds.length ?? 0;
    await manager.query(`UPDATE ballot_round SET state = 'closed', closed_at = $2 WHERE id = $1`, [round.roundId, table.now]);
    await this.events.append(manager, table.meeting.id, 'roundClosed', table.caseId, { roundId: round.roundId, number: round.number, sealed: ballots });
    await this.note(manager, actor, table, 'roundClosed', { meetingId: table.meeting.id, roundId: round.roundId, ballots });
  }

  /** Discloses every ballot that counts, each checked against its commitment; what was replaced stays sealed. */
  private async openSeal(manager: EntityManager, actor: Actor, table: CaseTable, stored: StoredRound): Promise<void> {
    const { round } = stored;
    const counted = round.closing?.countedBallotIds ?? [];
    const disclosures = round.state === 'closed' ? await this.disclose(manager, stored, counted) : [];
    asRuled(openSeal(round, disclosures, sha256));
    await this.requireStep(manager, table, round.number === 1 ? 'openFirstSeal' : 'openSecondSeal');
    for (const { ballotId, content, salt } of disclosures) {
      const place = stored.ballots.find((ballot) => ballot.ballotId === ballotId)!;
      await manager.query(`UPDATE ballot SET opened_text = $2, salt = $3 WHERE id = $1`, [ballotId, canonicalBallotText(place, content), salt]);
    }
    await manager.query(`UPDATE ballot_round SET state = 'opened', seal_opened_at = $2 WHERE id = $1`, [round.roundId, table.now]);
    // Presenting is over at the latest now.
    await manager.query(`UPDATE agenda_item SET presented_at = coalesce(presented_at, clock_timestamp()) WHERE meeting_id = $1 AND case_id = $2`, [table.meeting.id, table.caseId]);
    await this.events.append(manager, table.meeting.id, 'sealOpened', table.caseId, { roundId: round.roundId, number: round.number });
    await this.note(manager, actor, table, 'sealOpened', { meetingId: table.meeting.id, roundId: round.roundId, ballotIds: counted, voterIds: counted.map((id) => stored.ballots.find(({ ballotId }) => ballotId === id)!.voterId) });
  }

  private async disclose(manager: EntityManager, stored: StoredRound, counted: readonly string[]) {
    if (counted.length === 0) return [];
    const key = await this.keys.find(stored.round.roundId);
    const rows = await manager.query<Array<{ id: string; ciphertext: Buffer }>>(`SELECT id, ciphertext FROM ballot WHERE id = ANY ($1)`, [counted]);
    return rows.map(({ id, ciphertext }) => ({ ballotId: id, ...unsealBallot(stored.ballots.find((ballot) => ballot.ballotId === id)!, ciphertext, key) }));
  }

  private async keep(manager: EntityManager, actor: Actor, table: CaseTable, ballot: AcceptedBallot, ciphertext: Buffer, stored: StoredRound): Promise<number> {
    const before = stored.ballots.find(({ ballotId }) => ballotId === ballot.replaces);
    const version = (before?.version ?? 0) + 1;
    if (before !== undefined) await manager.query(`UPDATE ballot SET replaced_at = $2 WHERE id = $1`, [before.ballotId, table.now]);
    await manager.query(
      `INSERT INTO ballot (id, organisation_id, round_id, voter_id, covers_person_id, discipline, ciphertext, key_id, commitment, version, cast_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), $10, $11)`,
      [
        ballot.ballotId,
        actor.organisationId,
        ballot.roundId,
        ballot.voterId,
        ballot.voter.role === 'cover' ? ballot.seatId : null,
        ballot.voter.discipline,
        ciphertext,
        `ballots/${ballot.roundId}`,
        ballot.commitment,
        version,
        table.now,
      ],
    );
    const accepted = [...stored.round.accepted, ballot];
    const sealed = ballotsInForce({ ...stored.round, accepted }, { register: table.register, instant: table.now }).length;
    await this.events.append(manager, table.meeting.id, 'ballotCountChanged', table.caseId, { roundId: ballot.roundId, sealed });
    await this.record.noteBallot(manager, actor, table.caseId, {
      meetingId: table.meeting.id,
      roundId: ballot.roundId,
      ballotId: ballot.ballotId,
      commitment: ballot.commitment,
      ...(ballot.replaces === null ? {} : { replaces: ballot.replaces }),
    });
    return version;
  }

  /** The seat is the voter's own or the one they cover; the rule decides whether they hold it. */
  private placeOf(table: CaseTable, personId: string, roundId: string): BallotPlace {
    const stay = table.register.attendances.findLast((entry) => entry.personId === personId && entry.leftAt === null);
    return { ballotId: randomUUID(), roundId, caseId: table.caseId, seatId: stay?.seatId ?? personId, voterId: personId };
  }

  private replacedBy(stored: StoredRound, personId: string, version: number | null): string | null {
    if (version === null) return null;
    const current = stored.ballots.find((ballot) => ballot.voterId === personId);
    if (current?.version === version) return current.ballotId;
    throw new Refusal('stale', { reason: 'ballot.stale', currentVersion: current?.version ?? 0, detail: 'Your ballot was replaced in the meantime, or there is none yet. Look again and decide.' });
  }

  /** Whoever voted for one seat and comes back in another has had their ballot of this round. */
  private requireOneSeat(stored: StoredRound, ballot: AcceptedBallot): void {
    const elsewhere = stored.ballots.find((earlier) => earlier.voterId === ballot.voterId && earlier.seatId !== ballot.seatId);
    if (elsewhere !== undefined) throw new Refusal('conflict', { reason: 'ballot.doubled', detail: 'You have voted for another seat in this round already.' });
  }

  private checkContent(content: BallotContent): void {
    const problems = checkBallotContent(content, onTheList);
    if (problems.length > 0) throw new Refusal('validation', { reason: problems[0]!.code, fields: problems.map(({ path, reason }) => ({ path, message: reason })) });
  }

  private async stage(manager: EntityManager, table: CaseTable, rounds: readonly StoredRound[]) {
    const [recommendation] = await manager.query<Array<{ state: 'draft' | 'confirmed' }>>(`SELECT state FROM recommendation WHERE meeting_id = $1 AND case_id = $2`, [table.meeting.id, table.caseId]);
    return stageOf(rounds, recommendation?.state ?? null, false);
  }

  private async requireStep(manager: EntityManager, table: CaseTable, command: DeliberationCommand): Promise<void> {
    const rounds = await this.store.ofCase(manager, table.meeting.id, table.caseId, table.register);
    asRuled(advanceDeliberation(await this.stage(manager, table, rounds), command), 'illegalTransition');
  }

  private async note<Event extends AuditEventName>(manager: EntityManager, actor: Actor, table: CaseTable, event: Event, payload: AuditPayload<Event>): Promise<void> {
    await this.record.note(manager, actor, { boardId: table.meeting.boardId, caseId: table.caseId }, event, payload);
  }
}

/** A second ballot under a new key must say which one it replaces; one that replaces an older one is stale. */
const problemOf = (code: RoundRefusalCode): ProblemCode => (code === 'ballot.doubled' ? 'preconditionRequired' : code === 'ballot.stale' ? 'stale' : 'conflict');

function currentVersionFor(code: RoundRefusalCode, stored: StoredRound, personId: string): { readonly currentVersion?: number } {
  const current = stored.ballots.find((ballot) => ballot.voterId === personId);
  return (code === 'ballot.doubled' || code === 'ballot.stale') && current !== undefined ? { currentVersion: current.version } : {};
}
