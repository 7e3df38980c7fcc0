import { HttpException, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Action } from '@consilium/contracts';
import { catchError, from, mergeMap, throwError, type Observable } from 'rxjs';
import { AuditLog } from '../../audit/audit-log.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Refusal } from '../errors/refusal.js';
import { auditRole, scopeOf, type Actor } from './actor.js';
import type { RequestWithActor } from './authorisation.guard.js';
import { REQUIREMENT, type Requirement } from './requires.decorator.js';

/** What an attempt was aimed at, as far as it was found out. */
export interface Aim {
  readonly subjectId: string | null;
  readonly boardId: string | null;
  readonly caseId: string | null;
}
export const NOWHERE: Aim = { subjectId: null, boardId: null, caseId: null };

/** Writes a refused attempt into the record, in a transaction of its own: what was tried is rolled back, that it was tried stays. */
@Injectable()
export class RefusedAttempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
  ) {}

  /** @param reasonCode of the rule that refused, as `notAllowed` or `meeting.closed`. */
  async record(actor: Actor, { action, target }: Requirement, { subjectId, boardId, caseId }: Aim, reasonCode: string): Promise<void> {
    await this.unitOfWork.run(scopeOf(actor), (manager) =>
      this.auditLog.append(manager, {
        organisationId: actor.organisationId,
        caseId,
        event: 'accessRefused',
        actorId: actor.personId,
        actorRole: auditRole(actor, boardId, caseId),
        outcome: 'refused',
        payload: { action, reasonCode: tellable(action, reasonCode), ...(target === null ? {} : { subject: target.kind }), ...(subjectId === null ? {} : { subjectId }) },
        requestId: actor.requestId,
      }),
    );
  }
}

/** While a seal is closed the record must not tell who has voted; "replaced in the meantime" would. */
const tellable = (action: Action, reasonCode: string): string => (action === 'ballot.cast' && reasonCode.startsWith('ballot.') ? 'ballot.notTaken' : reasonCode);

/** Acts that record their own refusals: a wrong password is counted and recorded as `sessionRefused`. */
const RECORDED_BY_THEMSELVES: ReadonlySet<Action> = new Set<Action>(['session.reauthenticate']);

/** Records what was refused after the permission table had allowed it: by a rule, by the state of things, by its content. */
@Injectable()
export class RefusedAttemptsInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly refused: RefusedAttempts,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const requirement = this.reflector.get<Requirement | undefined>(REQUIREMENT, context.getHandler());
    const { actor, aim = NOWHERE } = context.switchToHttp().getRequest<RequestWithActor>();
    if (requirement === undefined || actor === undefined || RECORDED_BY_THEMSELVES.has(requirement.action)) return next.handle();
    return next.handle().pipe(
      catchError((error: unknown) => {
        const reasonCode = reasonOf(error);
        if (reasonCode === null) return throwError(() => error);
        return from(this.refused.record(actor, requirement, aim, reasonCode)).pipe(mergeMap(() => throwError(() => error)));
      }),
    );
  }
}

/** Not a refusal, but a failure on our side, or a request that is still running and will have its own entry. */
const NO_REFUSAL: ReadonlySet<string> = new Set(['unavailable', 'unexpected', 'idempotencyInProgress']);

/** @returns null where nothing was refused. */
function reasonOf(error: unknown): string | null {
  if (error instanceof Refusal) return NO_REFUSAL.has(error.code) ? null : (error.given.reason ?? error.code);
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status !== 'number' || status < 400 || status >= 500) return null;
  return status === 400 ? 'validation' : `http.${status}`;
}
