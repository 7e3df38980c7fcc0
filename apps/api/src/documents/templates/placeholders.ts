/** Names in braces that stand for a value, as `{board}`: checked when wording is stored, filled when a document is made. */

/** What is wrong with a wording; the text is shown to whoever edits it. */
export function placeholderProblem(text: string, known: readonly string[]): string | null {
  const rest = text.replace(/\{([^{}]*)\}/gu, (whole, name: string) => (known.includes(name) ? '' : whole));
  const unknown = /\{([^{}]*)\}/u.exec(rest);
  const list = known.length === 0 ? 'this block has none' : `known here: ${known.map((name) => `{${name}}`).join(', ')}`;
  if (unknown !== null) return `holds the unknown placeholder {${unknown[1]}}; ${list}`;
  if (/[{}]/u.test(rest)) return 'holds a brace without its partner';
  return null;
}

/** Values are put in as they are: a brace in a value starts no placeholder. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string => text.replace(/\{([^{}]*)\}/gu, (whole, name: string) => values[name] ?? whole);
