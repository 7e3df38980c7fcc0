import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config/config.js';
import { scopeOf } from '../authorisation/actor.js';
import { retrying } from '../database/retry.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Refusal } from '../errors/refusal.js';
import type { Act } from './act.js';

/** What an act answers. `version` becomes the ETag. */
export interface Answer<Body> {
  readonly body: Body;
  readonly version?: number;
  readonly status?: number;
}

interface StoredAnswer {
  readonly route: string;
  readonly body_hash: Buffer;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly response: string;
}

/**
 * Runs what a person does: one transaction for the act, its audit entry and, under an Idempotency-Key, its answer. The
 * same key and body give the same answer again; another body is refused; a key still at work answers 409.
 */
@Injectable()
export class Acts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Reads: the entry that says who saw what is committed before the answer leaves. */
  async read<Body>(act: Act, work: (manager: EntityManager) => Promise<Answer<Body>>): Promise<Body> {
    const answer = await this.transaction(act, work);
    return this.send(act, answer);
  }

  async perform<Body>(act: Act, work: (manager: EntityManager) => Promise<Answer<Body>>): Promise<Body> {
    const { idempotencyKey } = act;
    if (idempotencyKey === null) return this.send(act, await this.transaction(act, work));
    const bodyHash = this.hashBody(act);
    const answer = await this.transaction(act, async (manager) => {
      const replay = await this.claimKey(manager, act, idempotencyKey, bodyHash);
      if (replay !== null) return replay as Answer<Body>;
      const made = await work(manager);
      await manager.query(`UPDATE idempotency_record SET status = $3, headers = $4, response = $5 WHERE person_id = $1 AND key = $2`, [
        act.actor.personId,
        idempotencyKey,
        made.status ?? 200,
        JSON.stringify(made.version === undefined ? {} : { version: String(made.version) }),
        JSON.stringify(made.body ?? null),
      ]);
      return made;
    });
    return this.send(act, answer);
  }

  /** One transaction, run again when it lost against another: everything an act does is inside it. */
  private transaction<Result>(act: Act, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return retrying(() => this.unitOfWork.run(scopeOf(act.actor), work));
  }

  private async claimKey(manager: EntityManager, act: Act, key: string, bodyHash: Buffer): Promise<Answer<unknown> | null> {
    const [lock] = await manager.query<Array<{ taken: boolean }>>(`SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken`, [
      `idempotency:${act.actor.personId}:${key}`,
    ]);
    if (lock?.taken !== true) throw new Refusal('idempotencyInProgress', { retryAfterSeconds: 1, detail: 'Wait a moment and ask again with the same key.' });
    const [stored] = await manager.query<StoredAnswer[]>(
      `SELECT route, body_hash, status, headers, response FROM idempotency_record WHERE person_id = $1 AND key = $2`,
      [act.actor.personId, key],
    );
    if (stored !== undefined) {
      if (stored.route !== act.route || !stored.body_hash.equals(bodyHash)) {
        throw new Refusal('idempotencyReplayDiffers', { detail: 'This Idempotency-Key belongs to another request. Use a new key.' });
      }
      const version = stored.headers['version'];
      return { status: stored.status, body: JSON.parse(stored.response) as unknown, ...(version === undefined ? {} : { version: Number(version) }) };
    }
    await manager.query(`INSERT INTO idempotency_record (organisation_id, person_id, key, route, body_hash) VALUES ($1, $2, $3, $4, $5)`, [
      act.actor.organisationId,
      act.actor.personId,
      key,
      act.route,
      bodyHash,
    ]);
    return null;
  }

  /** Keyed, so that the few possible bodies of a sealed ballot cannot be tried against the stored hash. */
  private hashBody(act: Act): Buffer {
    return createHmac('sha256', this.config.SESSION_SECRET).update('idempotency-body\n').update(JSON.stringify(act.body ?? null)).digest();
  }

  private send<Body>(act: Act, answer: Answer<Body>): Body {
    void act.reply.status(answer.status ?? 200).header('cache-control', 'no-store');
    if (answer.version !== undefined) void act.reply.header('etag', `"${answer.version}"`);
    return answer.body;
  }
}
