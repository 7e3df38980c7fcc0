import { FactError } from '@consilium/criteria';
import type { FactInput } from '@consilium/contracts';
import { nelmEngine, nelmKnowledge } from '@consilium/knowledge-nelm';
import { Refusal, refusedField } from '../platform/errors/refusal.js';
import { structureProblem } from './structured-facts.js';

const enteredElements = new Set(nelmKnowledge.elements.map(({ id }) => id));

/**
 * Checks a value against the dictionary: element, type, codes and bounds. A contradiction with other facts is not
 * refused; the evaluation flags it.
 * @param today calendar date of the database, YYYY-MM-DD.
 * @param birthDate of the patient: nothing was observed before it.
 * @throws Refusal validation naming the field.
 */
export function checkFactInput(element: string, input: FactInput, today: string, birthDate: string): void {
  if (input.observedOn !== undefined && input.observedOn < birthDate) throw refusedField('observedOn', 'date.beforeBirth');
  if (input.observedOn !== undefined && input.observedOn > today) throw refusedField('observedOn', 'date.future');
  if (input.state === 'known' && input.value === null) throw refusedField('value', 'fact.valueMissing');
  if (input.state !== 'known' && input.value !== null) throw refusedField('value', 'fact.valueSuperfluous');
  if (input.state === 'pending' && input.pendingUntil !== undefined && input.pendingUntil < today) throw refusedField('pendingUntil', 'date.past');
  if (input.state !== 'pending' && input.pendingUntil !== undefined) throw refusedField('pendingUntil', 'fact.pendingOnly');
  const problem = structureProblem(element, input.value, today);
  if (problem !== null) throw refusedField(`value${problem.path}`, problem.reason, problem.parameters);
  try {
    nelmEngine.checkFacts({ [element]: input.state === 'known' ? input.value : null });
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    const path = enteredElements.has(element) ? `value${error.path.slice(element.length)}` : 'element';
    throw new Refusal('validation', { fields: [{ path, message: error.reason, reason: error.fault, parameters: error.parameters }] });
  }
}
