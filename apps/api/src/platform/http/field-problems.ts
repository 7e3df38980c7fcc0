/** Issues of a schema as field problems: the path, the sentence, and the code that the user interface translates. */
import { FIELD_REFUSALS, type FieldProblem, type FieldRefusal, type FieldRefusalParameters } from '@consilium/contracts';

/** What Zod says of a value, as far as it is read here. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
  readonly code?: string;
  /** Names of unknown fields stand here, not in the path. */
  readonly keys?: readonly string[];
  /** Kind of the value that is too large or too small. */
  readonly origin?: string;
  readonly maximum?: number | bigint;
  readonly minimum?: number | bigint;
  readonly format?: string;
  /** Of refinements of ours. */
  readonly params?: { readonly reason?: string };
}

export function fieldProblems(issue: SchemaIssue): FieldProblem[] {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  if (issue.keys !== undefined) return issue.keys.map((key) => ({ path: [...path, key.slice(0, 60)].join('.'), message: 'is not a field of this request' }));
  return [{ path: path.join('.'), message: issue.message, ...refusalOf(issue) }];
}

/** The code of an issue; nothing for one that no form of ours can bring about. */
function refusalOf({ code, origin, maximum, minimum, format, params }: SchemaIssue): { reason?: FieldRefusal; parameters?: FieldRefusalParameters } {
  if (params?.reason !== undefined && Object.hasOwn(FIELD_REFUSALS, params.reason)) return { reason: params.reason as FieldRefusal };
  if (code === 'too_big') return { reason: origin === 'string' ? 'text.tooLong' : origin === 'array' ? 'list.tooLong' : 'number.tooLarge', parameters: { limit: Number(maximum) } };
  if (code === 'too_small' && origin === 'string' && Number(minimum) === 1) return { reason: 'text.empty' };
  if (code === 'too_small' && (origin === 'number' || origin === 'int')) return { reason: 'number.tooSmall', parameters: { limit: Number(minimum) } };
  if (code === 'invalid_format' && format === 'date') return { reason: 'date.impossible' };
  return code === 'invalid_type' || code === 'invalid_union' || code === 'invalid_value' ? { reason: 'value.kind' } : {};
}
