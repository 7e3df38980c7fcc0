/**
 * An evaluation as a tree a clinician reads: from the list of options down to the single fact. Screen, report and
 * command line all show this tree and add no words of their own to it.
 */
import type { Engine } from '../evaluate/engine.js';
import type { Evaluation } from '../evaluate/evaluation.js';
import type { Locale } from '../model/knowledge-base.js';
import { criterionNode } from './explain-criterion.js';
import { optionNode, questionNode } from './explain-option.js';
import { note, section, type Explanation } from './explanation.js';
import { Reading, type ExplainOptions } from './reading.js';

/** The whole case. `evaluation` must be of this engine's knowledge. */
export function explain(
  engine: Engine,
  evaluation: Evaluation,
  locale: Locale,
  options: ExplainOptions = {},
): Explanation {
  const reading = new Reading(engine, evaluation, locale, options);
  const { phrases } = reading.words;
  return {
    kind: 'case',
    text: engine.knowledge.title[locale],
    children: [
      ...head(reading),
      ...section(
        'settings',
        phrases.sections.settings,
        Object.keys(evaluation.settings).flatMap((id) => reading.assumption(id)),
      ),
      ...section('implied', phrases.sections.implied, implied(reading)),
      ...section('conflicts', phrases.sections.conflicts, conflicts(reading)),
      ...section(
        'options',
        phrases.sections.options,
        evaluation.options.map((option) => optionNode(reading, option)),
      ),
      ...section(
        'openQuestions',
        phrases.sections.openQuestions,
        evaluation.openQuestions.map((id) => questionNode(reading, id)),
      ),
    ],
  };
}

/** The node of one option, the same as in the whole tree; null for an option the evaluation does not have. */
export function explainOption(
  engine: Engine,
  evaluation: Evaluation,
  optionId: string,
  locale: Locale,
  options: ExplainOptions = {},
): Explanation | null {
  const option = evaluation.options.find(({ id }) => id === optionId);
  return option ? optionNode(new Reading(engine, evaluation, locale, options), option) : null;
}

/** One criterion as it stands under an option; without an option, what it says without its effect. */
export function explainCriterion(
  engine: Engine,
  evaluation: Evaluation,
  criterionId: string,
  optionId: string | null,
  locale: Locale,
  options: ExplainOptions = {},
): Explanation | null {
  const option = evaluation.options.find(({ id }) => id === optionId) ?? null;
  return criterionNode(new Reading(engine, evaluation, locale, options), criterionId, option)[0] ?? null;
}

/** Versions, threshold, grade and pattern, with the assumptions the grade rests on. */
function head(reading: Reading): Explanation[] {
  const { evaluation, words, engine } = reading;
  const { phrases } = words;
  const { grade, pattern } = engine.knowledge.headline;
  const basis = `${evaluation.knowledge.id} ${evaluation.knowledge.version}`;
  return [
    note(phrases.basis(basis, evaluation.engine), 'basis'),
    note(phrases.policy(evaluation.policy ?? phrases.noPolicy), 'policy'),
    ...(grade
      ? [
          {
            ...note(phrases.grade(words.possible(grade, evaluation.grade)), 'grade'),
            children: reading.assumptionsOfDerived(grade),
          },
        ]
      : []),
    ...(pattern ? [note(phrases.pattern(words.value(pattern, evaluation.pattern)), 'pattern')] : []),
  ];
}

/** Values filled in by rule, each with the rule, which is an assumption. */
function implied(reading: Reading): Explanation[] {
  const { evaluation, words, wording } = reading;
  const { trace } = reading;
  const { layout } = trace.compiled.program;
  const fired = reading.engine.knowledge.impliedValues.filter((_, index) => trace.code(layout.implied + index) === 1);
  return Object.keys(evaluation.implied).map((target): Explanation => {
    const rule = fired.find((one) => one.target === target);
    const value = words.value(target, evaluation.implied[target]);
    const why = rule && wording?.vocabulary.impliedRules[rule.id.split('.')[0] ?? ''];
    return {
      kind: 'fact',
      id: target,
      label: words.element(target),
      value,
      text: `${words.element(target)}: ${value}${why ? `. ${why}` : ''}`,
      marks: ['implied', 'assumption'],
      children: rule ? reading.assumptionsOfRule(rule) : [],
    };
  });
}

function conflicts({ evaluation, words }: Reading): Explanation[] {
  return evaluation.conflicts.map(({ id, facts }): Explanation => ({
    ...note(words.conflict(id), id),
    children: Object.entries(facts).map(([element, value]): Explanation => {
      const label = words.element(element);
      const said = words.value(element, value);
      return { kind: 'fact', id: element, label, value: said, text: `${label}: ${said}`, children: [] };
    }),
  }));
}
