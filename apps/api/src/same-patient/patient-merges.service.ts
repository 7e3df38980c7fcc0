import { isAllowed, type PatientDistinctionInput, type PatientMerge, type PatientMergeInput } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { CaseAudit } from '../cases/case-audit.js';
import { CaseEntity } from '../cases/case.entity.js';
import { searchTextOf } from '../cases/case-registration.js';
import { PatientEntity } from '../cases/patient.entity.js';
import { auditRole, standingOf, type Actor } from '../platform/authorisation/actor.js';
import { Refusal, invalidField, notFound } from '../platform/errors/refusal.js';
import { readMerges } from './merge-rows.js';

/** A case whose record is bound to the patient as signed, or is being decided at this moment. */
const DECIDED: readonly string[] = ['inDiscussion', 'recommended', 'signedOff'];

/** Puts two registrations of one person together: the cases of the one move to the other, and can be moved back. */
@Injectable()
export class PatientMergesService {
  constructor(
    private readonly audit: CaseAudit,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * @throws Refusal conflict for a patient merged with itself, one merged already, hidden cases, or decided cases that
   * would have to change their patient.
   */
  async merge(manager: EntityManager, actor: Actor, { keep, merge, reason }: PatientMergeInput): Promise<PatientMerge> {
    if (keep === merge) throw new Refusal('conflict', { reason: 'patient.sameRegistration', detail: 'This is one registration. Choose two.' });
    const [kept, merged] = await this.lockBoth(manager, keep, merge);
    const [standing] = await manager.query<Array<{ taken: boolean; hidden: boolean }>>(
      `SELECT EXISTS (SELECT 1 FROM patient_merge m WHERE m.merged_patient_id = ANY ($1) AND m.undone_at IS NULL) AS taken,
              patient_has_hidden_cases($2) AS hidden`,
      [[keep, merge], merge],
    );
    if (standing!.taken) throw new Refusal('conflict', { reason: 'patient.mergedAlready', detail: 'One of the two was put together with another registration. Undo that first.' });
    if (standing!.hidden) throw new Refusal('conflict', { reason: 'patient.casesElsewhere', detail: 'This registration has cases on boards you do not belong to. Keep it and merge the other one, or ask a coordinator of both.' });
    const cases = await manager.getRepository(CaseEntity).find({ where: { patientId: merge }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    for (const boardCase of cases) requireRight(actor, boardCase);
    if (cases.some(({ state }) => DECIDED.includes(state))) {
      throw new Refusal('conflict', { reason: 'patient.decidedCases', detail: 'A case of this registration is decided or being discussed and keeps its patient. Keep this registration and merge the other one.' });
    }
    const [{ id: mergeId }] = (await manager.query<Array<{ id: string }>>(
      `INSERT INTO patient_merge (organisation_id, kept_patient_id, merged_patient_id, moved_case_ids, reason, merged_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [actor.organisationId, keep, merge, cases.map(({ id }) => id), reason, actor.personId],
    )) as [{ id: string }];
    await this.move(manager, actor, cases, kept);
    await this.record(manager, actor, 'patientsMerged', { mergeId, keptPatientId: kept.id, mergedPatientId: merged.id, caseIds: cases.map(({ id }) => id) });
    return this.one(manager, mergeId);
  }

  /** Moves the cases back. A case that was decided in the meantime keeps the patient it was decided for. */
  async undo(manager: EntityManager, actor: Actor, mergeId: string): Promise<PatientMerge> {
    const [found] = await manager.query<Array<{ kept: string; merged: string; moved: string[]; undone: Date | null }>>(
      `SELECT kept_patient_id AS kept, merged_patient_id AS merged, moved_case_ids AS moved, undone_at AS undone FROM patient_merge WHERE id = $1 FOR UPDATE`,
      [mergeId],
    );
    if (found === undefined) throw notFound();
    if (found.undone !== null) return this.one(manager, mergeId);
    const merged = await manager.getRepository(PatientEntity).findOneBy({ id: found.merged });
    if (merged === null) throw notFound();
    const cases = await manager.getRepository(CaseEntity).find({ where: { id: In(found.moved), patientId: found.kept }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    for (const boardCase of cases) requireRight(actor, boardCase);
    if (cases.some(({ state }) => DECIDED.includes(state))) {
      throw new Refusal('conflict', { reason: 'patient.decidedCases', detail: 'A case was decided since. It keeps the patient it was decided for, so this can no longer be undone.' });
    }
    await manager.query(`UPDATE patient_merge SET undone_at = clock_timestamp(), undone_by = $2 WHERE id = $1`, [mergeId, actor.personId]);
    await this.move(manager, actor, cases, merged);
    await this.record(manager, actor, 'patientMergeUndone', { mergeId, caseIds: cases.map(({ id }) => id) });
    return this.one(manager, mergeId);
  }

  async distinguish(manager: EntityManager, actor: Actor, { patients }: PatientDistinctionInput): Promise<void> {
    const [first, second] = patients.toSorted() as [string, string];
    if (first === second) throw new Refusal('conflict', { reason: 'patient.sameRegistration', detail: 'This is one registration. Choose two.' });
    if ((await manager.getRepository(PatientEntity).countBy({ id: In([first, second]) })) !== 2) throw notFound();
    const added = await manager.query<unknown[]>(
      `INSERT INTO patient_distinction (organisation_id, first_patient_id, second_patient_id, declared_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
      [actor.organisationId, first, second, actor.personId],
    );
    if (added.length > 0) await this.record(manager, actor, 'patientsDistinguished', { patientIds: [first, second] });
  }

  async list(manager: EntityManager, actor: Actor): Promise<PatientMerge[]> {
    const merges = await readMerges(manager, null);
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: null,
      event: 'patientSearched',
      actorId: actor.personId,
      actorRole: auditRole(actor, null),
      outcome: 'success',
      payload: { caseIds: [...new Set(merges.flatMap(({ movedCases }) => movedCases.map(({ id }) => id)))] },
      requestId: actor.requestId,
    });
    return merges;
  }

  /** In the order of their ids, so that two people merging the same pair the other way round wait for each other. */
  private async lockBoth(manager: EntityManager, keep: string, merge: string): Promise<[PatientEntity, PatientEntity]> {
    const found = await manager.getRepository(PatientEntity).find({ where: { id: In([keep, merge]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    const [kept, merged] = [found.find(({ id }) => id === keep), found.find(({ id }) => id === merge)];
    if (kept === undefined) throw invalidField('keep', 'is not a patient you may see');
    if (merged === undefined) throw invalidField('merge', 'is not a patient you may see');
    return [kept, merged];
  }

  private async move(manager: EntityManager, actor: Actor, cases: readonly CaseEntity[], patient: PatientEntity): Promise<void> {
    for (const boardCase of cases) {
      const version = boardCase.version + 1;
      await manager.getRepository(CaseEntity).update(
        { id: boardCase.id },
        { patientId: patient.id, searchText: searchTextOf(boardCase.number, patient, boardCase.questionText), version, updatedAt: () => 'clock_timestamp()' },
      );
      await this.audit.record(manager, actor, boardCase, 'caseChanged', { caseId: boardCase.id, version, fields: ['patient'] });
    }
  }

  private async one(manager: EntityManager, mergeId: string): Promise<PatientMerge> {
    const [merge] = await readMerges(manager, mergeId);
    if (merge === undefined) throw notFound();
    return merge;
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    ...[event, payload]:
      | ['patientsMerged', { mergeId: string; keptPatientId: string; mergedPatientId: string; caseIds: string[] }]
      | ['patientMergeUndone', { mergeId: string; caseIds: string[] }]
      | ['patientsDistinguished', { patientIds: string[] }]
  ): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: null,
      event,
      actorId: actor.personId,
      actorRole: auditRole(actor, null),
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}

function requireRight(actor: Actor, boardCase: CaseEntity): void {
  if (!isAllowed('patient.merge', standingOf(actor, boardCase.boardId), boardCase.state)) {
    throw new Refusal('forbidden', { reason: 'patient.merge', detail: 'Only a coordinator or chair of the board concerned may do this.' });
  }
}
