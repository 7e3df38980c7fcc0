/**
 * From five verdicts to a status: the aggregation of the clinical catalogue (section 0.3), written as rules once and
 * unfolded into tables so that a run only looks up.
 */
import { MET, NOT_MET, UNKNOWN } from '../model/verdict.js';
import type { Ceiling, OptionStatus } from '../model/knowledge-base.js';

/** Order of codes; used by trace and tables only. */
export const STATUSES: readonly OptionStatus[] = [
  'contraindicated',
  'notRecommended',
  'notIndicated',
  'insufficientData',
  'consider',
  'supported',
];

export const statusCode = (status: OptionStatus): number => STATUSES.indexOf(status);

/** What an option's criteria say, each group combined: any contraindication, any indication, any caution. */
export interface Groups {
  readonly absolute: number;
  readonly strong: number;
  readonly full: number;
  readonly conditional: number;
  readonly caution: number;
}

/** Rules 1 to 7 and 9, in their order. */
export function statusFrom(groups: Groups, ceiling: Ceiling, unknownCautionLimits = true): OptionStatus {
  return limited(uncappedStatus(groups, unknownCautionLimits), ceiling);
}

function uncappedStatus(
  { absolute, strong, full, conditional, caution }: Groups,
  unknownCautionLimits: boolean,
): OptionStatus {
  if (absolute === MET) return 'contraindicated';
  if (strong === MET) return 'notRecommended';
  if (full === NOT_MET && conditional === NOT_MET) return 'notIndicated';
  if (absolute === UNKNOWN || strong === UNKNOWN) return 'insufficientData';
  if (full === MET) return caution === MET || (caution === UNKNOWN && unknownCautionLimits) ? 'consider' : 'supported';
  if (conditional === MET) return 'consider';
  return 'insufficientData';
}

function limited(status: OptionStatus, ceiling: Ceiling): OptionStatus {
  if (ceiling === 'notRecommended' && (status === 'supported' || status === 'consider')) return 'notRecommended';
  if (ceiling === 'consider' && status === 'supported') return 'consider';
  return status;
}

/** Rule 8: one result when the policies agree; insufficient data when one lacks it; otherwise `whenTheyDiffer`. */
export function combinedStatus(
  perPolicy: readonly OptionStatus[],
  whenTheyDiffer: 'consider' | 'insufficientData' = 'consider',
): OptionStatus {
  const [first, ...others] = perPolicy;
  if (first === undefined) return 'insufficientData';
  if (others.every((status) => status === first)) return first;
  return perPolicy.includes('insufficientData') ? 'insufficientData' : whenTheyDiffer;
}

export const CEILINGS: readonly Ceiling[] = ['supported', 'consider', 'notRecommended'];

/** Index into a status table: two bits for each group. */
export const groupIndex = (groups: Groups): number =>
  groups.absolute | (groups.strong << 2) | (groups.full << 4) | (groups.conditional << 6) | (groups.caution << 8);

/** One table of status codes for each ceiling, in the order of `CEILINGS`. */
export function statusTables(unknownCautionLimits: boolean): readonly Uint8Array[] {
  return CEILINGS.map((ceiling) => {
    const table = new Uint8Array(1024);
    const codes = [NOT_MET, UNKNOWN, MET];
    for (const absolute of codes)
      for (const strong of codes)
        for (const full of codes)
          for (const conditional of codes)
            for (const caution of codes) {
              const groups = { absolute, strong, full, conditional, caution };
              table[groupIndex(groups)] = statusCode(statusFrom(groups, ceiling, unknownCautionLimits));
            }
    return table;
  });
}
