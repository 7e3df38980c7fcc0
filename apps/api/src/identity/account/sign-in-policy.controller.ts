import { Body, Controller, Get, Put } from '@nestjs/common';
import { SignInPolicyChange, type PersonRole, SignInPolicy } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { CurrentAct, requireIfMatch, type Act } from '../../platform/acts/act.js';
import { Acts, type Answer } from '../../platform/acts/acts.js';
import { auditRole, type Actor } from '../../platform/authorisation/actor.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { stale } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';

/** What the organisation asks of everybody's sign-in. */
@Controller('administration')
export class SignInPolicyController {
  constructor(
    private readonly acts: Acts,
    private readonly auditLog: AuditLog,
  ) {}

  @Requires('signInPolicy.read')
  @Get('sign-in-policy')
  @Answers(SignInPolicy)
  async read(@CurrentAct() act: Act): Promise<SignInPolicy> {
    return this.acts.read(act, async (manager) => answerWith(await policyOf(manager, act.actor)));
  }

  @Requires('signInPolicy.change')
  @Put('sign-in-policy')
  @Answers(SignInPolicy, { ifMatch: 'required' })
  async change(@Body({ schema: SignInPolicyChange }) input: SignInPolicyChange, @CurrentAct() act: Act): Promise<SignInPolicy> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const { organisationId } = act.actor;
      await manager.query(`INSERT INTO sign_in_policy (organisation_id) VALUES ($1) ON CONFLICT DO NOTHING`, [organisationId]);
      const [stored] = await manager.query<Array<{ version: number }>>(`SELECT version FROM sign_in_policy WHERE organisation_id = $1 FOR UPDATE`, [organisationId]);
      if (stored!.version !== expected) throw stale(stored!.version);
      await manager.query(`UPDATE sign_in_policy SET second_factor_roles = $2, version = version + 1 WHERE organisation_id = $1`, [organisationId, [...new Set(input.secondFactorRoles)]]);
      await this.note(manager, act.actor, { personId: act.actor.personId, credential: 'policy', change: `secondFactor:${[...new Set(input.secondFactorRoles)].join(',')}` });
      return answerWith(await policyOf(manager, act.actor));
    });
  }

  private async note(manager: EntityManager, actor: Actor, payload: { personId: string; credential: string; change: string }): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: null,
      event: 'credentialChanged',
      actorId: actor.personId,
      actorRole: auditRole(actor, null),
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}

/** Version 1 until it was first changed. */
async function policyOf(manager: EntityManager, actor: Actor): Promise<SignInPolicy> {
  const [stored] = await manager.query<Array<{ roles: PersonRole[]; version: number }>>(`SELECT second_factor_roles AS roles, version FROM sign_in_policy WHERE organisation_id = $1`, [actor.organisationId]);
  return { secondFactorRoles: stored?.roles ?? [], version: stored?.version ?? 1 };
}

const answerWith = (policy: SignInPolicy): Answer<SignInPolicy> => ({ body: policy, version: policy.version });
