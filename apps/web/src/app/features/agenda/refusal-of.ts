import type { ProblemError } from '../../core/http/problem-error';

/** Reasons of the agenda's rules that are said in words of their own. */
const SAID = new Set(['waiverNeeded', 'afterCutOff', 'assentNotByChair', 'askedAlready', 'alreadyDecided', 'caseListedTwice', 'presenterMissing', 'alreadyDiscussed', 'minutesOutOfRange']);

/** Key of the sentence that says why a change of the agenda was refused and what to do. */
export function refusalOf(problem: Pick<ProblemError, 'code' | 'reason'> | null): string {
  const name = (problem?.reason ?? '').split('.')[1] ?? '';
  if (SAID.has(name)) return `agenda.because.${name}`;
  return problem?.code === 'stale' ? 'agenda.refusedStale' : 'agenda.refusedSafe';
}
