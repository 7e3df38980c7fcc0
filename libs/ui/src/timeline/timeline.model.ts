/** The course of the disease. Dates are ISO calendar dates, texts are translated. */
export interface TimelineView {
  readonly from: string;
  readonly to: string;
  /** A day that matters now, usually the meeting. */
  readonly now?: { readonly date: string; readonly label: string };
  readonly lanes: readonly TimelineLaneView[];
  readonly markers: readonly MarkerSeriesView[];
}

export interface TimelineLaneView {
  readonly label: string;
  readonly entries: readonly TimelineEntryView[];
}

export interface TimelineEntryView {
  readonly id: string;
  readonly label: string;
  /** `event`: one day (operation). `milestone`: a turn of the disease. `period`: from, to (null while it lasts). `note`: words only. */
  readonly kind: 'event' | 'milestone' | 'period' | 'note';
  readonly start: string;
  readonly end?: string | null;
}

/** A tumour marker over time, on a scale that starts at zero. */
export interface MarkerSeriesView {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Upper limit of the laboratory's reference range. */
  readonly upperReference?: number;
  readonly points: readonly { readonly date: string; readonly value: number }[];
}
