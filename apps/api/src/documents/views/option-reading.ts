/** What the report says of each option: the explanation that screen and command line show too, line by line. */
import type { OutcomeSnapshot } from '@consilium/board';
import type { OptionStatusCode } from '@consilium/contracts';
import { childrenOf, explain, sectionOf, UnknownVersionError, Words, type Evaluation, type Explanation } from '@consilium/criteria';
import { nelmEngines, WORDING } from '@consilium/knowledge-nelm';
import type { FrozenOutcome } from '../orders/frozen.js';
import { meetingTexts } from '../texts/meeting.js';
import type { DocumentLanguage } from '../texts/index.js';
import { criterionStatement, factText, isCriterion, optionShortName } from './clinical-words.js';
import type { EvaluationView, OptionView } from './outcome-view.js';

/** Null where the order was made without the evaluation, or by an engine that is no longer there. */
export function explainedOutcome(snapshot: OutcomeSnapshot, { evaluation }: FrozenOutcome, language: DocumentLanguage): Explanation | null {
  if (evaluation === null) return null;
  const stored = evaluation as unknown as Evaluation;
  try {
    return explain(nelmEngines.engineFor(stored), stored, language, { wording: WORDING[language], recorded: (element) => recordedText(snapshot, element, language) });
  } catch (error) {
    if (error instanceof UnknownVersionError) return null;
    throw error;
  }
}

export function readOptions({ evaluation }: OutcomeSnapshot, explained: Explanation | null, language: DocumentLanguage): OptionView[] {
  const nodes = new Map((explained ? sectionOf(explained, 'options') : []).map((node) => [node.id, node]));
  return evaluation.options.map(({ optionId, status, reasons }): OptionView => {
    const node = nodes.get(optionId);
    const head = { id: optionId as string, name: optionShortName(optionId, language), status: status as OptionStatusCode };
    if (node === undefined) return { ...head, because: bareReasons(evaluation, reasons, language), pending: null, thresholds: [], sets: [] };
    const thresholds = sectionOf(node, 'byPolicy').filter(({ marks }) => !marks?.includes('historic'));
    return {
      ...head,
      because: [...sectionOf(node, 'speaksFor'), ...sectionOf(node, 'holdsAt')].map(({ id, text }) => ({ text, criterionId: id ?? null })),
      pending: pendingOf(node),
      thresholds: new Set(thresholds.map(({ status: under }) => under)).size > 1 ? thresholds.map(({ text }) => text) : [],
      sets: sectionOf(node, 'sets').map(({ text }) => text),
    };
  });
}

/** Contradictions in the facts, assumptions the board changed, and those the reasons given rest on: each part with its heading. */
export function readEvaluation(explained: Explanation | null, language: DocumentLanguage): EvaluationView[] {
  if (explained === null) return [];
  const parts = explained.children.flatMap(({ section, text, children }) => (section === 'conflicts' || section === 'settings' ? [{ title: text, lines: children.map(lineWithFacts) }] : []));
  const assumed = assumedFigures(explained);
  return assumed.length === 0 ? parts : [...parts, { title: WORDING[language].vocabulary.assumption.label, lines: assumed }];
}

/** Declared figures in the criteria that are given as reasons, each once; a changed one stands among the changed already. */
function assumedFigures(explained: Explanation): string[] {
  const lines = sectionOf(explained, 'options').flatMap((option) => {
    const reasons = new Set([...sectionOf(option, 'speaksFor'), ...sectionOf(option, 'holdsAt')].map(({ id }) => id));
    const deciding = sectionOf(option, 'criteria').filter(({ id }) => reasons.has(id));
    return deciding.flatMap((criterion) => childrenOf(criterion, 'assumption')).filter(({ id, marks }) => !id?.startsWith('criterion.') && !marks?.includes('changed'));
  });
  return [...new Set(lines.map(({ text }) => text))];
}

function pendingOf(option: Explanation): OptionView['pending'] {
  const section = option.children.find((child) => child.section === 'pending');
  return section === undefined || option.status !== 'insufficientData' ? null : { title: section.text, facts: section.children.map(({ text }) => text) };
}

const lineWithFacts = ({ text, children }: Explanation): string => (children.length === 0 ? text : `${text} (${children.map((fact) => fact.text).join('; ')})`);

/** Without an explanation: the deciding criteria with their verdicts, so that an open one never reads as met. */
function bareReasons({ criteria }: OutcomeSnapshot['evaluation'], reasons: readonly string[], language: DocumentLanguage): OptionView['because'] {
  const words = new Words(language, WORDING[language]);
  const verdicts = new Map<string, 'met' | 'notMet' | 'unknown'>(criteria.map(({ criterionId, verdict }) => [criterionId, verdict]));
  return reasons
    .filter(isCriterion)
    .map((criterionId) => ({ criterionId, text: `${criterionStatement(criterionId, language)}: ${words.verdict(verdicts.get(criterionId) ?? 'unknown')}` }));
}

/** Both of two competing values, or why there is none; null where the value speaks for itself. */
function recordedText({ facts }: OutcomeSnapshot, element: string, language: DocumentLanguage): string | null {
  const own = facts.filter(({ elementId }) => elementId === element);
  const known = [...new Set(own.filter(({ state }) => state === 'known').map(({ value }) => factText(element, value, language)))];
  if (known.length > 1) return new Words(language, WORDING[language]).alternatives(known);
  const absent = known.length === 0 ? own.at(-1) : undefined;
  return absent === undefined ? null : (meetingTexts[language].factStates[absent.state] ?? null);
}
