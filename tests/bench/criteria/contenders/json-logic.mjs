/** json-logic-js: one rule object for each criterion, applied one after the other. */
import jsonLogic from 'json-logic-js';
import { metValues, readAs, selfContained } from '../effective-facts.mjs';

/** @typedef {import('@consilium/criteria').Expression} Expression */
/** @typedef {import('@consilium/criteria').Engine} Engine */

/** @param {Engine} engine */
export function jsonLogicContender(engine) {
  const rules = engine.knowledge.criteria.map((criterion) => rule(engine, selfContained(engine, criterion.when)));
  /** @param {Record<string, any>} facts */
  return (facts) => rules.map((one) => Boolean(jsonLogic.apply(one, facts)));
}

/**
 * @param {Engine} engine
 * @param {Expression} expression
 * @returns {any}
 */
function rule(engine, expression) {
  switch (expression.op) {
    case 'always':
      return true;
    case 'all':
      return { and: expression.of.map((part) => rule(engine, part)) };
    case 'any':
      return { or: expression.of.map((part) => rule(engine, part)) };
    case 'not':
      return { '!': rule(engine, expression.of) };
    case 'is':
      return { '===': [{ var: expression.element }, expression.value] };
    case 'oneOf':
      return { in: [{ var: expression.element }, expression.values] };
    case 'case':
      return { in: [{ var: expression.element }, metValues(expression.outcomes)] };
    case 'compare':
      return {
        and: readAs(engine, expression.element).map((name) => ({
          [expression.comparison]: [{ var: name }, expression.bound],
        })),
      };
    case 'recorded':
      return { var: `${expression.element}Recorded` };
    case 'known':
      return {
        and: expression.elements.flatMap((element) =>
          readAs(engine, element).map((name) => ({ '!==': [{ var: name }, null] })),
        ),
      };
    default:
      throw new TypeError(`${expression.op} has no form in json-logic`);
  }
}
