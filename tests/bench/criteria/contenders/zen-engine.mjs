/** zen-engine: one decision whose expression node has a line for each criterion. */
import { ZenEngine } from '@gorules/zen-engine';
import { metValues, readAs, selfContained } from '../effective-facts.mjs';

/** @typedef {import('@consilium/criteria').Expression} Expression */
/** @typedef {import('@consilium/criteria').Engine} Engine */

/** @param {Engine} engine */
export function zenContender(engine) {
  const expressions = engine.knowledge.criteria.map((criterion, index) => ({
    id: `e${index}`,
    key: `c${index}`,
    value: written(engine, selfContained(engine, criterion.when)),
  }));
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'criteria', name: 'criteria', type: 'expressionNode', position: { x: 1, y: 0 }, content: { expressions } },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'criteria', type: 'edge' },
      { id: 'b', sourceId: 'criteria', targetId: 'out', type: 'edge' },
    ],
  });
  /** @param {Record<string, any>} facts */
  return async (facts) => {
    const { result } = await decision.evaluate(facts);
    return expressions.map(({ key }) => result[key] === true);
  };
}

/**
 * @param {Engine} engine
 * @param {Expression} expression
 * @returns {string}
 */
function written(engine, expression) {
  switch (expression.op) {
    case 'always':
      return 'true';
    case 'all':
      return `(${expression.of.map((part) => written(engine, part)).join(' and ')})`;
    case 'any':
      return `(${expression.of.map((part) => written(engine, part)).join(' or ')})`;
    case 'not':
      return `(not ${written(engine, expression.of)})`;
    case 'is':
      return `(${expression.element} == ${JSON.stringify(expression.value)})`;
    case 'oneOf':
      return `(${expression.element} in ${JSON.stringify(expression.values)})`;
    case 'case':
      return `(${expression.element} in ${JSON.stringify(metValues(expression.outcomes))})`;
    case 'compare':
      return `(${readAs(engine, expression.element)
        .map((name) => `${name} != null and ${name} ${expression.comparison} ${String(expression.bound)}`)
        .join(' and ')})`;
    case 'recorded':
      return `(${expression.element}Recorded == true)`;
    case 'known':
      return `(${expression.elements.flatMap((element) => readAs(engine, element).map((name) => `${name} != null`)).join(' and ')})`;
    default:
      throw new TypeError(`${expression.op} has no form in zen`);
  }
}
