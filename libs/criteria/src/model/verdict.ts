/**
 * The three truth values of strong Kleene logic, as the criteria use them. "Unknown" is never read as "not met".
 *
 * Inside a run a verdict is a two-bit code chosen so that conjunction is `&` and disjunction is `|`.
 */
export type Verdict = 'met' | 'notMet' | 'unknown';

export const NOT_MET = 0;
export const UNKNOWN = 1;
export const MET = 3;
export type VerdictCode = 0 | 1 | 3;

const VERDICTS: readonly Verdict[] = ['notMet', 'unknown', 'unknown', 'met'];
const NEGATED: readonly number[] = [MET, UNKNOWN, UNKNOWN, NOT_MET];

export const verdictOf = (code: number): Verdict => VERDICTS[code] ?? 'unknown';

export const codeOf = (verdict: Verdict): VerdictCode =>
  verdict === 'met' ? MET : verdict === 'notMet' ? NOT_MET : UNKNOWN;

export const negated = (code: number): number => NEGATED[code] ?? UNKNOWN;
