import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { capacities, id as idSchema, isAllowed, permissionTable, type Action } from '@consilium/contracts';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../../audit/audit-log.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Refusal, notFound } from '../errors/refusal.js';
import { allStandings, auditRole, scopeOf, standingOf, type Actor } from './actor.js';
import { PUBLIC, REQUIREMENT, type Requirement, type Target } from './requires.decorator.js';
import { TargetResolver } from './target-resolver.js';

export interface RequestWithActor extends FastifyRequest {
  actor?: Actor;
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
    private readonly auditLog: AuditLog,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const requirement = this.reflector.get<Requirement | undefined>(REQUIREMENT, context.getHandler());
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const actor = request.actor;
    if (requirement === undefined || actor === undefined) throw new Refusal('forbidden');
    const { action, target } = requirement;

    if (target === null) {
      const allowed = allStandings(actor).some((standing) => mayInSomeState(action, standing));
      if (!allowed) await this.refuse(actor, requirement, null, null);
      return true;
    }

    const targetId = readTargetId(request, target);
    if (!idSchema.safeParse(targetId).success) throw notFound();
    const resolved = await this.unitOfWork.run(scopeOf(actor), (manager) => this.targets.resolve(manager, target.kind, targetId as string));
    if (resolved === null) {
      await this.recordRefusal(actor, requirement, targetId as string, null, null);
      throw notFound();
    }
    const standing = standingOf(actor, resolved.boardId, resolved.referrerId, resolved.caseId);
    if (resolved.erasedAt !== null && !OUTLIVES_ERASURE.has(action) && mayInSomeState(action, standing)) {
      await this.recordRefusal(actor, requirement, targetId as string, resolved.boardId, resolved.caseId, 'erased');
      throw new Refusal('erased', { reason: 'case.erased', detail: `This case was erased on ${resolved.erasedAt.toISOString().slice(0, 10)}. What was done is in the log; what it said is gone.` });
    }
    if (!isAllowed(action, standing, resolved.caseState)) {
      await this.refuse(actor, requirement, targetId as string, resolved.boardId, resolved.caseId);
    }
    return true;
  }

  private async refuse(actor: Actor, requirement: Requirement, targetId: string | null, boardId: string | null, caseId: string | null = null): Promise<never> {
    await this.recordRefusal(actor, requirement, targetId, boardId, caseId);
    throw new Refusal('forbidden', { reason: requirement.action, detail: 'Your role does not allow this here, or not in the present state.' });
  }

  private async recordRefusal(actor: Actor, { action, target }: Requirement, targetId: string | null, boardId: string | null, caseId: string | null, because?: 'erased'): Promise<void> {
    await this.unitOfWork.run(scopeOf(actor), (manager) =>
      this.auditLog.append(manager, {
        organisationId: actor.organisationId,
        caseId,
        event: 'accessRefused',
        actorId: actor.personId,
        actorRole: auditRole(actor, boardId, caseId),
        outcome: 'refused',
        payload: {
          action,
          reasonCode: because ?? (caseId === null && targetId !== null && boardId === null ? 'notInScope' : 'notAllowed'),
          ...(target === null ? {} : { subject: target.kind }),
          ...(targetId === null ? {} : { subjectId: targetId }),
        },
        requestId: actor.requestId,
      }),
    );
  }
}

/** What may still be asked of a case that was erased. */
const OUTLIVES_ERASURE: ReadonlySet<Action> = new Set<Action>(['audit.readCase', 'audit.verify', 'audit.export']);

const mayInSomeState = (action: Requirement['action'], standing: Parameters<typeof capacities>[0]): boolean => {
  const held = capacities(standing);
  return permissionTable.some((row) => row.action === action && held.some(([role, relation]) => role === row.role && relation === row.relation));
};

function readTargetId(request: FastifyRequest, target: Target): unknown {
  if (target.from.startsWith('body.')) return (request.body as Record<string, unknown> | null)?.[target.from.slice('body.'.length)];
  return (request.params as Record<string, unknown>)[target.from];
}
