/** Whose rows a transaction may see; PostgreSQL's row-level security enforces it. */
export interface Scope {
  readonly organisationId: string;
  /** Null for the system itself (the worker). */
  readonly personId: string | null;
  readonly boardIds: readonly string[];
  /** Cases of other boards, readable under emergency access. */
  readonly emergencyCaseIds?: readonly string[];
  readonly requestId: string;
}

/** The worker's scope within one organisation. */
export const systemScope = (organisationId: string, requestId: string): Scope => ({ organisationId, personId: null, boardIds: [], requestId });
