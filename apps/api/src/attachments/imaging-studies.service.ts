import { checkViewerTemplate, viewerLink } from '@consilium/board';
import type { ImagingSite, ImagingSiteInput, ImagingStudy, ImagingStudyInput } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { CaseAudit } from '../cases/case-audit.js';
import { datesOf } from '../cases/case-dates.js';
import { CaseLoader } from '../cases/case-loader.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';
import { Refusal, invalidField, refusedField, notFound, stale } from '../platform/errors/refusal.js';
import { ImagingSiteEntity } from './imaging-site.entity.js';
import { ImagingStudyEntity } from './imaging-study.entity.js';

/** Imaging studies, which stay in the archive of their site: what names them, and the way into the viewer there. */
@Injectable()
export class ImagingStudiesService {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
    private readonly auditLog: AuditLog,
  ) {}

  async list(manager: EntityManager, caseId: string): Promise<ImagingStudy[]> {
    const found = await manager
      .getRepository(ImagingStudyEntity)
      .find({ where: { caseId, retiredAt: IsNull() }, relations: { site: true, enteredBy: true }, order: { performedOn: 'DESC', id: 'ASC' } });
    return found.map(toStudy);
  }

  async record(manager: EntityManager, actor: Actor, caseId: string, input: ImagingStudyInput): Promise<void> {
    const boardCase = await this.loader.lock(manager, caseId, null);
    const { today, birthDate } = await datesOf(manager, caseId);
    if (input.performedOn < birthDate) throw refusedField('performedOn', 'date.beforeBirth');
    if (input.performedOn > today) throw refusedField('performedOn', 'date.future');
    if (!(await manager.getRepository(ImagingSiteEntity).existsBy({ id: input.siteId }))) throw refusedField('siteId', 'site.unknown');
    const repository = manager.getRepository(ImagingStudyEntity);
    const { id } = await repository.save(repository.create({ ...input, organisationId: actor.organisationId, caseId, enteredById: actor.personId }));
    await this.audit.record(manager, actor, boardCase, 'imagingStudyRecorded', { caseId, studyId: id, modality: input.modality });
  }

  async retire(manager: EntityManager, actor: Actor, studyId: string): Promise<string> {
    const repository = manager.getRepository(ImagingStudyEntity);
    const study = await repository.findOneBy({ id: studyId });
    if (study === null) throw notFound();
    const boardCase = await this.loader.lock(manager, study.caseId, null);
    const { affected } = await repository.update({ id: studyId, retiredAt: IsNull() }, { retiredAt: () => 'clock_timestamp()' });
    if (affected === 1) await this.audit.record(manager, actor, boardCase, 'imagingStudyRetired', { caseId: study.caseId, studyId });
    return study.caseId;
  }

  async sites(manager: EntityManager): Promise<ImagingSite[]> {
    const found = await manager.getRepository(ImagingSiteEntity).find({ order: { name: 'ASC' } });
    return found.map(({ id, name, viewerTemplate, version }) => ({ id, name, viewerTemplate, version }));
  }

  /** @param site id and version of the site that is changed; null for a new one. */
  async saveSite(manager: EntityManager, actor: Actor, site: { readonly id: string; readonly version: number } | null, input: ImagingSiteInput): Promise<ImagingSite> {
    if (input.viewerTemplate !== null) {
      const ruling = checkViewerTemplate(input.viewerTemplate);
      if (!ruling.ok) throw new Refusal('validation', { reason: ruling.code, fields: [{ path: 'viewerTemplate', message: ruling.reason }] });
    }
    const repository = manager.getRepository(ImagingSiteEntity);
    const known = site === null ? null : await repository.findOne({ where: { id: site.id }, lock: { mode: 'pessimistic_write' } });
    if (site !== null && known === null) throw notFound();
    if (site !== null && known !== null && known.version !== site.version) throw stale(known.version);
    if (await repository.exists({ where: { name: input.name } }).then((taken) => taken && known?.name !== input.name)) throw invalidField('name', 'is the name of another site');
    const saved = await repository.save(repository.create({ ...(known ?? { organisationId: actor.organisationId }), ...input, version: (known?.version ?? 0) + 1 }));
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: null,
      event: 'imagingSiteChanged',
      actorId: actor.personId,
      actorRole: auditRole(actor, null),
      outcome: 'success',
      payload: { siteId: saved.id, change: site === null ? 'added' : 'changed' },
      requestId: actor.requestId,
    });
    return { id: saved.id, name: saved.name, viewerTemplate: saved.viewerTemplate, version: saved.version };
  }
}

const toStudy = (study: ImagingStudyEntity): ImagingStudy => ({
  id: study.id,
  site: { id: study.site.id, name: study.site.name },
  modality: study.modality,
  performedOn: study.performedOn,
  accession: study.accession,
  studyUid: study.studyUid,
  label: study.label,
  enteredBy: { id: study.enteredBy.id, displayName: study.enteredBy.displayName },
  enteredAt: study.enteredAt.toISOString(),
  viewerUrl: study.site.viewerTemplate === null ? null : viewerLink(study.site.viewerTemplate, { accession: study.accession, studyUid: study.studyUid, date: study.performedOn }),
});
