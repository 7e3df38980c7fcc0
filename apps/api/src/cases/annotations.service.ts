import { Injectable } from '@nestjs/common';
import type { Annotation, AnnotationInput } from '@consilium/contracts';
import { In, IsNull, type EntityManager } from 'typeorm';
import { PersonEntity } from '../people/person.entity.js';
import type { Actor } from '../platform/authorisation/actor.js';
import { MeetingEvents } from '../meetings/meeting-events.js';
import { invalidField, notFound } from '../platform/errors/refusal.js';
import { AnnotationEntity } from './annotation.entity.js';
import { CaseAudit } from './case-audit.js';
import { CaseLoader } from './case-loader.js';

/** Threaded remarks. They are never edited: a correction is a reply, a settled remark is resolved. */
@Injectable()
export class AnnotationsService {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
    private readonly events: MeetingEvents,
  ) {}

  async list(manager: EntityManager, caseId: string): Promise<Annotation[]> {
    const found = await manager.getRepository(AnnotationEntity).find({ where: { caseId }, relations: { author: true, resolvedBy: true }, order: { createdAt: 'ASC', id: 'ASC' } });
    const mentioned = [...new Set(found.flatMap(({ mentions }) => mentions))];
    const people = mentioned.length === 0 ? [] : await manager.getRepository(PersonEntity).findBy({ id: In(mentioned) });
    const nameOf = new Map(people.map(({ id, displayName }) => [id, displayName]));
    return found.map((annotation) => toAnnotation(annotation, nameOf));
  }

  async add(manager: EntityManager, actor: Actor, caseId: string, input: AnnotationInput): Promise<Annotation> {
    await this.events.appendForCase(manager, caseId, 'annotationAdded', { target: input.target.kind });
    const boardCase = await this.loader.load(manager, caseId);
    const repository = manager.getRepository(AnnotationEntity);
    if (input.replyTo !== null && !(await repository.existsBy({ id: input.replyTo, caseId }))) throw invalidField('replyTo', 'is not a remark on this case');
    const people = input.mentions.length === 0 ? [] : await manager.getRepository(PersonEntity).findBy({ id: In(input.mentions), isActive: true });
    if (people.length !== new Set(input.mentions).size) throw invalidField('mentions', 'names somebody who is not in your organisation');
    const saved = await repository.save(
      repository.create({
        organisationId: actor.organisationId,
        caseId,
        targetKind: input.target.kind,
        targetRef: input.target.ref,
        replyTo: input.replyTo,
        visibility: input.visibility,
        body: input.body,
        mentions: input.mentions,
        authorId: actor.personId,
      }),
    );
    await this.audit.record(manager, actor, boardCase, 'annotationAdded', {
      caseId,
      annotationId: saved.id,
      target: input.target.kind,
      targetId: input.target.ref,
      visibility: input.visibility,
    });
    const stored = await repository.findOneOrFail({ where: { id: saved.id }, relations: { author: true, resolvedBy: true } });
    return toAnnotation(stored, new Map(people.map(({ id, displayName }) => [id, displayName])));
  }

  async resolve(manager: EntityManager, actor: Actor, annotationId: string): Promise<void> {
    const repository = manager.getRepository(AnnotationEntity);
    const annotation = await repository.findOneBy({ id: annotationId });
    if (annotation === null) throw notFound();
    const { affected } = await repository.update({ id: annotationId, resolvedAt: IsNull() }, { resolvedAt: () => 'clock_timestamp()', resolvedById: actor.personId });
    if (affected === 0) return;
    await this.events.appendForCase(manager, annotation.caseId, 'annotationAdded', { target: annotation.targetKind, resolved: true });
    const boardCase = await this.loader.load(manager, annotation.caseId);
    await this.audit.record(manager, actor, boardCase, 'annotationResolved', { caseId: annotation.caseId, annotationId });
  }
}

const toAnnotation = (annotation: AnnotationEntity, nameOf: ReadonlyMap<string, string>): Annotation => ({
  id: annotation.id,
  caseId: annotation.caseId,
  target: { kind: annotation.targetKind, ref: annotation.targetRef },
  replyTo: annotation.replyTo,
  visibility: annotation.visibility,
  body: annotation.body,
  mentions: annotation.mentions.map((id) => ({ id, displayName: nameOf.get(id) ?? '' })),
  author: { id: annotation.author.id, displayName: annotation.author.displayName, discipline: annotation.author.discipline },
  createdAt: annotation.createdAt.toISOString(),
  resolvedAt: annotation.resolvedAt?.toISOString() ?? null,
  resolvedBy: annotation.resolvedBy === null ? null : { id: annotation.resolvedBy.id, displayName: annotation.resolvedBy.displayName },
});
