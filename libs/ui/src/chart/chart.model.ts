/** Values over time, one line per series. */
export interface ChartSeriesView {
  readonly name: string;
  readonly points: readonly { readonly date: string; readonly value: number }[];
}

export interface ChartView {
  /** Translated name, for the file and for screen readers. */
  readonly name: string;
  readonly unit: string;
  readonly series: readonly ChartSeriesView[];
  /** Shaded band of what is usual, in the unit of the chart. */
  readonly reference?: { readonly low: number; readonly high: number; readonly label: string };
}
