import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { capacities, id as idSchema, isAllowed, permissionTable, type Action } from '@consilium/contracts';
import type { FastifyRequest } from 'fastify';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Refusal, notFound } from '../errors/refusal.js';
import { allStandings, scopeOf, standingOf, type Actor } from './actor.js';
import { NOWHERE, RefusedAttempts, type Aim } from './refused-attempts.js';
import { PUBLIC, REQUIREMENT, type Requirement, type Target } from './requires.decorator.js';
import { TargetResolver } from './target-resolver.js';

export interface RequestWithActor extends FastifyRequest {
  actor?: Actor;
  /** What the act is done to, once the permission table has allowed it. */
  aim?: Aim;
}

/**
 * Asks the permission table with what the database says now. A refusal is recorded before it is answered; a thing of
 * another organisation or board answers exactly like one that does not exist.
 */
@Injectable()
export class AuthorisationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly unitOfWork: UnitOfWork,
    private readonly targets: TargetResolver,
    private readonly refused: RefusedAttempts,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const requirement = this.reflector.get<Requirement | undefined>(REQUIREMENT, context.getHandler());
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const actor = request.actor;
    if (requirement === undefined || actor === undefined) throw new Refusal('forbidden');
    const { action, target } = requirement;
    if (hasStrangeId(request.params as Record<string, string>)) {
      await this.refused.record(actor, requirement, NOWHERE, 'notAnId');
      throw notFound();
    }

    if (target === null) {
      const allowed = allStandings(actor).some((standing) => mayInSomeState(action, standing));
      if (!allowed) await this.refuse(actor, requirement, NOWHERE);
      return true;
    }

    const targetId = readTargetId(request, target);
    if (!idSchema.safeParse(targetId).success) {
      await this.refused.record(actor, requirement, NOWHERE, 'notAnId');
      throw notFound();
    }
    const resolved = await this.unitOfWork.run(scopeOf(actor), (manager) => this.targets.resolve(manager, target.kind, targetId as string));
    if (resolved === null) {
      await this.refused.record(actor, requirement, { ...NOWHERE, subjectId: targetId as string }, 'notInScope');
      throw notFound();
    }
    const aim = { subjectId: targetId as string, boardId: resolved.boardId, caseId: resolved.caseId };
    const standing = standingOf(actor, resolved.boardId, resolved.referrerId, resolved.caseId);
    if (resolved.erasedAt !== null && !OUTLIVES_ERASURE.has(action) && mayInSomeState(action, standing)) {
      await this.refused.record(actor, requirement, aim, 'erased');
      throw new Refusal('erased', { reason: 'case.erased', detail: `This case was erased on ${resolved.erasedAt.toISOString().slice(0, 10)}. What was done is in the log; what it said is gone.` });
    }
    if (!isAllowed(action, standing, resolved.caseState)) {
      await this.refuse(actor, requirement, aim);
    }
    request.aim = aim;
    return true;
  }

  private async refuse(actor: Actor, requirement: Requirement, aim: Aim, reasonCode = 'notAllowed'): Promise<never> {
    await this.refused.record(actor, requirement, aim, reasonCode);
    throw new Refusal('forbidden', { reason: requirement.action, detail: 'Your role does not allow this here, or not in the present state.' });
  }
}

/** What may still be asked of a case that was erased. */
const OUTLIVES_ERASURE: ReadonlySet<Action> = new Set<Action>(['audit.readCase', 'audit.verify', 'audit.export']);

const mayInSomeState = (action: Requirement['action'], standing: Parameters<typeof capacities>[0]): boolean => {
  const held = capacities(standing);
  return permissionTable.some((row) => row.action === action && held.some(([role, relation]) => role === row.role && relation === row.relation));
};

/** Parameters that end in "Id" and are codes of ours all the same. */
const CODES: ReadonlySet<string> = new Set(['integrationId']);

/** An id of a path that is none: nothing lies there, and the database would not understand the question. */
const hasStrangeId = (parameters: Readonly<Record<string, string>>): boolean =>
  Object.entries(parameters).some(([name, value]) => name.endsWith('Id') && !CODES.has(name) && !idSchema.safeParse(value).success);

function readTargetId(request: FastifyRequest, target: Target): unknown {
  if (target.from.startsWith('body.')) return (request.body as Record<string, unknown> | null)?.[target.from.slice('body.'.length)];
  return (request.params as Record<string, unknown>)[target.from];
}
