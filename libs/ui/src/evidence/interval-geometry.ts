import type { EvidenceRowView } from './evidence.model';

/** Field of one plot in px. The scale stays 8 px clear of both ends, so that marks at 0 and 100 % are whole. */
export const PLOT = { width: 144, height: 20, inset: 8 } as const;

/** Hazard ratios of the catalogue lie between these; the axis says so. */
export const HAZARD_RATIO_RANGE = { low: 0.2, high: 12 } as const;

export interface IntervalMark {
  /** Centre of the mark. */
  readonly x: number;
  /** Filled: the source gives an interval. Hollow: it does not. */
  readonly filled: boolean;
  readonly shape: 'circle' | 'square' | 'diamond';
  /** Radius, or half the side. Area of circles follows n. */
  readonly size: number;
  readonly whisker: { readonly from: number; readonly to: number; readonly dashed: boolean } | null;
}

/** Position of a value on its scale, clamped to the field. */
export function position(value: number, scale: 'percent' | 'hazardRatio'): number {
  const length = PLOT.width - 2 * PLOT.inset;
  const share =
    scale === 'percent'
      ? value / 100
      : Math.log(value / HAZARD_RATIO_RANGE.low) / Math.log(HAZARD_RATIO_RANGE.high / HAZARD_RATIO_RANGE.low);
  return PLOT.inset + length * Math.min(1, Math.max(0, share));
}

/** The drawing of one row, or null where a value cannot be drawn on either scale. */
export function intervalMark(row: Pick<EvidenceRowView, 'scale' | 'value' | 'interval' | 'n'>): IntervalMark | null {
  const { scale, value, interval, n } = row;
  if (scale === 'none' || value === null || (scale === 'hazardRatio' && value <= 0)) return null;
  const range = interval?.kind === 'range';
  return {
    x: position(value, scale),
    filled: interval !== null && !range,
    shape: range ? 'diamond' : scale === 'percent' ? 'circle' : 'square',
    size: scale === 'percent' && !range ? Math.min(8, Math.max(3.2, Math.sqrt(n ?? 40) * 0.42)) : range ? 5 : 3.6,
    whisker: interval ? { from: position(interval.low, scale), to: position(interval.high, scale), dashed: range } : null,
  };
}
