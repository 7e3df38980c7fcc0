import { fieldRefusalText, type FieldProblem, type FieldRefusal, type FieldRefusalParameters, type ProblemCode } from '@consilium/contracts';

export interface RefusalDetail {
  /** Rule that refused, e.g. `ballot.roundClosed`; stable, translated by the user interface. */
  readonly reason?: string;
  /** Safe text: what is wrong and what to try. Never patient data. */
  readonly detail?: string;
  readonly fields?: readonly FieldProblem[];
  readonly currentVersion?: number;
  readonly retryAfterSeconds?: number;
}

/** An answer other than yes. Knows nothing of HTTP; one filter translates it. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly given: RefusalDetail = {},
  ) {
    super(given.detail ?? given.reason ?? code);
  }
}

/** Also what another organisation's id gets: the same answer as an id that does not exist. */
export const notFound = (): Refusal => new Refusal('notFound', { detail: 'There is nothing here that you may see. Check the address, or ask who invited you.' });

export const stale = (currentVersion: number): Refusal =>
  new Refusal('stale', {
    currentVersion,
    detail: 'Somebody changed this since you opened it. Load it again; what you typed is kept.',
  });

export const invalidField = (path: string, message: string): Refusal => new Refusal('validation', { fields: [{ path, message }] });

/** A field refused for a reason that has words in every language of the user interface. */
export const refusedField = (path: string, reason: FieldRefusal, parameters: FieldRefusalParameters = {}): Refusal =>
  new Refusal('validation', { fields: [{ path, message: fieldRefusalText(reason, parameters), reason, parameters }] });
