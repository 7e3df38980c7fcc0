import { fillReason } from '@consilium/board';
import { isAllowed, type Attachment, type AttachmentReceipt, type AttachmentWithdrawal } from '@consilium/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { CaseAudit } from '../cases/case-audit.js';
import type { CaseEntity } from '../cases/case.entity.js';
import { CaseLoader } from '../cases/case-loader.js';
import { scopeOf, standingOf, type Actor } from '../platform/authorisation/actor.js';
import { Refusal, notFound } from '../platform/errors/refusal.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { OBJECT_STORE, sha256Of, type ObjectStore } from '../platform/storage/object-store.js';
import { AttachmentEntity } from './attachment.entity.js';
import { safeFileName } from './file-name.js';
import type { ReceivedFile } from './received-file.js';
import { FILE_REFUSALS, recogniseFile, type RecognisedFile } from './recognise-file.js';

export interface CheckedFile extends ReceivedFile {
  readonly recognised: RecognisedFile;
  readonly sha256: string;
}

const people = { addedBy: true, withdrawnBy: true } as const;

/** Files of a case: taken in once, never changed, withdrawn with a reason. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
    private readonly vault: FreeTextVault,
    private readonly unitOfWork: UnitOfWork,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /**
   * Looks at the bytes and stores them. Runs before the transaction, because a row must never be without its bytes; that it
   * was begun is noted first, so that bytes whose row never comes are removed (`AbandonedUploads`).
   * @throws Refusal unsupportedMediaType saying what to send instead.
   */
  async keep(actor: Actor, file: ReceivedFile): Promise<CheckedFile> {
    const recognised = recogniseFile(file.content);
    if (!recognised.ok) {
      throw new Refusal('unsupportedMediaType', { reason: recognised.code, detail: fillReason(FILE_REFUSALS[recognised.code], recognised.params) });
    }
    const sha256 = sha256Of(file.content);
    await this.unitOfWork.run(scopeOf(actor), async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('bytes:' || $1, 0))`, [sha256]);
      await manager.query(`INSERT INTO attachment_upload (organisation_id, sha256) VALUES ($1, decode($2, 'hex'))`, [actor.organisationId, sha256]);
    });
    return { ...file, recognised, sha256: await this.store.put(file.content) };
  }

  async list(manager: EntityManager, actor: Actor, boardCase: CaseEntity): Promise<Attachment[]> {
    const found = await manager.getRepository(AttachmentEntity).find({ where: { caseId: boardCase.id }, relations: people, order: { addedAt: 'DESC', id: 'ASC' } });
    return found.map((attachment) => toAttachment(attachment, actor, boardCase));
  }

  async add(manager: EntityManager, actor: Actor, caseId: string, file: CheckedFile): Promise<AttachmentReceipt> {
    const boardCase = await this.loader.lock(manager, caseId, null);
    const repository = manager.getRepository(AttachmentEntity);
    const sha256 = Buffer.from(file.sha256, 'hex');
    const present = await repository.findOne({ where: { caseId, sha256, withdrawnAt: IsNull() }, relations: people });
    if (present !== null) return { attachment: toAttachment(present, actor, boardCase), renamed: false, alreadyThere: true };
    const { mediaType, extension, width, height, hasActiveContent } = file.recognised;
    const fileName = safeFileName(file.givenName, extension);
    const { id } = await repository.save(
      repository.create({
        organisationId: actor.organisationId,
        caseId,
        kind: file.fields.kind,
        label: file.fields.label,
        fileName,
        mediaType,
        bytes: file.content.byteLength,
        sha256,
        width,
        height,
        hasActiveContent,
        addedById: actor.personId,
      }),
    );
    await this.audit.record(manager, actor, boardCase, 'attachmentAdded', { caseId, attachmentId: id, contentHash: file.sha256, bytes: file.content.byteLength });
    const stored = await repository.findOneOrFail({ where: { id }, relations: people });
    return { attachment: toAttachment(stored, actor, boardCase), renamed: fileName !== file.givenName.normalize('NFC'), alreadyThere: false };
  }

  async withdraw(manager: EntityManager, actor: Actor, attachmentId: string, { reason }: AttachmentWithdrawal): Promise<Attachment> {
    const repository = manager.getRepository(AttachmentEntity);
    const known = await repository.findOneBy({ id: attachmentId });
    if (known === null) throw notFound();
    const boardCase = await this.loader.lock(manager, known.caseId, null);
    if (!mayWithdraw(known, actor, boardCase)) {
      throw new Refusal('forbidden', { reason: 'attachment.withdraw', detail: 'Ask who added the file, or the coordinator, to withdraw it.' });
    }
    const { affected } = await repository.update(
      { id: attachmentId, withdrawnAt: IsNull() },
      { withdrawnAt: () => 'clock_timestamp()', withdrawnById: actor.personId, withdrawnReason: reason },
    );
    if (affected === 1) {
      const text = await this.vault.seal(manager, { organisationId: actor.organisationId, caseId: boardCase.id }, reason);
      await this.audit.record(manager, actor, boardCase, 'attachmentWithdrawn', { caseId: boardCase.id, attachmentId, contentHash: known.sha256.toString('hex'), textId: text.id });
    }
    return toAttachment(await repository.findOneOrFail({ where: { id: attachmentId }, relations: people }), actor, boardCase);
  }

  /** Row for handing out; the access is on record before a byte leaves. */
  async open(manager: EntityManager, actor: Actor, attachmentId: string): Promise<AttachmentEntity> {
    const attachment = await manager.getRepository(AttachmentEntity).findOneBy({ id: attachmentId });
    if (attachment === null) throw notFound();
    const boardCase = await this.loader.load(manager, attachment.caseId);
    await this.audit.record(manager, actor, boardCase, 'attachmentRead', { attachmentId, caseId: boardCase.id, contentHash: attachment.sha256.toString('hex') });
    return attachment;
  }
}

/** Coordinator and chair withdraw any file of an open case, everybody else what they added. */
function mayWithdraw(attachment: AttachmentEntity, actor: Actor, boardCase: CaseEntity): boolean {
  if (attachment.withdrawnAt !== null) return false;
  const standing = standingOf(actor, boardCase.boardId, boardCase.referrerId);
  if (!isAllowed('attachment.withdraw', standing, boardCase.state)) return false;
  return attachment.addedById === actor.personId || isAllowed('case.change', { ...standing, ownReferral: false }, boardCase.state);
}

const toAttachment = (attachment: AttachmentEntity, actor: Actor, boardCase: CaseEntity): Attachment => ({
  id: attachment.id,
  caseId: attachment.caseId,
  kind: attachment.kind,
  label: attachment.label,
  fileName: attachment.fileName,
  mediaType: attachment.mediaType,
  bytes: attachment.bytes,
  sha256: attachment.sha256.toString('hex'),
  width: attachment.width,
  height: attachment.height,
  hasActiveContent: attachment.hasActiveContent,
  addedBy: { id: attachment.addedBy.id, displayName: attachment.addedBy.displayName },
  addedAt: attachment.addedAt.toISOString(),
  withdrawn:
    attachment.withdrawnAt === null || attachment.withdrawnBy === null
      ? null
      : { at: attachment.withdrawnAt.toISOString(), by: { id: attachment.withdrawnBy.id, displayName: attachment.withdrawnBy.displayName }, reason: attachment.withdrawnReason ?? '' },
  mayWithdraw: mayWithdraw(attachment, actor, boardCase),
});
