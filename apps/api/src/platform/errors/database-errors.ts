/** Reading PostgreSQL's and the driver's errors. Codes: PostgreSQL documentation, appendix A. */

interface DriverError {
  readonly code?: unknown;
  readonly driverError?: { readonly code?: unknown; readonly constraint?: unknown };
  readonly message?: unknown;
}

export function databaseErrorCode(error: unknown): string | null {
  const given = error as DriverError | null;
  const code = given?.driverError?.code ?? given?.code;
  return typeof code === 'string' ? code : null;
}

/** Constraint or unique index that refused, null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  const code = databaseErrorCode(error);
  if (code !== '23505' && code !== '23514' && code !== '23503') return null;
  const constraint = (error as DriverError).driverError?.constraint ?? (error as { constraint?: unknown }).constraint;
  return typeof constraint === 'string' ? constraint : '';
}

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '57P01', '57P02', '57P03', '53300', '53100', '53200']);
/** Lost against other work for good, or took longer than a statement may: busy, not broken. */
const busy = new Set(['40P01', '40001', '57014', '55P03']);

/** Whether the database is down, starting, shutting down, overloaded, out of connections or out of disk: the caller may retry. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = databaseErrorCode(error);
  if (code !== null) return unreachable.has(code) || busy.has(code) || code.startsWith('08');
  if (!(error instanceof Error)) return false;
  // TypeORM lets go of a lost connection; what the work in hand asks next is answered with one of these.
  if (/^QueryRunner(Provider)?AlreadyReleasedError$/.test(error.name)) return true;
  const { message } = error;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Connection is not established/i.test(message);
}
