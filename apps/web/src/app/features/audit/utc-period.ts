/**
 * Calendar days as a period of the log, both days included. The log is kept in UTC and so is the period: an auditor in
 * another zone gets the same file.
 */
export function utcPeriod(from: string | null, to: string | null): { readonly from?: string; readonly to?: string } {
  return {
    ...(from === null ? {} : { from: `${from}T00:00:00Z` }),
    ...(to === null ? {} : { to: `${dayAfter(to)}T00:00:00Z` }),
  };
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
