import { Controller, Get, Param } from '@nestjs/common';
import { MeetingReadiness } from '@consilium/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { auditRole } from '../platform/authorisation/actor.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { MeetingReadinessReader } from './meeting-readiness.js';

@Controller('meetings/:meetingId/readiness')
export class ReadinessController {
  constructor(
    private readonly acts: Acts,
    private readonly reader: MeetingReadinessReader,
    private readonly auditLog: AuditLog,
  ) {}

  @Requires('meeting.read', 'meeting')
  @Get()
  @Answers(MeetingReadiness)
  async read(@Param('meetingId') meetingId: string, @CurrentAct() act: Act): Promise<MeetingReadiness> {
    return this.acts.read(act, async (manager) => {
      const readiness = await this.reader.read(manager, meetingId);
      await this.auditLog.append(manager, {
        organisationId: act.actor.organisationId,
        caseId: null,
        event: 'meetingRead',
        actorId: act.actor.personId,
        actorRole: auditRole(act.actor, null),
        outcome: 'success',
        payload: { meetingId, caseIds: readiness.cases.map(({ caseId }) => caseId) },
        requestId: act.actor.requestId,
      });
      return { body: readiness };
    });
  }
}
