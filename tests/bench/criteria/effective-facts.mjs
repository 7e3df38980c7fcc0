/**
 * What the two-valued engines are given: the values after our implied values and derivations, so that their time is
 * spent on criteria alone. An interval is given by its two ends, the grade as one grade or null.
 */

/**
 * @param {import('@consilium/criteria').Engine} engine
 * @param {Record<string, unknown>} profile
 * @returns {Record<string, any>}
 */
export function effectiveFacts(engine, profile) {
  const trace = engine.trace(/** @type {any} */ (profile));
  /** @type {Record<string, any>} */
  const facts = { always: true };
  for (const { id, type } of engine.knowledge.elements) {
    const value = /** @type {any} */ (trace.valueOf(id)) ?? null;
    if (type === 'numberOrInterval') {
      facts[`${id}Low`] = value !== null && typeof value === 'object' ? value.low : value;
      facts[`${id}High`] = value !== null && typeof value === 'object' ? value.high : value;
    } else facts[id] = value;
    facts[`${id}Recorded`] = value !== null && !trace.isImplied(id);
  }
  for (const { id, setValued } of engine.knowledge.derived) {
    const value = /** @type {any} */ (trace.valueOf(id));
    facts[id] = setValued ? (value.length === 1 ? value[0] : null) : value;
  }
  return facts;
}

/**
 * The condition of a criterion with every reference to another one put in its place; bounds as numbers.
 *
 * @param {import('@consilium/criteria').Engine} engine
 * @param {import('@consilium/criteria').Expression} expression
 * @returns {import('@consilium/criteria').Expression}
 */
export function selfContained(engine, expression) {
  const { criteria, policies } = engine.knowledge;
  const settings = engine.compiled().settings;
  /** @param {string | undefined} id */
  const conditionOf = (id) => {
    const found = criteria.find((criterion) => criterion.id === id);
    if (!found) throw new RangeError(`no criterion ${id}`);
    return selfContained(engine, found.when);
  };
  switch (expression.op) {
    case 'all':
    case 'any':
      return { op: expression.op, of: expression.of.map((part) => selfContained(engine, part)) };
    case 'not':
      return { op: 'not', of: selfContained(engine, expression.of) };
    case 'criterion':
      return conditionOf(expression.id);
    case 'policyThreshold':
      return conditionOf(policies[0]?.criterion);
    case 'compare':
      return {
        ...expression,
        bound: typeof expression.bound === 'number' ? expression.bound : Number(settings[expression.bound.setting]),
      };
    default:
      return expression;
  }
}

/**
 * Names under which a comparison reads an element: both ends of an interval, or the element itself.
 *
 * @param {import('@consilium/criteria').Engine} engine
 * @param {string} element
 */
export const readAs = (engine, element) =>
  engine.knowledge.elements.find((one) => one.id === element)?.type === 'numberOrInterval'
    ? [`${element}Low`, `${element}High`]
    : [element];

/** @param {Readonly<Record<string, string>>} outcomes */
export const metValues = (outcomes) => Object.keys(outcomes).filter((value) => outcomes[value] === 'met');
