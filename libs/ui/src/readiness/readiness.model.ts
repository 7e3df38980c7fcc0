import type { DataState, ReadinessVerdict } from '../marks/vocabulary';

/** One case of a meeting and what it still lacks. Texts are translated by the caller. */
export interface ReadinessRowView {
  readonly caseId: string;
  readonly number: number;
  readonly patient: string;
  readonly caseNumber: string;
  readonly question: string;
  /** One state per data group, in the order of the table's groups. */
  readonly cells: readonly DataState[];
  readonly verdict: ReadinessVerdict;
  /** One sentence: what is missing and what that does. */
  readonly reason: string;
  /** Who owes it, drawn in medium weight, and by when. */
  readonly owner?: string;
  readonly due?: string;
}
