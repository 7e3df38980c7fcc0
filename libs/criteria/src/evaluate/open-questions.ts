/** Which questions the sources leave open bear on this case. */
import type { Trigger } from '../model/knowledge-base.js';
import { verdictOf } from '../model/verdict.js';
import type { Trace } from './trace.js';

export function openQuestionsOf(trace: Trace): string[] {
  const { knowledge, program } = trace.compiled;
  return knowledge.openQuestions
    .filter((question, index) =>
      question.shownWhen.some((trigger, position) =>
        fires(trigger, trace, program.triggerNodes[index]?.[position] ?? -1),
      ),
    )
    .map((question) => question.id);
}

/** Questions shown beside one option: those that bear on the case, and those never left out for this option. */
export function questionsBeside(trace: Trace, optionId: string, raised: readonly string[]): string[] {
  return trace.compiled.knowledge.openQuestions
    .filter(
      (question) =>
        question.alwaysWith?.includes(optionId) ||
        (question.options.includes(optionId) && raised.includes(question.id)),
    )
    .map((question) => question.id);
}

function fires(trigger: Trigger, trace: Trace, node: number): boolean {
  if ('always' in trigger) return true;
  if ('expression' in trigger) return trigger.verdicts.includes(verdictOf(trace.code(node)));
  if ('criteria' in trigger)
    return trigger.criteria.some((id) => trigger.verdicts.includes(trace.verdict(trace.compiled.indexOf(id))));
  return trigger.openOptions.every((wanted) => {
    const open = trace.compiled.knowledge.options.filter((option, index) => {
      if (wanted.family && !option.families.includes(wanted.family)) return false;
      if (wanted.options && !wanted.options.includes(option.id)) return false;
      const status = trace.status(index);
      return status === 'supported' || status === 'consider';
    });
    return open.length >= wanted.atLeast;
  });
}
