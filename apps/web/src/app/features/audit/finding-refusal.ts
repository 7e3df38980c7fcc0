import type { ProblemError } from '../../core/http/problem-error';

const KNOWN = new Set(['finding.notYours', 'finding.notOpen', 'finding.settled', 'finding.notAnswered']);

/** Key of the sentence that says why a finding was not taken and what to do. */
export function findingRefusal({ code, reason, fields }: Pick<ProblemError, 'code' | 'reason' | 'fields'>): string {
  if (reason !== null && reason !== undefined && KNOWN.has(reason)) return `audit.${reason}`;
  if (code === 'stale' || code === 'unreachable' || code === 'forbidden') return `audit.finding.refused.${code}`;
  if (fields.some(({ path }) => path === 'dueOn')) return 'audit.finding.refused.dueOn';
  return 'audit.finding.refused.other';
}
