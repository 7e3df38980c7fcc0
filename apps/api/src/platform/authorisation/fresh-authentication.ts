import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config/config.js';
import { Refusal } from '../errors/refusal.js';
import type { Actor } from './actor.js';

/** For acts that cannot be taken back: the password was entered a moment ago. */
@Injectable()
export class FreshAuthentication {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * Counted by the database's clock: a server whose clock is wrong neither prolongs nor shortens it.
   * @throws Refusal reauthenticationRequired
   */
  async require(manager: EntityManager, actor: Actor, reason: string): Promise<void> {
    const [found] = await manager.query<Array<{ fresh: boolean }>>(
      `SELECT clock_timestamp() BETWEEN $1::timestamptz - interval '1 second' AND $1::timestamptz + make_interval(mins => $2) AS fresh`,
      [actor.reauthenticatedAt, this.config.FRESH_MINUTES],
    );
    if (found?.fresh === true) return;
    throw new Refusal('reauthenticationRequired', { reason, detail: `Enter your password again: this needs one not older than ${this.config.FRESH_MINUTES} minutes.` });
  }
}
