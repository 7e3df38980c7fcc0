import { Injectable } from '@nestjs/common';
import { isAllowed, type CaseInput } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { BoardEntity } from '../people/board.entity.js';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';
import { Refusal, refusedField, notFound } from '../platform/errors/refusal.js';
import { CaseAudit } from './case-audit.js';
import { CaseEntity } from './case.entity.js';
import { PatientEntity } from './patient.entity.js';
import { CaseReadings } from './worklist/case-readings.js';

/** Takes a case in: the patient is found by identifier or registered, the case starts as a draft. */
@Injectable()
export class CaseRegistration {
  constructor(
    private readonly audit: CaseAudit,
    private readonly readings: CaseReadings,
  ) {}

  async register(manager: EntityManager, actor: Actor, input: CaseInput): Promise<CaseEntity> {
    const board = await manager.getRepository(BoardEntity).findOneBy({ id: input.boardId });
    if (board === null) throw notFound();
    const isReferrer = actor.roles.includes('referrer');
    // A coordinator registers on a board they belong to; a referrer may send a case to any board of the organisation.
    if (!isReferrer && !isAllowed('case.create', standingOf(actor, board.id), null)) throw new Refusal('forbidden', { reason: 'case.create' });
    const [today] = await manager.query<Array<{ today: string; year: number }>>(`SELECT current_date::text AS today, extract(year FROM current_date)::int AS year`);
    if (input.patient.birthDate > today!.today) throw refusedField('patient.birthDate', 'date.future');
    if (input.wish.state !== 'notAsked' && input.wish.askedOn > today!.today) throw refusedField('wish.askedOn', 'date.future');

    const patient = await this.findOrCreatePatient(manager, actor, input.patient);
    const [counter] = await manager.query<Array<{ number: string }>>(`SELECT next_case_number($1) AS number`, [today!.year]);
    const repository = manager.getRepository(CaseEntity);
    const boardCase = await repository.save(
      repository.create({
        organisationId: actor.organisationId,
        boardId: board.id,
        patientId: patient.id,
        number: counter!.number,
        state: 'draft',
        questionCode: input.question.code,
        questionText: input.question.text,
        urgency: input.urgency,
        referrerId: isReferrer ? actor.personId : null,
        consultantName: input.consultant.name,
        consultantContact: input.consultant.contact,
        patientKnows: input.patientKnows,
        wish: input.wish,
        consent: input.consent,
        searchText: searchTextOf(counter!.number, input.patient, input.question.text),
      }),
    );
    await this.audit.record(manager, actor, boardCase, 'caseCreated', {
      caseId: boardCase.id,
      version: 1,
      boardId: board.id,
      patientId: patient.id,
    });
    await this.readings.refresh(manager, boardCase.id);
    return boardCase;
  }

  /** A signed or withdrawn case is left as it is; its question is put again as the next episode of the same patient. */
  async openNextEpisode(manager: EntityManager, actor: Actor, caseId: string): Promise<string> {
    const repository = manager.getRepository(CaseEntity);
    const before = await repository.findOneOrFail({ where: { id: caseId }, relations: { patient: true } });
    const [counter] = await manager.query<Array<{ number: string }>>(`SELECT next_case_number(extract(year FROM current_date)::int) AS number`);
    const { patient, questionCode, questionText, urgency, boardId, patientId, consultantName, consultantContact, patientKnows, consent, referrerId } = before;
    const next = await repository.save(
      repository.create({
        organisationId: actor.organisationId,
        boardId,
        patientId,
        number: counter!.number,
        episode: before.episode + 1,
        reopensCaseId: before.id,
        state: 'draft',
        questionCode,
        questionText,
        urgency,
        referrerId,
        consultantName,
        consultantContact,
        patientKnows,
        // The wish may have changed: it is asked again.
        wish: { state: 'notAsked' },
        consent,
        searchText: searchTextOf(counter!.number, patient, questionText),
      }),
    );
    await this.audit.record(manager, actor, next, 'caseCreated', { caseId: next.id, version: 1, boardId, patientId });
    await this.carryOver(manager, actor, before.id, next);
    await this.readings.refresh(manager, next.id);
    return next.id;
  }

  /** What is in force of the episode before goes along with its source, date and author; files and remarks stay where they are. */
  private async carryOver(manager: EntityManager, actor: Actor, fromCaseId: string, next: CaseEntity): Promise<void> {
    const copy = async (table: string, columns: string): Promise<number> => {
      const [copied] = await manager.query<Array<{ count: number }>>(
        `WITH copied AS (INSERT INTO ${table} (case_id, organisation_id, entered_by, entered_at, ${columns})
                         SELECT $2, organisation_id, entered_by, entered_at, ${columns} FROM ${table} WHERE case_id = $1 AND retired_at IS NULL RETURNING 1)
         SELECT count(*)::integer AS count FROM copied`,
        [fromCaseId, next.id],
      );
      return copied!.count;
    };
    const facts = await copy('case_fact', 'element, value, state, entered_text, pending_until, observed_on, source_kind, source_label, note');
    const lesions = await copy('lesion', 'number, segment, size_cm, near_hilum, near_vessel, near_portal, near_gut, plan, x, y');
    const courseEvents = await copy('course_event', 'kind, label, starts_on, ends_on, marker, response');
    if (facts + lesions + courseEvents > 0) await this.audit.record(manager, actor, next, 'episodeCarriedOver', { caseId: next.id, version: 1, fromCaseId, facts, lesions, courseEvents });
  }

  private async findOrCreatePatient(manager: EntityManager, actor: Actor, input: CaseInput['patient']): Promise<PatientEntity> {
    const repository = manager.getRepository(PatientEntity);
    const [known] = await manager.query<Array<{ id: string | null }>>(`SELECT find_patient($1, $2) AS id`, [input.identifierSystem, input.identifierValue]);
    if (known !== undefined && known.id !== null) {
      const visible = await repository.findOneBy({ id: known.id });
      const differs =
        visible !== null &&
        (visible.birthDate !== input.birthDate || visible.familyName.toLocaleLowerCase() !== input.familyName.toLocaleLowerCase());
      if (differs) {
        throw new Refusal('validation', {
          reason: 'patient.identifierTaken',
          fields: [{ path: 'patient.identifierValue', message: 'belongs to a patient with another name or birth date' }],
        });
      }
      return visible ?? repository.create({ id: known.id });
    }
    return repository.save(repository.create({ ...input, organisationId: actor.organisationId, createdBy: actor.personId }));
  }
}

/** Lower-case text of everything the worklist is searched by. */
export const searchTextOf = (number: string, patient: CaseInput['patient'], question: string): string =>
  [number, patient.familyName, patient.givenName, patient.identifierValue, question].join(' ').toLocaleLowerCase();
