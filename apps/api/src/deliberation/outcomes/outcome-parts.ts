import { Injectable } from '@nestjs/common';
import type { Json, SnapshotAssertion, SnapshotFact, SnapshotLesion, SnapshotParts, SnapshotPerson } from '@consilium/board';
import { isRecused, type AttendanceRegister } from '@consilium/board';
import type { EntityManager } from 'typeorm';
import type { CaseEvaluations } from '../../cases/case-evaluations.js';
import { utc } from '../../meetings/utc.js';

type StoredEvaluation = Awaited<ReturnType<CaseEvaluations['store']>>;

type HeadParts = Pick<SnapshotParts, 'caseNumber' | 'meetingOn' | 'organisationName' | 'boardName' | 'patient' | 'consultant' | 'summary' | 'question' | 'wish' | 'settings'>;

/** Reads what the record of a case is made of, each value with the instants exactly as stored. */
@Injectable()
export class OutcomeParts {
  async head(manager: EntityManager, meetingId: string, caseId: string): Promise<HeadParts> {
    const [head] = await manager.query<HeadParts[]>(
      `SELECT c.number AS "caseNumber", (m.starts_at AT TIME ZONE (b.settings ->> 'timeZone'))::date::text AS "meetingOn", o.name AS "organisationName", b.name AS "boardName",
              json_build_object('identifierSystem', p.identifier_system, 'identifierValue', p.identifier_value, 'familyName', p.family_name,
                                'givenName', p.given_name, 'birthDate', p.birth_date::text, 'sex', p.sex) AS patient,
              json_build_object('name', c.consultant_name, 'contact', c.consultant_contact) AS consultant, c.summary,
              json_build_object('code', c.question_code, 'text', c.question_text) AS question, c.wish, b.settings
         FROM board_case c JOIN patient p ON p.id = c.patient_id JOIN board b ON b.id = c.board_id JOIN organisation o ON o.id = c.organisation_id
         JOIN meeting m ON m.id = $1 WHERE c.id = $2`,
      [meetingId, caseId],
    );
    if (head === undefined) throw new Error('The case of the record is not in scope.');
    return head;
  }

  facts(manager: EntityManager, caseId: string): Promise<SnapshotFact[]> {
    return manager.query<SnapshotFact[]>(
      `SELECT element AS "elementId", state, value, observed_on::text AS "observedOn", pending_until::text AS "pendingUntil",
              json_build_object('kind', source_kind, 'label', source_label) AS source, entered_by AS "enteredById", ${utc('entered_at')} AS "enteredAt"
         FROM case_fact WHERE case_id = $1 AND retired_at IS NULL`,
      [caseId],
    );
  }

  lesions(manager: EntityManager, caseId: string): Promise<SnapshotLesion[]> {
    return manager.query<SnapshotLesion[]>(`SELECT id AS "lesionId", number, segment, size_cm AS "sizeCm", plan, x, y FROM lesion WHERE case_id = $1 AND retired_at IS NULL`, [caseId]);
  }

  assertions(manager: EntityManager, caseId: string): Promise<SnapshotAssertion[]> {
    return manager.query<SnapshotAssertion[]>(
      `SELECT criterion_id AS "criterionId", verdict, reason, asserted_by AS "assertedById", ${utc('asserted_at')} AS "assertedAt"
         FROM criterion_assertion WHERE case_id = $1 AND withdrawn_at IS NULL`,
      [caseId],
    );
  }

  evaluation(stored: StoredEvaluation): SnapshotParts['evaluation'] {
    const { evaluation } = stored.evaluated;
    return {
      evaluationSha256: stored.sha256.toString('hex'),
      knowledgeVersion: stored.knowledgeVersion,
      knowledgeSha256: stored.knowledgeHash.toString('hex'),
      engineVersion: stored.engineVersion,
      options: evaluation.options.map(({ id, status, reasons, pending, byPolicy }) => ({
        optionId: id,
        status,
        reasons,
        pending,
        byPolicy: Object.fromEntries(Object.entries(byPolicy ?? {}).map(([policy, result]) => [policy, result.status])),
      })),
      criteria: evaluation.criteria.map(({ id, verdict }) => ({ criterionId: id, verdict })),
    };
  }

  attendance(register: AttendanceRegister, caseId: string, instant: string): SnapshotParts['attendance'] {
    return register.attendances.map(({ personId, discipline, role, seatId, mode, arrivedAt, leftAt }) => ({
      personId,
      discipline,
      role,
      coversPersonId: role === 'cover' ? seatId : null,
      mode,
      arrivedAt,
      leftAt,
      recused: isRecused(register, personId, caseId, instant),
    }));
  }

  /** Everybody whose id stands somewhere in the record, as they are called now. */
  async peopleIn(manager: EntityManager, parts: unknown): Promise<SnapshotPerson[]> {
    const ids = [...new Set(textsIn(parts as Json))].filter((text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text));
    return manager.query<SnapshotPerson[]>(`SELECT id AS "personId", display_name AS name, discipline FROM person WHERE id = ANY ($1)`, [ids]);
  }
}

function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner) => textsIn(inner as Json));
}
