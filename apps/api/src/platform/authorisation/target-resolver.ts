import { Injectable } from '@nestjs/common';
import type { CaseStateCode } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';

/** What the permission table needs to know about a thing. */
export interface ResolvedTarget {
  /** Null for what belongs to the organisation and no board, as an account. */
  readonly boardId: string | null;
  readonly caseId: string | null;
  readonly caseState: CaseStateCode | null;
  readonly referrerId: string | null;
  /** When the case was erased; null for a living one, and where no case is concerned. */
  readonly erasedAt: Date | null;
}

const ofCase = `c.board_id AS "boardId", c.id AS "caseId", c.state AS "caseState", c.referrer_id AS "referrerId", c.erased_at AS "erasedAt"`;
const ofMeeting = `m.board_id AS "boardId", NULL AS "caseId", NULL AS "caseState", NULL AS "referrerId", NULL AS "erasedAt"`;

const ofBoard = `x.board_id AS "boardId", NULL AS "caseId", NULL AS "caseState", NULL AS "referrerId", NULL AS "erasedAt"`;

const queries = {
  person: `SELECT NULL AS "boardId", NULL AS "caseId", NULL AS "caseState", NULL AS "referrerId", NULL AS "erasedAt" FROM person p WHERE p.id = $1`,
  membership: `SELECT ${ofBoard} FROM board_membership x WHERE x.id = $1`,
  cover: `SELECT ${ofBoard} FROM board_cover x WHERE x.id = $1`,
  auditorGrant: `SELECT ${ofBoard} FROM auditor_grant x WHERE x.id = $1`,
  emergencyAccess: `SELECT ${ofBoard} FROM emergency_access x WHERE x.id = $1`,
  board: `SELECT b.id AS "boardId", NULL AS "caseId", NULL AS "caseState", NULL AS "referrerId", NULL AS "erasedAt" FROM board b WHERE b.id = $1`,
  case: `SELECT ${ofCase} FROM board_case c WHERE c.id = $1`,
  chaseItem: `SELECT ${ofCase} FROM chase_item i JOIN board_case c ON c.id = i.case_id WHERE i.id = $1`,
  followUp: `SELECT ${ofCase} FROM follow_up f JOIN board_case c ON c.id = f.case_id WHERE f.id = $1`,
  // A finding without a case belongs to the organisation.
  finding: `SELECT ${ofCase} FROM finding f LEFT JOIN board_case c ON c.id = f.case_id WHERE f.id = $1`,
  attachment: `SELECT ${ofCase} FROM attachment a JOIN board_case c ON c.id = a.case_id WHERE a.id = $1`,
  imagingStudy: `SELECT ${ofCase} FROM imaging_study s JOIN board_case c ON c.id = s.case_id WHERE s.id = $1`,
  fact: `SELECT ${ofCase} FROM case_fact f JOIN board_case c ON c.id = f.case_id WHERE f.id = $1`,
  annotation: `SELECT ${ofCase} FROM annotation a JOIN board_case c ON c.id = a.case_id WHERE a.id = $1`,
  meeting: `SELECT ${ofMeeting} FROM meeting m WHERE m.id = $1`,
  agendaItem: `SELECT ${ofMeeting} FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id WHERE i.id = $1`,
  agendaCase: `SELECT ${ofCase} FROM agenda_item i JOIN board_case c ON c.id = i.case_id WHERE i.id = $1`,
  lateAddition: `SELECT ${ofMeeting} FROM late_addition l JOIN meeting m ON m.id = l.meeting_id WHERE l.id = $1`,
  attendance: `SELECT ${ofMeeting} FROM attendance a JOIN meeting m ON m.id = a.meeting_id WHERE a.id = $1`,
  round: `SELECT ${ofCase} FROM ballot_round r JOIN board_case c ON c.id = r.case_id WHERE r.id = $1`,
  recommendation: `SELECT ${ofCase} FROM recommendation r JOIN board_case c ON c.id = r.case_id WHERE r.id = $1`,
  dissent: `SELECT ${ofCase} FROM dissent d JOIN board_case c ON c.id = d.case_id WHERE d.id = $1`,
  outcome: `SELECT ${ofCase} FROM outcome_record o JOIN board_case c ON c.id = o.case_id WHERE o.id = $1`,
  document: `SELECT ${ofCase} FROM document_order o JOIN board_case c ON c.id = o.case_id WHERE o.id = $1`,
  delivery: `SELECT ${ofCase} FROM document_delivery v JOIN document_order o ON o.id = v.order_id JOIN board_case c ON c.id = o.case_id WHERE v.id = $1`,
  meetingDocument: `SELECT ${ofMeeting} FROM document_order o JOIN meeting m ON m.id = o.meeting_id WHERE o.id = $1`,
  // The request and the tombstone outlive the case: what is asked of them is not asked of the case.
  erasure: `SELECT ${ofBoard} FROM case_erasure x WHERE x.id = $1`,
} as const;

export type TargetKind = keyof typeof queries;

/** Looks up what is acted on, within the request's scope: a thing outside it does not exist. */
@Injectable()
export class TargetResolver {
  async resolve(manager: EntityManager, kind: TargetKind, targetId: string): Promise<ResolvedTarget | null> {
    const [found] = await manager.query<ResolvedTarget[]>(queries[kind], [targetId]);
    return found ?? null;
  }
}
