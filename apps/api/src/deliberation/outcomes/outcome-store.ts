import { Injectable } from '@nestjs/common';
import { signOffState, type Dissent, type Instant, type OutcomeSnapshot, type Signatories, type Signature, type SigningRecord } from '@consilium/board';
import type { OutcomeRecord } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { utc } from '../../meetings/utc.js';
import { PersonNames } from '../person-names.js';
import { dissentsOf } from '../recommendations/dissents-of.js';

export interface OutcomeRow {
  readonly id: string;
  readonly meetingId: string;
  readonly caseId: string;
  readonly kind: 'outcome' | 'addendum';
  readonly amendsId: string | null;
  readonly text: string;
  readonly sha256: string;
  readonly signatories: Signatories;
  readonly state: OutcomeRecord['state'];
  readonly createdAt: Instant;
}

export interface SignatureRow extends Signature {
  readonly id: string;
  readonly nameShown: string;
  readonly discipline: string | null;
  readonly outcomeId: string;
}

const columns = `o.id, o.meeting_id AS "meetingId", o.case_id AS "caseId", o.kind, o.amends_id AS "amendsId", o.canonical_text AS text, encode(o.sha256, 'hex') AS sha256,
  o.required AS signatories, o.state, ${utc('o.created_at')} AS "createdAt"`;

/** Records and their signatures, as stored and as shown. */
@Injectable()
export class OutcomeStore {
  async find(manager: EntityManager, outcomeId: string): Promise<OutcomeRow | null> {
    const [found] = await manager.query<OutcomeRow[]>(`SELECT ${columns} FROM outcome_record o WHERE o.id = $1`, [outcomeId]);
    return found ?? null;
  }

  async lock(manager: EntityManager, outcomeId: string): Promise<OutcomeRow | null> {
    const [found] = await manager.query<OutcomeRow[]>(`SELECT ${columns} FROM outcome_record o WHERE o.id = $1 FOR UPDATE`, [outcomeId]);
    return found ?? null;
  }

  /** The outcome of a case in a meeting: the one in force, else the latest that came back to the chair. */
  async currentOf(manager: EntityManager, meetingId: string, caseId: string): Promise<OutcomeRow | null> {
    const [found] = await manager.query<OutcomeRow[]>(
      `SELECT ${columns} FROM outcome_record o WHERE o.meeting_id = $1 AND o.case_id = $2 AND o.kind = 'outcome' ORDER BY o.state = 'returned', o.created_at DESC LIMIT 1`,
      [meetingId, caseId],
    );
    return found ?? null;
  }

  /** Addenda of a case, oldest first. */
  addendaOf(manager: EntityManager, caseId: string): Promise<OutcomeRow[]> {
    return manager.query<OutcomeRow[]>(`SELECT ${columns} FROM outcome_record o WHERE o.case_id = $1 AND o.kind = 'addendum' ORDER BY o.created_at`, [caseId]);
  }

  /**
   * What the signing rules need: the text's hash, who must sign, and every signature made for this outcome, those for
   * earlier texts included.
   */
  async signingRecord(manager: EntityManager, row: OutcomeRow): Promise<Omit<SigningRecord, 'signatures'> & { readonly signatures: readonly SignatureRow[] }> {
    const signatures = await manager.query<SignatureRow[]>(
      `SELECT s.id, s.outcome_record_id AS "outcomeId", s.person_id AS "personId", s.case_id AS "caseId", s.capacity, s.meaning, s.reason, encode(s.sha256, 'hex') AS sha256,
              ${utc('s.signed_at')} AS "signedAt", s.name_shown AS "nameShown", s.discipline
         FROM signature s JOIN outcome_record o ON o.id = s.outcome_record_id
        WHERE s.case_id = $1 AND o.meeting_id = $2 AND o.kind = $3 AND o.amends_id IS NOT DISTINCT FROM $4 AND ($3 = 'outcome' OR o.id = $5)
        ORDER BY s.signed_at, s.id`,
      [row.caseId, row.meetingId, row.kind, row.amendsId, row.id],
    );
    return { caseId: row.caseId, sha256: row.sha256, signatories: row.signatories, signatures, dissents: await this.dissents(manager, row) };
  }

  async view(manager: EntityManager, row: OutcomeRow): Promise<OutcomeRecord> {
    const record = await this.signingRecord(manager, row);
    const { requirements } = signOffState(record);
    const names = await PersonNames.read(manager, requirements.map(({ satisfiedBy }) => satisfiedBy));
    return {
      id: row.id,
      caseId: row.caseId,
      meetingId: row.meetingId,
      kind: row.kind,
      amends: row.amendsId,
      sha256: row.sha256,
      canonical: row.text,
      createdAt: row.createdAt,
      state: row.state,
      required: requirements.map(({ capacity, discipline, satisfiedBy }) => ({ capacity, discipline, satisfiedBy: names.maybe(satisfiedBy) })),
      signatures: record.signatures.map(({ id, personId, nameShown, discipline, capacity, meaning, reason, sha256, signedAt }) => ({
        id,
        // The name as it was shown when the signature was made, whatever the person is called now.
        person: { id: personId, displayName: nameShown, discipline: discipline as OutcomeRecord['signatures'][number]['person']['discipline'] },
        capacity,
        meaning,
        reason,
        sha256,
        signedAt,
        stale: sha256 !== row.sha256,
      })),
    };
  }

  /** Dissents belong to the outcome; an addendum carries those of the record it amends, which were acknowledged. */
  private async dissents(manager: EntityManager, row: OutcomeRow): Promise<readonly Dissent[]> {
    if (row.kind === 'addendum') return (JSON.parse(row.text) as OutcomeSnapshot).dissents;
    const [recommendation] = await manager.query<Array<{ id: string }>>(`SELECT id FROM recommendation WHERE meeting_id = $1 AND case_id = $2`, [row.meetingId, row.caseId]);
    return recommendation === undefined ? [] : dissentsOf(manager, recommendation.id);
  }
}
