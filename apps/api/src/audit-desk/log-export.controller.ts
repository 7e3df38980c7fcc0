import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { AuditExportQuery, CaseLogExportQuery } from '@consilium/contracts';
import { AuditLog } from '../audit/audit-log.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { auditRole, scopeOf } from '../platform/authorisation/actor.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { LogExport, type ExportSelection } from './log-export.js';

const MEDIA_TYPE = 'application/x-ndjson';

/** The log as a file for the verifier. The export itself stands in the log before its first line leaves. */
@Controller('audit')
export class LogExportController {
  constructor(
    private readonly acts: Acts,
    private readonly logExport: LogExport,
    private readonly auditLog: AuditLog,
  ) {}

  @Requires('audit.export')
  @Get('export')
  @Answers([MEDIA_TYPE])
  async file(@Query({ schema: AuditExportQuery }) { reason, from, to, ...query }: AuditExportQuery, @CurrentAct() act: Act): Promise<StreamableFile> {
    return this.send(act, { ...query, from: withMicroseconds(from), to: withMicroseconds(to) }, reason);
  }

  @Requires('audit.readCase', 'case')
  @Get('cases/:caseId/export')
  @Answers([MEDIA_TYPE])
  async fileOfCase(@Param('caseId') caseId: string, @Query({ schema: CaseLogExportQuery }) { reason, compareWith }: CaseLogExportQuery, @CurrentAct() act: Act): Promise<StreamableFile> {
    return this.send(act, { caseId, compareWith }, reason);
  }

  private async send(act: Act, selection: ExportSelection, reasonCode: string): Promise<StreamableFile> {
    const { actor } = act;
    const planned = await this.acts.read(act, async (manager) => {
      const body = await this.logExport.plan(manager, selection);
      const { caseId, from, to } = selection;
      await this.auditLog.append(manager, {
        organisationId: actor.organisationId,
        caseId: caseId ?? null,
        event: 'exportMade',
        actorId: actor.personId,
        actorRole: auditRole(actor, null),
        outcome: 'success',
        payload: { scope: body.scope, reasonCode, ...(caseId === undefined ? {} : { caseId }), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
        requestId: actor.requestId,
      });
      return { body };
    });
    void act.reply
      .header('content-type', `${MEDIA_TYPE}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="consilium-log-${planned.scope}-${new Date().toISOString().slice(0, 10)}.ndjson"`)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff');
    return new StreamableFile(Readable.from(this.logExport.lines(scopeOf(actor), planned)));
  }
}

/** Stored times have six digits; as texts they compare only with texts of the same form. */
const withMicroseconds = (instant: string | undefined): string | undefined => instant?.replace(/(?:\.(\d+))?Z$/, (_, digits: string = '') => `.${digits.padEnd(6, '0')}Z`);
