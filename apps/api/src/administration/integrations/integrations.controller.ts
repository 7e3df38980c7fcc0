import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { integrationIds, Integration, type IntegrationId, IntegrationTest, SystemHealth } from '@consilium/contracts';
import { z } from 'zod';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { DeskRecord } from '../desk-record.js';
import { IntegrationsService } from './integrations.service.js';
import { SystemHealthReader } from './system-health.js';

@Controller('administration')
export class IntegrationsController {
  constructor(
    private readonly acts: Acts,
    private readonly integrations: IntegrationsService,
    private readonly health: SystemHealthReader,
    private readonly record: DeskRecord,
  ) {}

  @Requires('integration.read')
  @Get('integrations')
  @Answers(z.array(Integration))
  async list(@CurrentAct() act: Act): Promise<Integration[]> {
    return this.acts.read(act, async (manager) => ({ body: await this.integrations.list(manager) }));
  }

  @Requires('integration.test')
  @Post('integrations/:integrationId/test')
  @HttpCode(200)
  @Answers(IntegrationTest)
  async test(@Param('integrationId') id: string, @CurrentAct() act: Act): Promise<IntegrationTest> {
    if (!integrationIds.some((known) => known === id)) throw notFound();
    return this.acts.perform(act, async (manager) => {
      const tested = await this.integrations.test(manager, act.actor, id as IntegrationId);
      await this.record.note(manager, act.actor, null, 'integrationTested', { integration: tested.id, result: tested.result });
      return { body: tested };
    });
  }

  @Requires('system.readHealth')
  @Get('health')
  @Answers(SystemHealth)
  async look(@CurrentAct() act: Act): Promise<SystemHealth> {
    return this.acts.read(act, async (manager) => ({ body: await this.health.look(manager) }));
  }
}
