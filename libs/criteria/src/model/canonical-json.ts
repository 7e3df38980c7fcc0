/**
 * The one text a value is hashed, compared and replayed by: RFC 8785 (sorted keys, shortest numbers, no white space).
 * Properties that are undefined are left out, as JSON does.
 *
 * @throws TypeError for what has no JSON form (not-a-number, infinite, functions), naming the path.
 */
export function canonicalJson(value: unknown, path = '$'): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${path}: ${value} has no JSON form`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value))
    return `[${value.map((item, index) => canonicalJson(item ?? null, `${path}[${index}]`)).join(',')}]`;
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>;
    const keys = Object.keys(record).filter((key) => record[key] !== undefined);
    // Sorted by UTF-16 code units, which is what the standard asks for and what < does.
    keys.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key], `${path}.${key}`)}`).join(',')}}`;
  }
  throw new TypeError(`${path}: ${typeof value} has no JSON form`);
}
