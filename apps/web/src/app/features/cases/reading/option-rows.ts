import type { OptionResult } from '@consilium/criteria';
import { nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import type { OptionRowView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';
import type { CaseReading } from './case-reading';

/** The 39 options in the catalogue's order, each with at most one remark. `before`: statuses when the reader opened the page. */
export function optionRows(reading: CaseReading, words: ClinicalWords, before: ReadonlyMap<string, string>): OptionRowView[] {
  return reading.evaluation.options.map((option) => {
    const remark = remarkOf(option, words);
    const was = before.get(option.id);
    return {
      id: option.id,
      name: words.option(option.id).shortName,
      status: option.status,
      ...(remark ? { remark } : {}),
      ...(was !== undefined && was !== option.status ? { isNew: true } : {}),
    };
  });
}

/** What matters most: an assertion, what is missing, that the sources are silent, else the question that concerns the fewest options. */
function remarkOf(option: OptionResult, words: ClinicalWords): string | null {
  if (option.movedByAssertion) return words.say('cases.option.asserted');
  if (option.ceiling === 'seedSilent') return words.say('cases.option.silent');
  if (option.status === 'insufficientData') {
    const first = option.pending[0];
    if (first) return words.element(first);
  }
  return narrowestQuestion(option.openQuestions);
}

function narrowestQuestion(ids: readonly string[]): string | null {
  const reach = (id: string): number => nelmKnowledge.openQuestions.find((question) => question.id === id)?.options.length ?? Number.POSITIVE_INFINITY;
  const narrow = [...ids].sort((a, b) => reach(a) - reach(b))[0];
  return narrow !== undefined && reach(narrow) <= 8 ? narrow : null;
}
