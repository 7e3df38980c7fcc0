import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { Refusal } from '../../platform/errors/refusal.js';

/** The accounts of a demonstration are everybody's: nobody changes how one is signed in to. */
@Injectable()
export class FixedAccounts {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws Refusal conflict `demo.fixed` with `DEMO=1`, for people of a demonstration organisation */
  requireChangeable(actor: Pick<Actor, 'isDemo'>): void {
    if (this.config.DEMO && actor.isDemo) {
      throw new Refusal('conflict', { reason: 'demo.fixed', detail: 'This is a demonstration that others use too: passwords, second factors and e-mail addresses stay as they are.' });
    }
  }
}
