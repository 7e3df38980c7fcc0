import { Controller, Get, HttpCode } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Public } from '../authorisation/requires.decorator.js';
import { Refusal } from '../errors/refusal.js';
import { Answers } from '../openapi/answers.decorator.js';

const Live = z.strictObject({ status: z.literal('live') }).meta({ id: 'Live' });
const Ready = z.strictObject({ status: z.literal('ready') }).meta({ id: 'Ready' });

@Controller('health')
export class HealthController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The process runs. */
  @Public()
  @Get('live')
  @HttpCode(200)
  @Answers(Live)
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The process can serve: the database answers and carries the newest migration. */
  @Public()
  @Get('ready')
  @Answers(Ready)
  async ready(): Promise<{ status: 'ready' }> {
    const found = await this.dataSource.query<Array<{ ready: boolean }>>(`SELECT to_regclass('public.idempotency_record') IS NOT NULL AS ready`);
    if (found[0]?.ready !== true) throw new Refusal('unavailable', { retryAfterSeconds: 5, detail: 'The database has not been migrated yet.' });
    return { status: 'ready' };
  }
}
