/** An interval the source gives. `range` is a range over studies and is never drawn as a confidence interval. */
export interface IntervalView {
  readonly low: number;
  readonly high: number;
  readonly kind: 'confidence' | 'range';
}

/** One figure from a source. Never pooled with another. */
export interface EvidenceRowView {
  readonly id: string;
  readonly study: string;
  readonly year: number | null;
  /** Patients; null where the source gives no number. */
  readonly n: number | null;
  /** What is counted where it is not patients: "29 studies". */
  readonly nText?: string;
  readonly design: string;
  readonly population: string;
  readonly intervention?: string;
  readonly endpoint: string;
  /** How the value is drawn: percent on 0 to 100, hazard ratio on a log scale with a rule at 1, others as text only. */
  readonly scale: 'percent' | 'hazardRatio' | 'none';
  readonly value: number | null;
  readonly valueText: string;
  readonly interval: IntervalView | null;
  /** The interval as the source writes it, with its P value where there is one. */
  readonly intervalText: string;
  readonly source: string;
  readonly place: string;
  /** Id of a contradiction this figure takes part in. */
  readonly contradiction?: string;
}
