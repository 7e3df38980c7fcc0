import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

export type ChallengePurpose = 'register' | 'signIn' | 'secondFactor' | 'reauthenticate';

/** How long a person has to touch their device, in minutes. */
export const CHALLENGE_MINUTES = 5;

/** What it was given to: a session, a ticket or a browser. An answer that comes from elsewhere is refused. */
export type Binding = Readonly<{ session: string } | { ticket: string } | { browser: string }>;

/** Challenges for passkeys: 256 random bits, stored as hash, good for one answer. */
@Injectable()
export class Challenges {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async open(purpose: ChallengePurpose, binding: Binding): Promise<Uint8Array<ArrayBuffer>> {
    const challenge = new Uint8Array(randomBytes(32));
    await this.unitOfWork.callIdentity(`SELECT identity.open_challenge($1, $2, $3, $4)`, [sha256(challenge), purpose, bindingHash(binding), CHALLENGE_MINUTES]);
    return challenge;
  }

  /** Uses it up, in a transaction of its own: an answer that turns out wrong has used it too. */
  async take(challenge: string, purpose: ChallengePurpose, binding: Binding): Promise<boolean> {
    const [taken] = await this.unitOfWork.callIdentity<{ done: boolean }>(`SELECT identity.take_challenge($1, $2, $3) AS done`, [sha256(Buffer.from(challenge, 'base64url')), purpose, bindingHash(binding)]);
    return taken!.done;
  }
}

/** The challenge a browser says it signed; null for what is no answer of a browser. */
export function challengeIn(clientDataJSON: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

const sha256 = (content: Uint8Array | string): Buffer => createHash('sha256').update(content).digest();
const bindingHash = (binding: Binding): Buffer => sha256(JSON.stringify(binding));
