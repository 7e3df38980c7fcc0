/**
 * The answer of every rule in this library: either allowed, with what follows, or refused, with a stable code.
 *
 * Programs and translations go by `code`; `reason` is plain English for logs and for an interface without a translation.
 */

/** Values named in a reason, so that a translation can place them itself. */
export type ReasonParams = Readonly<Record<string, string | number>>;

export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly reason: string;
  readonly params: ReasonParams;
}

export type Ruling<T extends object, Code extends string = string> = ({ readonly ok: true } & T) | Refusal<Code>;

/** Codes of one subject with their English sentences; `{name}` stands for a parameter. */
export type ReasonTable = Readonly<Record<string, string>>;

/** Fills `{name}` placeholders. A name without a value stays visible, so that a forgotten one is noticed. */
export function fillReason(sentence: string, params: ReasonParams): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

export function refuse<Table extends ReasonTable, Code extends keyof Table & string>(
  table: Table,
  code: Code,
  params: ReasonParams = {},
): Refusal<Code> {
  return { ok: false, code, reason: fillReason(table[code] as string, params), params };
}

/** Something found wanting in a draft: the draft is kept, the step that needs it complete is not taken. */
export interface Problem<Code extends string = string> {
  readonly code: Code;
  readonly reason: string;
  readonly params: ReasonParams;
  /** Place in the checked object, for example `actions.2.dueOn`. */
  readonly path: string;
}

export function problem<Table extends ReasonTable, Code extends keyof Table & string>(
  table: Table,
  code: Code,
  path: string,
  params: ReasonParams = {},
): Problem<Code> {
  return { code, reason: fillReason(table[code] as string, params), params, path };
}

/** Whether a text says nothing: empty, or made of blanks and invisible characters only. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\p{Cc}]/u.test(text);
}
