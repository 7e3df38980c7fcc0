import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OBJECT_STORE, type ObjectStore } from '../platform/storage/object-store.js';
import { EveryOrganisation } from '../scheduled-work/every-organisation.js';
import { ScheduledWork, type RunCounts, type Tick } from '../scheduled-work/scheduled-work.js';

/** An upload this old, in hours, has its row or never will. */
const GRACE_HOURS = 24;
/** Uploads looked at in one transaction. */
const BATCH = 500;

/** Removes the bytes of uploads whose row never came: refused, rolled back, or the process died. */
@Injectable()
export class AbandonedUploads implements OnModuleInit {
  constructor(
    private readonly organisations: EveryOrganisation,
    private readonly work: ScheduledWork,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  onModuleInit(): void {
    this.work.register({ id: 'housekeeping.uploads', cron: '50 1 * * *', run: (tick) => this.run(tick) });
  }

  async run({ at, requestId }: Tick): Promise<RunCounts> {
    const before = new Date(at.getTime() - GRACE_HOURS * 3_600_000);
    let [removed, looked] = [0, 0];
    for (let last = -1; last !== looked; ) {
      last = looked;
      await this.organisations.each(requestId, async (manager) => {
        const found = await manager.query<Array<{ id: string; sha256: Buffer }>>(
          `SELECT id, sha256 FROM attachment_upload WHERE organisation_id = scope.organisation() AND begun_at < $1 ORDER BY sha256, id LIMIT ${BATCH}`,
          [before],
        );
        const hashes = new Set(found.map(({ sha256 }) => sha256.toString('hex')));
        for (const hash of [...hashes].sort()) {
          const [answer] = await manager.query<Array<{ needed: boolean }>>(`SELECT scope.bytes_are_needed(decode($1, 'hex'), $2) AS needed`, [hash, before]);
          if (answer!.needed) continue;
          await this.store.destroy(hash);
          removed += 1;
        }
        // Last: a run that dies before this looks at the same uploads again.
        await manager.query(`DELETE FROM attachment_upload WHERE id = ANY ($1)`, [found.map(({ id }) => id)]);
        looked += found.length;
      });
    }
    return { looked, removed };
  }
}
