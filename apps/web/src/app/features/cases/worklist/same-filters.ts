import type { CaseFilters } from '@consilium/contracts';

/** Whether two sets of filters ask for the same list; an empty filter is none. */
export function sameFilters(one: CaseFilters, other: CaseFilters): boolean {
  const text = (filters: CaseFilters): string =>
    JSON.stringify(
      Object.entries(filters)
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => [name, [value].flat().toSorted()])
        .toSorted(([first], [second]) => String(first).localeCompare(String(second))),
    );
  return text(one) === text(other);
}
