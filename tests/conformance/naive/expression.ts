/**
 * A second reading of the catalogue: evaluates the expression texts as they stand, slowly and plainly. It shares no
 * code with the criteria library, so that the two can only agree by both being right.
 *
 * true, false and null stand for met, notMet and unknown.
 */
export type Truth = boolean | null;

/** What the text is read against. */
export interface NaiveCase {
  /** The entered value or the implied one; for `grade` the array of possible grades. */
  value(element: string): unknown;
  isImplied(element: string): boolean;
  criterion(id: string): Truth;
  policyThreshold(): Truth;
}

type Condition = (against: NaiveCase) => Truth;

export function and(parts: readonly Truth[]): Truth {
  if (parts.some((part) => part === false)) return false;
  return parts.some((part) => part === null) ? null : true;
}

export function or(parts: readonly Truth[]): Truth {
  if (parts.some((part) => part === true)) return true;
  return parts.some((part) => part === null) ? null : false;
}

export const negate = (part: Truth): Truth => (part === null ? null : !part);

export function parseExpression(text: string): Condition {
  const tokens = text.match(/"[^"]*"|[<>=]=|[<>]|[()[\],=]|[A-Za-z_][A-Za-z0-9_]*|[0-9.]+/g) ?? [];
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const expect = (wanted: string): void => {
    const got = next();
    if (got !== wanted) throw new SyntaxError(`expected ${wanted} and found ${got} in ${text}`);
  };
  const list = (closing: string): string[] => {
    const items: string[] = [];
    for (let token = next(); token !== closing; token = next()) if (token !== ',') items.push(token);
    return items;
  };

  const disjunction = (): Condition => {
    const parts = [conjunction()];
    while (tokens[at] === 'or') {
      at++;
      parts.push(conjunction());
    }
    return (against) => or(parts.map((part) => part(against)));
  };
  const conjunction = (): Condition => {
    const parts = [primary()];
    while (tokens[at] === 'and') {
      at++;
      parts.push(primary());
    }
    return (against) => and(parts.map((part) => part(against)));
  };
  const primary = (): Condition => {
    const word = next();
    if (word === '(') {
      const inside = disjunction();
      expect(')');
      return inside;
    }
    if (tokens[at] === '(') {
      at++;
      return call(word);
    }
    const operator = next();
    if (operator === 'in') {
      expect('[');
      const values = list(']').map(literal);
      return (against) => overValues(against.value(word), (value) => values.includes(value as never));
    }
    const bound = literal(next());
    return (against) => overValues(against.value(word), (value) => compare(value, operator, bound));
  };
  const call = (name: string): Condition => {
    if (name === 'not') {
      const inside = disjunction();
      expect(')');
      return (against) => negate(inside(against));
    }
    const given = list(')');
    const first = given[0] ?? '';
    switch (name) {
      case 'always':
        return () => true;
      case 'policyThresholdMet':
        return (against) => against.policyThreshold();
      case 'crit':
        return (against) => against.criterion(String(literal(first)));
      case 'recorded':
        return (against) => (against.value(first) === null ? null : !against.isImplied(first));
      case 'known':
        return (against) => and(given.map((element) => isKnown(against.value(element))));
      case 'case':
        return (against) => {
          const value = against.value(first);
          if (value === null) return null;
          const outcome = given[given.indexOf(String(value), 1) + 2];
          return !given.slice(1).includes(String(value)) || outcome === 'false'
            ? false
            : outcome === 'true'
              ? true
              : null;
        };
    }
    throw new SyntaxError(`unknown function ${name} in ${text}`);
  };

  const whole = disjunction();
  if (at !== tokens.length) throw new SyntaxError(`left over: ${tokens.slice(at).join(' ')} in ${text}`);
  return whole;
}

const literal = (token: string): unknown =>
  token.startsWith('"') ? token.slice(1, -1) : token === 'true' ? true : token === 'false' ? false : Number(token);

/** A set of possible grades or the two ends of an interval: one answer only when all agree. */
function overValues(value: unknown, test: (value: unknown) => boolean): Truth {
  if (value === null) return null;
  const possible = Array.isArray(value) ? value : isSpan(value) ? [value.low, value.high] : [value];
  const answers = possible.map(test);
  return answers.every((answer) => answer) ? true : answers.some((answer) => answer) ? null : false;
}

const isSpan = (value: unknown): value is { low: number; high: number } =>
  typeof value === 'object' && value !== null && 'low' in value;

const isKnown = (value: unknown): Truth =>
  value === null || (Array.isArray(value) && value.length !== 1) ? null : true;

function compare(value: unknown, operator: string, bound: unknown): boolean {
  switch (operator) {
    case '==':
      return value === bound;
    case '<':
      return Number(value) < Number(bound);
    case '<=':
      return Number(value) <= Number(bound);
    case '>':
      return Number(value) > Number(bound);
    case '>=':
      return Number(value) >= Number(bound);
  }
  throw new SyntaxError(`unknown comparison ${operator}`);
}
