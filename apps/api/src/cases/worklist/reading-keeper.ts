import { nelmKnowledge } from '@consilium/knowledge-nelm';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EveryOrganisation } from '../../scheduled-work/every-organisation.js';
import { ScheduledWork, type RunCounts, type Tick } from '../../scheduled-work/scheduled-work.js';
import { CaseReadings } from './case-readings.js';

/** Cases read again in one transaction, and transactions of one run: a run ends, the next one goes on. */
const BATCH = 200;
const MOST_BATCHES = 20;

/**
 * Time passes, settings and knowledge change, and rows come in from elsewhere: what the worklist is searched by is read
 * again for open cases of another day or other rules, and for every case not read yet.
 */
@Injectable()
export class ReadingKeeper implements OnModuleInit {
  constructor(
    private readonly readings: CaseReadings,
    private readonly organisations: EveryOrganisation,
    private readonly work: ScheduledWork,
  ) {}

  onModuleInit(): void {
    this.work.register({ id: 'cases.readings', cron: '*/10 * * * *', run: (tick) => this.run(tick) });
  }

  async run({ requestId }: Tick): Promise<RunCounts> {
    let read = 0;
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const before = read;
      await this.organisations.each(requestId, async (manager) => {
        const due = await manager.query<Array<{ id: string }>>(
          `SELECT s.case_id AS id FROM case_search s JOIN board b ON b.id = s.board_id
            WHERE s.organisation_id = scope.organisation()
              AND (s.read_version IS NULL
                   OR (s.state NOT IN ('recommended', 'signedOff', 'withdrawn') AND (s.read_on < current_date OR s.read_with IS DISTINCT FROM $1 || '/' || b.version)))
            ORDER BY s.updated_at DESC LIMIT ${BATCH}`,
          [nelmKnowledge.version],
        );
        for (const { id } of due) await this.readings.refresh(manager, id);
        read += due.length;
      });
      if (read === before) break;
    }
    return { read };
  }
}
