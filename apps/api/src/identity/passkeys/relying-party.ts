import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';

/** For whom passkeys are made: the host of the address people type. A passkey made for one host never signs for another. */
@Injectable()
export class RelyingParty {
  readonly origin: string;
  readonly id: string;
  /** Browsers make passkeys for names only, and only over https or on the same machine. */
  readonly isPossible: boolean;

  constructor(@Inject(CONFIG) config: Config) {
    const address = new URL(config.PUBLIC_URL);
    this.origin = address.origin;
    this.id = address.hostname;
    this.isPossible = isIP(address.hostname.replace(/^\[|\]$/g, '')) === 0 && (address.protocol === 'https:' || address.hostname === 'localhost');
  }
}
