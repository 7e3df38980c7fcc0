import { Injectable } from '@nestjs/common';
import type { CaseSheet, CourseEvent, CourseEventInput, Fact, FactInput, Lesion, LesionInput } from '@consilium/contracts';
import { IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../platform/authorisation/actor.js';
import { MeetingEvents } from '../meetings/meeting-events.js';
import { refusedField, notFound } from '../platform/errors/refusal.js';
import { CaseAudit } from './case-audit.js';
import { datesOf } from './case-dates.js';
import { CaseLoader } from './case-loader.js';
import { toAssertion } from './criterion-assertions.service.js';
import { CourseEventEntity } from './course-event.entity.js';
import { CriterionAssertionEntity } from './criterion-assertion.entity.js';
import { checkFactInput } from './fact-check.js';
import { FactEntity } from './fact.entity.js';
import { FollowUpWatch } from './follow-up-watch.js';
import { LesionEntity } from './lesion.entity.js';
import { CaseReadings } from './worklist/case-readings.js';

const factRelations = { enteredBy: true, retiredBy: true, reviews: { reviewedBy: true } } as const;

/** Facts, lesions and the course of the disease. Every change raises the version of the case. */
@Injectable()
export class CaseSheetService {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
    private readonly events: MeetingEvents,
    private readonly readings: CaseReadings,
    private readonly watch: FollowUpWatch,
  ) {}

  async read(manager: EntityManager, caseId: string): Promise<CaseSheet> {
    const boardCase = await this.loader.load(manager, caseId);
    const current = { caseId, retiredAt: IsNull() };
    const facts = await manager.getRepository(FactEntity).find({ where: current, relations: factRelations, order: { element: 'ASC', enteredAt: 'ASC' } });
    const lesions = await manager.getRepository(LesionEntity).find({ where: current, order: { number: 'ASC' } });
    const course = await manager.getRepository(CourseEventEntity).find({ where: current, order: { startsOn: 'ASC', id: 'ASC' } });
    const assertions = await manager
      .getRepository(CriterionAssertionEntity)
      .find({ where: { caseId, withdrawnAt: IsNull() }, relations: { assertedBy: true }, order: { assertedAt: 'ASC' } });
    return {
      caseId,
      version: boardCase.version,
      facts: facts.map(toFact),
      lesions: lesions.map(toLesion),
      course: course.map(toCourseEvent),
      assertions: assertions.map(toAssertion),
    };
  }

  /** All values an element ever had, newest first. */
  async history(manager: EntityManager, caseId: string, element: string): Promise<Fact[]> {
    const facts = await manager.getRepository(FactEntity).find({ where: { caseId, element }, relations: factRelations, order: { enteredAt: 'DESC' } });
    return facts.map(toFact);
  }

  /**
   * Records a value. Unless it is competing, earlier values of the element are retired by it.
   * @returns the new version of the case.
   */
  async recordFact(manager: EntityManager, actor: Actor, caseId: string, expectedVersion: number | null, element: string, input: FactInput): Promise<number> {
    await this.events.appendForCase(manager, caseId, 'factRecorded', { field: element });
    const boardCase = await this.loader.lock(manager, caseId, expectedVersion);
    const { today, birthDate } = await datesOf(manager, caseId);
    checkFactInput(element, input, today, birthDate);
    await checkSourceFile(manager, caseId, input.source.attachmentId);
    const before = await this.watch.before(manager, boardCase);
    const repository = manager.getRepository(FactEntity);
    const earlier = await repository.findBy({ caseId, element, retiredAt: IsNull() });
    if (!input.competing && earlier.length > 0) {
      await repository.update({ caseId, element, retiredAt: IsNull() }, { retiredAt: () => 'clock_timestamp()', retiredById: actor.personId });
    }
    const saved = await repository.save(
      repository.create({
        organisationId: actor.organisationId,
        caseId,
        element,
        value: input.state === 'known' ? input.value : null,
        state: input.state,
        enteredText: input.enteredText ?? null,
        pendingUntil: input.pendingUntil ?? null,
        observedOn: input.observedOn ?? null,
        sourceKind: input.source.kind,
        sourceLabel: input.source.label,
        sourceAttachmentId: input.source.attachmentId ?? null,
        note: input.note ?? '',
        enteredById: actor.personId,
      }),
    );
    const version = await this.loader.raiseVersion(manager, boardCase);
    const superseded = input.competing ? undefined : earlier.at(-1)?.id;
    await this.audit.record(manager, actor, boardCase, 'factRecorded', {
      caseId,
      version,
      factId: saved.id,
      field: element,
      ...(superseded === undefined ? {} : { supersedes: superseded }),
    });
    await this.watch.after(manager, actor, boardCase, before, saved.id);
    await this.readings.refresh(manager, caseId);
    return version;
  }

  async retireFact(manager: EntityManager, actor: Actor, caseId: string, expectedVersion: number | null, factId: string): Promise<number> {
    await this.events.appendForCase(manager, caseId, 'factRecorded', { factId });
    const boardCase = await this.loader.lock(manager, caseId, expectedVersion);
    const repository = manager.getRepository(FactEntity);
    const fact = await repository.findOneBy({ id: factId, caseId, retiredAt: IsNull() });
    if (fact === null) throw notFound();
    await repository.update({ id: factId }, { retiredAt: () => 'clock_timestamp()', retiredById: actor.personId });
    const version = await this.loader.raiseVersion(manager, boardCase);
    await this.audit.record(manager, actor, boardCase, 'factRetired', { caseId, version, factId, field: fact.element, reasonCode: 'enteredInError' });
    await this.readings.refresh(manager, caseId);
    return version;
  }

  /** Replaces the lesion list as a whole: the drawing is edited as one thing. Unchanged lesions keep their id. */
  async replaceLesions(manager: EntityManager, actor: Actor, caseId: string, expectedVersion: number, inputs: readonly (LesionInput & { id?: string | undefined })[]): Promise<number> {
    await this.events.appendForCase(manager, caseId, 'factRecorded', { field: 'lesions' });
    const boardCase = await this.loader.lock(manager, caseId, expectedVersion);
    const seen = await this.watch.before(manager, boardCase);
    const repository = manager.getRepository(LesionEntity);
    const existing = await repository.findBy({ caseId, retiredAt: IsNull() });
    const [{ last }] = (await manager.query<Array<{ last: number }>>(`SELECT coalesce(max(number), 0)::int AS last FROM lesion WHERE case_id = $1`, [caseId])) as [{ last: number }];
    let number = last;
    const changes: Array<{ lesionId: string; supersedes?: string }> = [];
    const kept = new Set<string>();
    for (const { id, ...input } of inputs) {
      const before = id === undefined ? undefined : existing.find((lesion) => lesion.id === id);
      if (id !== undefined && before === undefined) throw refusedField('lesions', 'lesion.gone');
      if (before !== undefined && sameLesion(before, input)) {
        kept.add(before.id);
        continue;
      }
      const saved = await repository.save(
        repository.create({ ...input, organisationId: actor.organisationId, caseId, number: before?.number ?? (number += 1), enteredById: actor.personId }),
      );
      changes.push({ lesionId: saved.id, ...(before === undefined ? {} : { supersedes: before.id }) });
    }
    const gone = existing.filter((lesion) => !kept.has(lesion.id));
    for (const lesion of gone) await repository.update({ id: lesion.id }, { retiredAt: () => 'clock_timestamp()' });
    if (changes.length === 0 && gone.length === 0) return boardCase.version;
    const version = await this.loader.raiseVersion(manager, boardCase);
    for (const change of changes) await this.audit.record(manager, actor, boardCase, 'lesionRecorded', { caseId, version, ...change });
    await this.watch.after(manager, actor, boardCase, seen, changes[0]?.lesionId ?? gone[0]!.id);
    const replaced = new Set(changes.map((change) => change.supersedes));
    for (const lesion of gone) {
      if (!replaced.has(lesion.id)) await this.audit.record(manager, actor, boardCase, 'lesionRetired', { caseId, version, lesionId: lesion.id });
    }
    await this.readings.refresh(manager, caseId);
    return version;
  }

  async addCourseEvent(manager: EntityManager, actor: Actor, caseId: string, input: CourseEventInput): Promise<{ id: string; version: number }> {
    if (input.endsOn !== null && input.endsOn < input.startsOn) throw refusedField('endsOn', 'date.endBeforeStart');
    const boardCase = await this.loader.lock(manager, caseId, null);
    if (input.startsOn < (await datesOf(manager, caseId)).birthDate) throw refusedField('startsOn', 'date.beforeBirth');
    const before = await this.watch.before(manager, boardCase);
    const repository = manager.getRepository(CourseEventEntity);
    const saved = await repository.save(repository.create({ ...input, organisationId: actor.organisationId, caseId, enteredById: actor.personId }));
    const version = await this.loader.raiseVersion(manager, boardCase);
    await this.audit.record(manager, actor, boardCase, 'courseRecorded', { caseId, version, courseEventId: saved.id });
    await this.watch.after(manager, actor, boardCase, before, saved.id);
    return { id: saved.id, version };
  }

  async retireCourseEvent(manager: EntityManager, actor: Actor, caseId: string, courseEventId: string): Promise<number> {
    const boardCase = await this.loader.lock(manager, caseId, null);
    const { affected } = await manager.getRepository(CourseEventEntity).update({ id: courseEventId, caseId, retiredAt: IsNull() }, { retiredAt: () => 'clock_timestamp()' });
    if (affected !== 1) throw notFound();
    const version = await this.loader.raiseVersion(manager, boardCase);
    await this.audit.record(manager, actor, boardCase, 'courseRetired', { caseId, version, courseEventId });
    return version;
  }
}

