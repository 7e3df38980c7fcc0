/** How well a value is known. `recorded` is quiet; the others carry a mark. */
export type FactState = 'recorded' | 'asserted' | 'unknown' | 'conflicting' | 'stale';

/** One recorded value, ready to read. */
export interface FactValueView {
  /** The value in words or digits, unit included: "84 % of tumour volume". */
  readonly text: string;
  /** What it refers to, in small letters: "primary". */
  readonly qualifier?: string;
}

/** A fact about the patient with its source. */
export interface FactView {
  readonly id: string;
  readonly label: string;
  /** One value, or several that differ and are all kept. */
  readonly values: readonly FactValueView[];
  readonly state: FactState;
  /** More exact wording of the state: "pending, 22 Jul" or "41 days old". */
  readonly stateWord?: string;
  readonly source: string;
  /** ISO date of the examination; or words where there is none yet ("booked"). */
  readonly date?: string;
  readonly by?: string;
  /** Whether the board's own specialist reviewed it. */
  readonly reviewed?: boolean;
}
