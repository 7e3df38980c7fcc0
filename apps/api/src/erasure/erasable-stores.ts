import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { BallotKeys } from '../deliberation/ballots/ballot-keys.js';
import { DocumentStorage } from '../documents/production/document-storage.js';
import { OBJECT_STORE, type ObjectStore } from '../platform/storage/object-store.js';
import type { FileOfRow } from './erasure-plan.js';

type StoreName = FileOfRow['store'] | 'caseKeys';

interface ErasableStore {
  readonly destroy: (key: string) => Promise<void>;
  /** Whether a row of another case still needs the same bytes; $1 is the key. Null: a key belongs to one case alone. */
  readonly stillNeeded: string | null;
}

/** Everything outside the database that may have to be destroyed with a case. */
@Injectable()
export class ErasableStores {
  private readonly stores: Readonly<Record<StoreName, ErasableStore>>;

  constructor(documents: DocumentStorage, @Inject(OBJECT_STORE) attachments: ObjectStore, ballotKeys: BallotKeys, vault: FreeTextVault) {
    this.stores = {
      documents: { destroy: (key) => documents.destroy(key), stillNeeded: `SELECT FROM document WHERE storage_key = $1` },
      attachments: { destroy: (key) => attachments.destroy(key), stillNeeded: `SELECT FROM attachment WHERE sha256 = decode($1, 'hex')` },
      ballotKeys: { destroy: (key) => ballotKeys.destroy(key), stillNeeded: null },
      caseKeys: {
        destroy: (key) => {
          const [caseId, keyId] = key.split('/') as [string, string];
          return vault.shred(caseId, keyId);
        },
        stillNeeded: null,
      },
    };
  }

  /** Destroys a file unless another case needs the same bytes. Safe to repeat. */
  async destroy(manager: EntityManager, store: string, key: string): Promise<void> {
    const found = this.stores[store as StoreName] as ErasableStore | undefined;
    if (found === undefined) throw new Error(`No store "${store}" is known to erasures.`);
    if (found.stillNeeded !== null) {
      const [other] = await manager.query<Array<{ needed: boolean }>>(`SELECT EXISTS (${found.stillNeeded}) AS needed`, [key]);
      if (other?.needed === true) return;
    }
    await found.destroy(key);
  }
}
