import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EveryOrganisation } from '../scheduled-work/every-organisation.js';
import { ScheduledWork, type RunCounts, type Tick } from '../scheduled-work/scheduled-work.js';
import { FollowUpWatch } from './follow-up-watch.js';

/** Looks every morning at signed and deferred cases for what has come due. */
@Injectable()
export class FollowUpCalendar implements OnModuleInit {
  constructor(
    private readonly watch: FollowUpWatch,
    private readonly organisations: EveryOrganisation,
    private readonly work: ScheduledWork,
  ) {}

  onModuleInit(): void {
    this.work.register({ id: 'cases.followUps', cron: '30 5 * * *', run: (tick) => this.run(tick) });
  }

  async run({ at, requestId }: Tick): Promise<RunCounts> {
    let opened = 0;
    await this.organisations.each(requestId, async (manager, organisationId) => {
      // Only cases with something that can come due: a stable disease, a promised result, a day of review.
      const watched = await manager.query<Array<{ id: string; state: string }>>(
        `SELECT c.id, c.state FROM board_case c
          WHERE c.state IN ('signedOff', 'deferred') AND c.erased_at IS NULL
            AND (EXISTS (SELECT 1 FROM case_fact f WHERE f.case_id = c.id AND f.retired_at IS NULL AND (f.element = 'stableMonths' OR f.state = 'pending'))
                 OR EXISTS (SELECT 1 FROM recommendation r WHERE r.case_id = c.id AND r.state = 'confirmed' AND r.content ->> 'nextReviewOn' IS NOT NULL))
            AND NOT EXISTS (SELECT 1 FROM board_case n WHERE n.reopens_case_id = c.id AND n.state <> 'withdrawn')
          ORDER BY c.id`,
      );
      for (const boardCase of watched) opened += await this.watch.lookAtCalendar(manager, organisationId, requestId, boardCase, at.toISOString().slice(0, 10));
    });
    return { opened };
  }
}
