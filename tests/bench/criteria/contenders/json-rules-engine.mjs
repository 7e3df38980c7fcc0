/** json-rules-engine: one engine with a rule for each criterion; what is met arrives as events. */
import { Engine as RulesEngine } from 'json-rules-engine';
import { metValues, readAs, selfContained } from '../effective-facts.mjs';

/** @typedef {import('@consilium/criteria').Expression} Expression */
/** @typedef {import('@consilium/criteria').Engine} Engine */

const OPERATORS = {
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
  '==': 'equal',
};

/** @param {Engine} engine */
export function jsonRulesContender(engine) {
  const rules = new RulesEngine([], { allowUndefinedFacts: true });
  for (const criterion of engine.knowledge.criteria) {
    const condition = conditions(engine, selfContained(engine, criterion.when));
    const top = 'all' in condition || 'any' in condition || 'not' in condition ? condition : { all: [condition] };
    rules.addRule({ conditions: top, event: { type: criterion.id } });
  }
  /** @param {Record<string, any>} facts */
  return async (facts) => {
    const { events } = await rules.run(facts);
    const met = new Set(events.map((event) => event.type));
    return engine.knowledge.criteria.map((criterion) => met.has(criterion.id));
  };
}

/**
 * @param {Engine} engine
 * @param {Expression} expression
 * @returns {any}
 */
function conditions(engine, expression) {
  switch (expression.op) {
    case 'always':
      return { fact: 'always', operator: 'equal', value: true };
    case 'all':
    case 'any':
      return { [expression.op]: expression.of.map((part) => conditions(engine, part)) };
    case 'not':
      return { not: conditions(engine, expression.of) };
    case 'is':
      return { fact: expression.element, operator: 'equal', value: expression.value };
    case 'oneOf':
      return { fact: expression.element, operator: 'in', value: expression.values };
    case 'case':
      return { fact: expression.element, operator: 'in', value: metValues(expression.outcomes) };
    case 'compare':
      return {
        all: readAs(engine, expression.element).map((fact) => ({
          fact,
          operator: OPERATORS[expression.comparison],
          value: expression.bound,
        })),
      };
    case 'recorded':
      return { fact: `${expression.element}Recorded`, operator: 'equal', value: true };
    case 'known':
      return {
        all: expression.elements.flatMap((element) =>
          readAs(engine, element).map((fact) => ({ fact, operator: 'notEqual', value: null })),
        ),
      };
    default:
      throw new TypeError(`${expression.op} has no form in json-rules-engine`);
  }
}
