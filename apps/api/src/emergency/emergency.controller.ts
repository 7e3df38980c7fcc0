import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AlarmAcknowledgement, EmergencyRequest, EmergencyAccess, EmergencyAlarm } from '@consilium/contracts';
import { z } from 'zod';
import { AuditLog } from '../audit/audit-log.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { auditRole } from '../platform/authorisation/actor.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { AlarmsService } from './alarms.service.js';
import { EmergencyService } from './emergency.service.js';

@Controller()
export class EmergencyController {
  constructor(
    private readonly acts: Acts,
    private readonly emergency: EmergencyService,
    private readonly alarms: AlarmsService,
    private readonly auditLog: AuditLog,
  ) {}

  @Requires('emergency.open')
  @Post('emergency-access')
  @HttpCode(201)
  @Answers(EmergencyAccess)
  async open(@Body({ schema: EmergencyRequest }) input: EmergencyRequest, @CurrentAct() act: Act): Promise<EmergencyAccess> {
    return this.acts.perform(act, async (manager) => ({ status: 201, body: await this.emergency.open(manager, act.actor, input) }));
  }

  @Requires('emergency.end')
  @Delete('emergency-access/:accessId')
  @HttpCode(204)
  @Answers(null)
  async end(@Param('accessId') accessId: string, @CurrentAct() act: Act): Promise<void> {
    return this.acts.perform(act, async (manager) => {
      await this.emergency.end(manager, act.actor, accessId);
      return { status: 204, body: undefined };
    });
  }

  @Requires('alarm.list')
  @Get('alarms')
  @Answers(z.array(EmergencyAlarm))
  async list(@CurrentAct() act: Act): Promise<EmergencyAlarm[]> {
    return this.acts.read(act, async (manager) => {
      const alarms = await this.alarms.list(manager, act.actor);
      await this.auditLog.append(manager, {
        organisationId: act.actor.organisationId,
        caseId: null,
        event: 'auditRead',
        actorId: act.actor.personId,
        actorRole: auditRole(act.actor, null),
        outcome: 'success',
        payload: { caseIds: [...new Set(alarms.map(({ caseId }) => caseId))] },
        requestId: act.actor.requestId,
      });
      return { body: alarms };
    });
  }

  @Requires('alarm.acknowledge', 'emergencyAccess')
  @Post('alarms/:emergencyAccessId/acknowledgement')
  @HttpCode(200)
  @Answers(EmergencyAlarm)
  async acknowledge(
    @Param('emergencyAccessId') accessId: string,
    @Body({ schema: AlarmAcknowledgement }) input: AlarmAcknowledgement,
    @CurrentAct() act: Act,
  ): Promise<EmergencyAlarm> {
    return this.acts.perform(act, async (manager) => ({ body: await this.alarms.acknowledge(manager, act.actor, accessId, input.note) }));
  }
}