/** The file a value was read in belongs to the same case and was not withdrawn. */
async function checkSourceFile(manager: EntityManager, caseId: string, attachmentId: string | undefined): Promise<void> {
  if (attachmentId === undefined) return;
  const found = await manager.query<unknown[]>(`SELECT 1 FROM attachment WHERE id = $1 AND case_id = $2 AND withdrawn_at IS NULL`, [attachmentId, caseId]);
  if (found.length === 0) throw refusedField('source.attachmentId', 'file.notOfCase');
}

const sameLesion = (before: LesionEntity, input: LesionInput): boolean =>
  (['segment', 'sizeCm', 'nearHilum', 'nearVessel', 'nearPortal', 'nearGut', 'plan', 'x', 'y'] as const).every((field) => before[field] === input[field]);

export const toFact = (fact: FactEntity): Fact => ({
  id: fact.id,
  element: fact.element,
  value: fact.value,
  state: fact.state,
  enteredText: fact.enteredText,
  pendingUntil: fact.pendingUntil,
  observedOn: fact.observedOn,
  source: { kind: fact.sourceKind, label: fact.sourceLabel, ...(fact.sourceAttachmentId === null ? {} : { attachmentId: fact.sourceAttachmentId }) },
  note: fact.note,
  enteredBy: { id: fact.enteredBy.id, displayName: fact.enteredBy.displayName },
  enteredAt: fact.enteredAt.toISOString(),
  reviews: fact.reviews
    .toSorted((one, other) => one.reviewedAt.getTime() - other.reviewedAt.getTime())
    .map(({ reviewedBy, discipline, reviewedAt }) => ({ by: { id: reviewedBy.id, displayName: reviewedBy.displayName }, discipline, at: reviewedAt.toISOString() })),
  retiredAt: fact.retiredAt?.toISOString() ?? null,
  retiredBy: fact.retiredBy === null ? null : { id: fact.retiredBy.id, displayName: fact.retiredBy.displayName },
});

export const toLesion = ({ id, number, segment, sizeCm, nearHilum, nearVessel, nearPortal, nearGut, plan, x, y }: LesionEntity): Lesion => ({
  id,
  number,
  segment,
  sizeCm,
  nearHilum,
  nearVessel,
  nearPortal,
  nearGut,
  plan,
  x,
  y,
});

export const toCourseEvent = ({ id, kind, label, startsOn, endsOn, marker, response }: CourseEventEntity): CourseEvent => ({ id, kind, label, startsOn, endsOn, marker, response });
