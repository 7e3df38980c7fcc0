/** Couinaud's segments; IV in its two parts. */
export const SEGMENTS = ['1', '2', '3', '4a', '4b', '5', '6', '7', '8'] as const;
export type Segment = (typeof SEGMENTS)[number];

export const SEGMENT_NUMERALS: Record<Segment, string> = {
  '1': 'I', '2': 'II', '3': 'III', '4a': 'IVa', '4b': 'IVb', '5': 'V', '6': 'VI', '7': 'VII', '8': 'VIII',
};

/** What is planned for a lesion; the fill says it. */
export type LesionPlan = 'resect' | 'ablate' | 'leave';

export interface LesionView {
  readonly id: string;
  readonly number: number;
  readonly segment: Segment;
  /** Largest diameter in centimetres; null where nobody measured it. */
  readonly sizeCm: number | null;
  readonly plan: LesionPlan | null;
  /** Position on the drawing, share of its width and height (0 to 1); null lets the map place it in its segment. */
  readonly x: number | null;
  readonly y: number | null;
  /** "beside right hepatic vein", translated. */
  readonly note?: string;
}

/** A place on the map that was clicked: segment, and position as share of width and height. */
export interface MapPlace {
  readonly segment: Segment;
  readonly x: number;
  readonly y: number;
}
