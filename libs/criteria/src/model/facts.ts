/** Values a case profile may hold. Every element may be empty (null or absent); that is different from "no". */

/** A closed span, both bounds included, for the elements that allow one. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Display-only elements may hold any JSON value; no condition reads them. */
export type RecordOnlyValue = readonly unknown[] | { readonly [key: string]: unknown };

export type FactValue = boolean | number | string | Interval | RecordOnlyValue | null | undefined;

export type CaseFacts = Readonly<Record<string, FactValue>>;

export const isInterval = (value: unknown): value is Interval =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'low' in value && 'high' in value;

export const isMissing = (value: FactValue): value is null | undefined => value === null || value === undefined;
