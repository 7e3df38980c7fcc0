/**
 * The conditions a knowledge base may state, as plain data: comparable, hashable, and free of code. The builders
 * below only make that data pleasant to write and to read.
 */

/** A number fixed by a source, or the name of a setting where the knowledge base declares an assumption. */
export type Bound = number | { readonly setting: string };

export type Comparison = '<' | '<=' | '>' | '>=' | '==';

export type Outcome = 'met' | 'notMet' | 'unknown';

export type Expression =
  | { readonly op: 'is'; readonly element: string; readonly value: string | boolean }
  | { readonly op: 'oneOf'; readonly element: string; readonly values: readonly string[] }
  | { readonly op: 'compare'; readonly element: string; readonly comparison: Comparison; readonly bound: Bound }
  | { readonly op: 'case'; readonly element: string; readonly outcomes: Readonly<Record<string, Outcome>> }
  | { readonly op: 'all'; readonly of: readonly Expression[] }
  | { readonly op: 'any'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  | { readonly op: 'recorded'; readonly element: string }
  | { readonly op: 'known'; readonly elements: readonly string[] }
  | { readonly op: 'missing'; readonly element: string }
  | { readonly op: 'criterion'; readonly id: string }
  | { readonly op: 'policyThreshold' }
  | { readonly op: 'always' }
  | { readonly op: 'setting'; readonly id: string; readonly value: SettingValue };

export type SettingValue = string | number | boolean;

/** The element has exactly this value. For a set-valued element: every possible value is this one. */
export const is = (element: string, value: string | boolean): Expression => ({ op: 'is', element, value });

/** The element has one of these values. For a set-valued element: every possible value is among them. */
export const oneOf = (element: string, ...values: string[]): Expression => ({ op: 'oneOf', element, values });

export const below = (element: string, bound: Bound): Expression => ({
  op: 'compare',
  element,
  comparison: '<',
  bound,
});
export const atMost = (element: string, bound: Bound): Expression => ({
  op: 'compare',
  element,
  comparison: '<=',
  bound,
});
export const above = (element: string, bound: Bound): Expression => ({
  op: 'compare',
  element,
  comparison: '>',
  bound,
});
export const atLeast = (element: string, bound: Bound): Expression => ({
  op: 'compare',
  element,
  comparison: '>=',
  bound,
});
export const exactly = (element: string, bound: Bound): Expression => ({
  op: 'compare',
  element,
  comparison: '==',
  bound,
});

/** Maps values one by one; a value that is not listed is not met, an empty one is unknown. */
export const byCase = (element: string, outcomes: Readonly<Record<string, Outcome>>): Expression => ({
  op: 'case',
  element,
  outcomes,
});

export const all = (...of: Expression[]): Expression => ({ op: 'all', of });
export const any = (...of: Expression[]): Expression => ({ op: 'any', of });
export const not = (of: Expression): Expression => ({ op: 'not', of });

/** Met when the value was entered, not met when an implied value stands in for it, unknown when there is none. */
export const recorded = (element: string): Expression => ({ op: 'recorded', element });

/** Met when every element has a value (a set-valued one: exactly one possible value), otherwise unknown. */
export const known = (...elements: string[]): Expression => ({ op: 'known', elements });

/** Two-valued: whether the element has no value. For derivations, conflicts and triggers; never for a criterion. */
export const missing = (element: string): Expression => ({ op: 'missing', element });

export const criterion = (id: string): Expression => ({ op: 'criterion', id });

/** The threshold criterion of the policy under which the case is read. */
export const policyThresholdMet = (): Expression => ({ op: 'policyThreshold' });
export const always = (): Expression => ({ op: 'always' });
export const setting = (id: string): Bound => ({ setting: id });
export const settingIs = (id: string, value: SettingValue): Expression => ({ op: 'setting', id, value });

/** Visits the expression and everything inside it, outermost first. */
export function visit(expression: Expression, see: (part: Expression) => void): void {
  see(expression);
  if (expression.op === 'all' || expression.op === 'any') for (const part of expression.of) visit(part, see);
  else if (expression.op === 'not') visit(expression.of, see);
}

/** The elements an expression names itself, in order of appearance; references to other criteria are not followed. */
export function elementsIn(expression: Expression): string[] {
  const found = new Set<string>();
  visit(expression, (part) => {
    if ('element' in part) found.add(part.element);
    else if (part.op === 'known') for (const element of part.elements) found.add(element);
  });
  return [...found];
}

/** The other criteria an expression refers to, in order of appearance. */
export function criteriaIn(expression: Expression): string[] {
  const found = new Set<string>();
  visit(expression, (part) => {
    if (part.op === 'criterion') found.add(part.id);
  });
  return [...found];
}
