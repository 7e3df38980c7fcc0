import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit-log.js';
import type { CaseKeys } from './case-keys.js';

export const CASE_KEYS = Symbol('CaseKeys');

export interface TextPlace {
  readonly organisationId: string;
  readonly caseId: string;
}

export interface ErasureRequest extends TextPlace {
  readonly actorId: string | null;
  readonly actorRole: string;
  readonly requestId: string;
  /** Code of the legal basis, as `gdprArticle17`. */
  readonly basis: string;
  /** The erasure this is part of, with the number of rows it erased. */
  readonly erasureId?: string;
  readonly rows?: number;
}

/** A text that no longer exists: its case was erased. */
export class FreeTextErasedError extends Error {
  readonly code = 'freeTextErased';

  constructor() {
    super('This text was erased.');
    this.name = 'FreeTextErasedError';
  }
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Free text of a case, sealed with AES-256-GCM under the key of the case. The ciphertext lies in the database, the key
 * beside it in the key folder: destroying the key erases the text from tables, write-ahead log and backups alike.
 */
@Injectable()
export class FreeTextVault {
  constructor(
    @Inject(CASE_KEYS) private readonly keys: CaseKeys,
    private readonly auditLog: AuditLog,
  ) {}

  /** Stores a text in the caller's transaction and returns its id, which audit payloads may carry. */
  async seal(manager: EntityManager, place: TextPlace, text: string): Promise<{ id: string }> {
    const { keyId, key } = await this.keys.forCase(place.caseId);
    const id = randomUUID();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(id, place.caseId, keyId));
    const ciphertext = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    await manager.query(`INSERT INTO audit.free_text (id, organisation_id, case_id, ciphertext, key_id) VALUES ($1, $2, $3, $4, $5)`, [
      id,
      place.organisationId,
      place.caseId,
      ciphertext,
      keyId,
    ]);
    return { id };
  }

  /** @throws FreeTextErasedError when the text or its key is gone, or is not visible in the caller's scope */
  async open(manager: EntityManager, id: string): Promise<string> {
    const [row] = await manager.query<{ case_id: string; ciphertext: Buffer; key_id: string }[]>(
      `SELECT case_id, ciphertext, key_id FROM audit.free_text WHERE id = $1`,
      [id],
    );
    const found = row === undefined ? null : await this.keys.find(row.case_id);
    if (row === undefined || found?.keyId !== row.key_id) throw new FreeTextErasedError();
    const { ciphertext } = row;
    const decipher = createDecipheriv('aes-256-gcm', found.key, ciphertext.subarray(0, NONCE_BYTES))
      .setAAD(boundTo(id, row.case_id, row.key_id))
      .setAuthTag(ciphertext.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(ciphertext.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /**
   * Deletes the texts of a case and appends the entry that says so. Once the caller's transaction is committed, call
   * `shred` with the key id: before the commit a rollback would leave texts that nobody can open.
   */
  async erase(manager: EntityManager, request: ErasureRequest): Promise<{ texts: number; keyId: string | null }> {
    const key = await this.keys.find(request.caseId);
    const [counted] = await manager.query<{ texts: string }[]>(`SELECT count(*) AS texts FROM audit.free_text WHERE case_id = $1`, [request.caseId]);
    const texts = Number(counted?.texts ?? 0);
    const keyId = key?.keyId ?? null;
    const { basis, erasureId, rows, ...entry } = request;
    await this.auditLog.append(manager, {
      ...entry,
      event: 'erasureDone',
      outcome: 'success',
      payload: { caseId: request.caseId, texts, keyId, basis, ...(erasureId === undefined ? {} : { erasureId }), ...(rows === undefined ? {} : { rows }) },
    });
    await manager.query(`SELECT audit.erase_free_text($1)`, [request.caseId]);
    return { texts, keyId };
  }

  /** Destroys the key of an erased case. Safe to repeat. */
  async shred(caseId: string, keyId: string | null): Promise<void> {
    if (keyId !== null) await this.keys.shred(caseId, keyId);
  }

  /** Destroys keys that a crash between commit and `shred` left behind. @returns how many erasures were looked at */
  async completeErasures(manager: EntityManager): Promise<number> {
    const done = await manager.query<{ case_id: string; key_id: string | null }[]>(
      `SELECT case_id, payload::json ->> 'keyId' AS key_id FROM audit.entry WHERE event = 'erasureDone' AND outcome = 'success' AND case_id IS NOT NULL`,
    );
    for (const { case_id: caseId, key_id: keyId } of done) await this.shred(caseId, keyId);
    return done.length;
  }
}

/** A ciphertext moved to another row, case or key does not open. */
function boundTo(id: string, caseId: string, keyId: string): Buffer {
  return Buffer.from(`consilium-free-text/1 ${id} ${caseId} ${keyId}`);
}
