import type { FieldProblem, ProblemCode } from '@consilium/contracts';

/** Codes of the contract, and `unreachable` for an answer that never came. */
export type FailureCode = ProblemCode | 'unreachable';

/** What went wrong with a request, in the server's own terms (RFC 9457). Thrown by every call of `ApiClient`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: FailureCode,
    /** HTTP status; 0 when the server could not be reached. */
    readonly status: number,
    title: string,
    /** The rule that refused, for example `ballot.roundClosed`. */
    readonly reason: string | null = null,
    readonly fields: readonly FieldProblem[] = [],
    /** For a stale edit: the version now stored. */
    readonly currentVersion: number | null = null,
    /** Names the request in the server's log; shown so that a person can quote it. */
    readonly requestId: string | null = null,
  ) {
    super(title);
  }
}

/** Reads an error body; anything that is not a problem document becomes `unexpected`. */
export function problemFrom(status: number, body: unknown): ProblemError {
  if (status === 0) return new ProblemError('unreachable', 0, 'The server could not be reached');
  const problem = parsed(body);
  if (problem === null || typeof problem['code'] !== 'string') {
    return new ProblemError(status === 503 ? 'unavailable' : 'unexpected', status, `HTTP ${status}`);
  }
  return new ProblemError(
    problem['code'] as ProblemCode,
    status,
    textOf(problem['title']) ?? `HTTP ${status}`,
    textOf(problem['reason']),
    Array.isArray(problem['fields']) ? (problem['fields'] as FieldProblem[]) : [],
    typeof problem['currentVersion'] === 'number' ? problem['currentVersion'] : null,
    textOf(problem['requestId']),
  );
}

function parsed(body: unknown): Record<string, unknown> | null {
  if (typeof body === 'string') {
    try {
      return parsed(JSON.parse(body));
    } catch {
      return null;
    }
  }
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
