/** The text an evaluation is stored, hashed and compared by. */
import type { Evaluation } from '../evaluate/evaluation.js';
import { canonicalJson } from '../model/canonical-json.js';

/**
 * Everything the facts, settings and knowledge decide, in RFC 8785 form. Citations and evidence are left out: they belong to the
 * knowledge version, which is named.
 */
export function canonicalEvaluation(evaluation: Evaluation): string {
  const criteria = evaluation.criteria.map(({ sources: _sources, ...result }) => result);
  const options = evaluation.options.map(({ evidence: _evidence, ...result }) => result);
  return canonicalJson({ ...evaluation, criteria, options });
}
