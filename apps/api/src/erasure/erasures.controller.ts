import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ErasureDecision, ErasureRequest, Erasure, ErasureList } from '@consilium/contracts';
import { CaseAudit } from '../cases/case-audit.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { ErasureReader } from './erasure-reader.js';
import { ErasuresService } from './erasures.service.js';

/** Requests to erase a case, and the tombstones of those that were erased. */
@Controller('erasures')
export class ErasuresController {
  constructor(
    private readonly acts: Acts,
    private readonly reader: ErasureReader,
    private readonly erasures: ErasuresService,
    private readonly audit: CaseAudit,
  ) {}

  @Requires('erasure.list')
  @Get()
  @Answers(ErasureList)
  async list(@CurrentAct() act: Act): Promise<ErasureList> {
    return this.acts.read(act, async (manager) => {
      const items = await this.reader.list(manager, act.actor);
      await this.audit.recordList(manager, act.actor, null, { caseIds: items.map(({ caseId }) => caseId), list: 'erasures' });
      return { body: { items } };
    });
  }

  @Requires('erasure.request')
  @Post()
  @Answers(Erasure)
  async request(@Body({ schema: ErasureRequest }) input: ErasureRequest, @CurrentAct() act: Act): Promise<Erasure> {
    return this.acts.perform(act, async (manager) => {
      const id = await this.erasures.request(manager, act.actor, input);
      return { body: await this.reader.one(manager, act.actor, id), status: 201 };
    });
  }

  @Requires('erasure.withdraw', 'erasure')
  @Post(':erasureId/withdrawal')
  @HttpCode(200)
  @Answers(Erasure)
  async withdraw(@Param('erasureId') erasureId: string, @CurrentAct() act: Act): Promise<Erasure> {
    return this.acts.perform(act, async (manager) => {
      await this.erasures.withdraw(manager, act.actor, erasureId);
      return { body: await this.reader.one(manager, act.actor, erasureId) };
    });
  }

  @Requires('erasure.decide', 'erasure')
  @Post(':erasureId/decision')
  @HttpCode(200)
  @Answers(Erasure)
  async decide(@Param('erasureId') erasureId: string, @Body({ schema: ErasureDecision }) input: ErasureDecision, @CurrentAct() act: Act): Promise<Erasure> {
    return this.acts.perform(act, async (manager) => {
      await this.erasures.decide(manager, act.actor, erasureId, input);
      return { body: await this.reader.one(manager, act.actor, erasureId) };
    });
  }
}
