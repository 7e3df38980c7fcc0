import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { id as idSchema, PatientDistinctionInput, PatientMatchQuery, PatientMergeInput, DuplicatePair, PatientMatch, PatientMerge } from '@consilium/contracts';
import { z } from 'zod';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { notFound } from '../platform/errors/refusal.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { DuplicatesService } from './duplicates.service.js';
import { PatientMergesService } from './patient-merges.service.js';

@Controller('patients')
export class SamePatientController {
  constructor(
    private readonly acts: Acts,
    private readonly duplicates: DuplicatesService,
    private readonly merges: PatientMergesService,
  ) {}

  @Requires('patient.match')
  @Post('matches')
  @HttpCode(200)
  @Answers(z.array(PatientMatch))
  async matches(@Body({ schema: PatientMatchQuery }) query: PatientMatchQuery, @CurrentAct() act: Act): Promise<PatientMatch[]> {
    return this.acts.read(act, async (manager) => ({ body: await this.duplicates.matches(manager, act.actor, query) }));
  }

  @Requires('patient.merge')
  @Get('duplicates')
  @Answers(z.array(DuplicatePair))
  async pairs(@CurrentAct() act: Act): Promise<DuplicatePair[]> {
    return this.acts.read(act, async (manager) => ({ body: await this.duplicates.pairs(manager, act.actor) }));
  }

  @Requires('patient.merge')
  @Post('distinctions')
  @HttpCode(204)
  @Answers(null)
  async distinguish(@Body({ schema: PatientDistinctionInput }) input: PatientDistinctionInput, @CurrentAct() act: Act): Promise<void> {
    return this.acts.perform(act, async (manager) => {
      await this.merges.distinguish(manager, act.actor, input);
      return { status: 204, body: undefined };
    });
  }

  @Requires('patient.merge')
  @Get('merges')
  @Answers(z.array(PatientMerge))
  async list(@CurrentAct() act: Act): Promise<PatientMerge[]> {
    return this.acts.read(act, async (manager) => ({ body: await this.merges.list(manager, act.actor) }));
  }

  @Requires('patient.merge')
  @Post('merges')
  @HttpCode(201)
  @Answers(PatientMerge)
  async merge(@Body({ schema: PatientMergeInput }) input: PatientMergeInput, @CurrentAct() act: Act): Promise<PatientMerge> {
    return this.acts.perform(act, async (manager) => ({ status: 201, body: await this.merges.merge(manager, act.actor, input) }));
  }

  @Requires('patient.merge')
  @Post('merges/:mergeId/undo')
  @HttpCode(200)
  @Answers(PatientMerge)
  async undo(@Param('mergeId') mergeId: string, @CurrentAct() act: Act): Promise<PatientMerge> {
    if (!idSchema.safeParse(mergeId).success) throw notFound();
    return this.acts.perform(act, async (manager) => ({ body: await this.merges.undo(manager, act.actor, mergeId) }));
  }
}
