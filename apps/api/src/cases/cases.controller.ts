import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CASE_COMMANDS_WITH_REASON } from '@consilium/board';
import { CaseChange, CaseInput, CaseTransition, isAllowed, CaseDetail } from '@consilium/contracts';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { CurrentAct, requireIfMatch, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { standingOf } from '../platform/authorisation/actor.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Refusal, invalidField } from '../platform/errors/refusal.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { CaseAudit } from './case-audit.js';
import { CaseLoader } from './case-loader.js';
import { toCaseDetail } from './case-mapper.js';
import { CaseRegistration } from './case-registration.js';
import { CaseTransitions } from './case-transitions.js';
import { CaseHead } from './case-head.js';

@Controller('cases')
export class CasesController {
  constructor(
    private readonly acts: Acts,
    private readonly registration: CaseRegistration,
    private readonly loader: CaseLoader,
    private readonly head: CaseHead,
    private readonly transitions: CaseTransitions,
    private readonly audit: CaseAudit,
    private readonly vault: FreeTextVault,
  ) {}

  @Requires('case.create')
  @Post()
  @HttpCode(201)
  @Answers(CaseDetail)
  async create(@Body({ schema: CaseInput }) input: CaseInput, @CurrentAct() act: Act): Promise<CaseDetail> {
    return this.acts.perform(act, async (manager) => {
      const { id } = await this.registration.register(manager, act.actor, input);
      const stored = await this.loader.load(manager, id);
      return { status: 201, body: toCaseDetail(stored, act.actor), version: stored.version };
    });
  }

  @Requires('case.read', 'case')
  @Get(':caseId')
  @Answers(CaseDetail)
  async read(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<CaseDetail> {
    return this.acts.read(act, async (manager) => {
      const boardCase = await this.loader.load(manager, caseId);
      await this.audit.record(manager, act.actor, boardCase, 'caseRead', { caseId, version: boardCase.version, parts: ['head'] });
      return { body: toCaseDetail(boardCase, act.actor), version: boardCase.version };
    });
  }

  @Requires('case.change', 'case')
  @Patch(':caseId')
  @Answers(CaseDetail, { ifMatch: 'required' })
  async change(@Param('caseId') caseId: string, @Body({ schema: CaseChange }) input: CaseChange, @CurrentAct() act: Act): Promise<CaseDetail> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      await this.head.change(manager, act.actor, caseId, expected, input);
      const stored = await this.loader.load(manager, caseId);
      return { body: toCaseDetail(stored, act.actor), version: stored.version };
    });
  }

  /** One route for every step of the lifecycle; which step is allowed is asked of the table again, per command. */
  @Requires('case.read', 'case')
  @Post(':caseId/transitions')
  @HttpCode(200)
  @Answers(CaseDetail, { ifMatch: 'required' })
  async transition(@Param('caseId') caseId: string, @Body({ schema: CaseTransition }) input: CaseTransition, @CurrentAct() act: Act): Promise<CaseDetail> {
    const expected = requireIfMatch(act);
    const reason = input.reason ?? '';
    if (reason === '' && CASE_COMMANDS_WITH_REASON.includes(input.command)) throw invalidField('reason', 'is needed for this step; it goes on the record');
    return this.acts.perform(act, async (manager) => {
      const boardCase = await this.loader.lock(manager, caseId, expected);
      if (!isAllowed(`case.${input.command}`, standingOf(act.actor, boardCase.boardId, boardCase.referrerId, caseId), boardCase.state)) {
        throw new Refusal('forbidden', { reason: `case.${input.command}`, detail: 'Your role does not allow this step in the present state of the case.' });
      }
      const text = reason === '' ? null : await this.vault.seal(manager, { organisationId: act.actor.organisationId, caseId }, reason);
      const moved = await this.transitions.perform(manager, act.actor, caseId, expected, input.command, text?.id ?? null);
      const shown = input.command === 'reopen' ? await this.registration.openNextEpisode(manager, act.actor, moved.id) : moved.id;
      const stored = await this.loader.load(manager, shown);
      return { body: toCaseDetail(stored, act.actor), version: stored.version };
    });
  }
}
