/** SQL that writes a timestamptz as UTC text with all six fractional digits; a JavaScript Date would drop three of them. */
export const utc = (expression: string): string => `to_char((${expression}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** SQL for the name of a person as the contracts show it; null where the joined row is missing. */
export const personName = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'displayName', ${alias}.display_name, 'discipline', ${alias}.discipline) END`;
