/** Which criteria change with the threshold policy, directly or through a criterion they refer to. */
import type { KnowledgeBase } from '../model/knowledge-base.js';
import { criteriaIn, visit } from '../model/expression.js';

export function policyDependentCriteria(knowledge: KnowledgeBase): ReadonlySet<string> {
  const dependent = new Set<string>();
  for (const criterion of knowledge.criteria) {
    visit(criterion.when, (part) => {
      if (part.op === 'policyThreshold') dependent.add(criterion.id);
    });
  }
  for (let before = -1; before !== dependent.size;) {
    before = dependent.size;
    for (const criterion of knowledge.criteria)
      if (criteriaIn(criterion.when).some((id) => dependent.has(id))) dependent.add(criterion.id);
  }
  return dependent;
}
