import { FactError } from '@consilium/criteria';
import type { FactInput } from '@consilium/contracts';
import { nelmEngine, nelmKnowledge } from '@consilium/knowledge-nelm';
import { invalidField } from '../platform/errors/refusal.js';
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
  if (input.observedOn !== undefined && input.observedOn < birthDate) throw invalidField('observedOn', 'lies before the patient was born');
  if (input.observedOn !== undefined && input.observedOn > today) throw invalidField('observedOn', 'lies in the future');
  if (input.state === 'known' && input.value === null) throw invalidField('value', 'is missing for a known fact; choose another state if there is none');
  if (input.state !== 'known' && input.value !== null) throw invalidField('value', 'must be empty unless the fact is known');
  if (input.state === 'pending' && input.pendingUntil !== undefined && input.pendingUntil < today) throw invalidField('pendingUntil', 'lies in the past');
  if (input.state !== 'pending' && input.pendingUntil !== undefined) throw invalidField('pendingUntil', 'belongs to a pending fact only');
  const problem = structureProblem(element, input.value, today);
  if (problem !== null) throw invalidField(`value${problem.path}`, problem.message);
  try {
    nelmEngine.checkFacts({ [element]: input.state === 'known' ? input.value : null });
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    throw invalidField(enteredElements.has(element) ? `value${error.path.slice(element.length)}` : 'element', error.reason);
  }
}
