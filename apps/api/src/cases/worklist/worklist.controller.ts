import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { CaseExportQuery, CaseListQuery, CasePage, ReferralListQuery, ReferralPage } from '@consilium/contracts';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { CaseAudit } from '../case-audit.js';
import { Referrals } from './referrals.js';
import { Worklist } from './worklist.js';
import { WorklistExport } from './worklist-export.js';
import { worklistWords } from './worklist-words.js';

@Controller('cases')
export class WorklistController {
  constructor(
    private readonly acts: Acts,
    private readonly worklist: Worklist,
    private readonly exported: WorklistExport,
    private readonly referrals: Referrals,
    private readonly audit: CaseAudit,
  ) {}

  @Requires('case.list')
  @Get()
  @Answers(CasePage)
  async list(@Query({ schema: CaseListQuery }) query: CaseListQuery, @CurrentAct() act: Act): Promise<CasePage> {
    return this.acts.read(act, async (manager) => {
      const page = await this.worklist.page(manager, act.actor, query);
      await this.audit.recordList(manager, act.actor, query.boardId ?? null, { caseIds: page.items.map(({ id }) => id), list: 'worklist' });
      return { body: page };
    });
  }

  @Requires('referral.list')
  @Get('referrals')
  @Answers(ReferralPage)
  async ownReferrals(@Query({ schema: ReferralListQuery }) query: ReferralListQuery, @CurrentAct() act: Act): Promise<ReferralPage> {
    return this.acts.read(act, async (manager) => {
      const page = await this.referrals.page(manager, act.actor, query);
      await this.audit.recordList(manager, act.actor, null, { caseIds: page.items.map((item) => item.case.id), list: 'referrals' });
      return { body: page };
    });
  }

  @Requires('case.list')
  @Get('file')
  @Answers(['text/csv'])
  async file(@Query({ schema: CaseExportQuery }) query: CaseExportQuery, @CurrentAct() act: Act): Promise<StreamableFile> {
    const ids = await this.exported.find(act.actor, query);
    void act.reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${worklistWords[query.language].fileName}"`)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff');
    return new StreamableFile(Readable.from(this.exported.lines(act.actor, ids, query.language)));
  }
}
