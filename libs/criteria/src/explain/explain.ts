/**
 * An evaluation as a tree a clinician reads: from the list of options down to the single fact. Screen, report and
 * command line all show this tree.
 */
import type { Engine } from '../evaluate/engine.js';
import type { CriterionResult, Evaluation, OptionResult } from '../evaluate/evaluation.js';
import type { Trace } from '../evaluate/trace.js';
import type { Expression } from '../model/expression.js';
import type { Criterion, Locale, OptionStatus, Wording } from '../model/knowledge-base.js';
import { verdictOf, type Verdict } from '../model/verdict.js';
import { Words } from './words.js';

export type ExplanationKind =
  'case' | 'note' | 'section' | 'option' | 'criterion' | 'condition' | 'fact' | 'source' | 'question' | 'set';

export interface Explanation {
  readonly kind: ExplanationKind;
  /** Identifier of the option, criterion, fact or question this node is about. */
  readonly id?: string;
  readonly text: string;
  readonly verdict?: Verdict;
  readonly status?: OptionStatus;
  readonly children: readonly Explanation[];
}

/** @param wording without it, what the knowledge base names is shown by its identifiers */
export function explain(
  engine: Engine,
  evaluation: Evaluation,
  locale: Locale,
  wording: Wording | undefined = engine.wording?.[locale],
): Explanation {
  return new Explainer(engine, evaluation, locale, wording).case();
}

class Explainer {
  private readonly words: Words;
  private readonly trace: Trace;
  private readonly results: ReadonlyMap<string, CriterionResult>;
  private readonly criteria: ReadonlyMap<string, Criterion>;

  constructor(
    private readonly engine: Engine,
    private readonly evaluation: Evaluation,
    private readonly locale: Locale,
    private readonly wording: Wording | undefined,
  ) {
    const asserted = Object.fromEntries(
      evaluation.criteria.flatMap((one) => (one.asserted && one.verdict !== 'unknown' ? [[one.id, one.verdict]] : [])),
    );
    this.trace = engine.trace(evaluation.facts, {
      policy: evaluation.policy,
      settings: evaluation.settings,
      assertedCriteria: asserted,
    });
    this.words = new Words(locale, wording, this.trace.compiled.settings);
    this.results = new Map(evaluation.criteria.map((one) => [one.id, one]));
    this.criteria = new Map(engine.knowledge.criteria.map((one) => [one.id, one]));
  }

  case(): Explanation {
    const { evaluation, words } = this;
    const { phrases } = words;
    const { grade, pattern } = this.engine.knowledge.headline;
    const implied = this.engine.knowledge.impliedValues.filter(
      (rule) => rule.target in evaluation.implied && evaluation.implied[rule.target] === rule.value,
    );
    return {
      kind: 'case',
      text: this.engine.knowledge.title[this.locale],
      children: [
        note(
          `${phrases.basis} ${evaluation.knowledge.id} ${evaluation.knowledge.version}, ${phrases.engine} ${evaluation.engine}`,
        ),
        note(`${phrases.policy}: ${evaluation.policy ?? phrases.noPolicy}`),
        ...(grade ? [note(`${phrases.grade}: ${words.value(grade, evaluation.grade)}`)] : []),
        ...(pattern ? [note(`${phrases.pattern}: ${words.value(pattern, evaluation.pattern)}`)] : []),
        ...section(
          phrases.settings,
          Object.entries(evaluation.settings).map(([id, value]) => note(`${id} = ${String(value)}`)),
        ),
        ...section(
          phrases.implied,
          unique(implied.map((rule) => rule.target)).map((target): Explanation => {
            const rule = implied.find((one) => one.target === target);
            const why = rule && this.wording?.vocabulary.impliedRules[rule.id.split('.')[0] ?? ''];
            return {
              kind: 'fact',
              id: target,
              text: `${words.element(target)}: ${words.value(target, evaluation.implied[target])}${why ? `. ${why}` : ''}`,
              children: [],
            };
          }),
        ),
        ...section(
          phrases.conflicts,
          evaluation.conflicts.map((conflict) => ({
            ...note(this.wording?.vocabulary.conflictRules[conflict.id] ?? conflict.id),
            id: conflict.id,
            children: Object.entries(conflict.facts).map(([id, value]): Explanation => ({
              kind: 'fact',
              id,
              text: `${words.element(id)}: ${words.value(id, value)}`,
              children: [],
            })),
          })),
        ),
        ...section(
          phrases.options,
          evaluation.options.map((option) => this.option(option)),
        ),
        ...section(
          phrases.openQuestions,
          evaluation.openQuestions.map((id) => this.question(id)),
        ),
      ],
    };
  }

  private option(option: OptionResult): Explanation {
    const { words } = this;
    const { phrases } = words;
    const criteria = (ids: readonly string[]): Explanation[] => ids.flatMap((id) => this.criterion(id));
    const byId = [...option.criteria.met, ...option.criteria.unknown, ...option.criteria.notMet];
    const silent = this.wording?.vocabulary.sourcesSilent;
    const sets = this.evaluation.criteriaSets.filter((set) => set.option === option.id);
    return {
      kind: 'option',
      id: option.id,
      status: option.status,
      text: `${words.option(option.id)}: ${this.status(option.status)}`,
      children: [
        ...(option.ceiling === 'seedSilent'
          ? [note(silent ? `${silent.label}. ${silent.definition ?? ''}`.trim() : option.ceiling)]
          : []),
        ...(option.ceiling === 'consider' ? [note(`${phrases.ceiling}: ${this.status('consider')}`)] : []),
        ...(option.movedByAssertion && option.computed
          ? [note(`${phrases.moved}: ${this.status(option.computed)}`)]
          : []),
        ...section(phrases.reasons, criteria(option.reasons)),
        ...section(phrases.cautions, criteria(option.cautions.filter((id) => !option.reasons.includes(id)))),
        ...section(
          phrases.pending,
          option.pending.map((id): Explanation => ({ kind: 'fact', id, text: words.element(id), children: [] })),
        ),
        ...section(
          phrases.byPolicy,
          Object.entries(option.byPolicy ?? {}).map(([id, result]) => ({
            ...note(`${id}: ${this.status(result.status)}${result.historic ? ` (${phrases.historic})` : ''}`),
            status: result.status,
          })),
        ),
        ...section(
          phrases.sets,
          sets.map((set): Explanation => ({
            kind: 'set',
            id: set.id,
            ...(set.verdict && { verdict: set.verdict }),
            text: `${this.engine.knowledge.criteriaSets.find((one) => one.id === set.id)?.name ?? set.id}: ${set.verdict ? this.verdict(set.verdict) : phrases.partOnly}`,
            children: criteria(Object.keys(set.components)),
          })),
        ),
        ...section(
          phrases.openQuestions,
          option.openQuestions.map((id) => this.question(id)),
        ),
        ...section(phrases.criteria, criteria(byId.filter((id) => !option.reasons.includes(id)))),
      ],
    };
  }

  private criterion(id: string): Explanation[] {
    const result = this.results.get(id);
    const criterion = this.criteria.get(id);
    if (!result || !criterion) return [];
    const { words } = this;
    const { phrases } = words;
    const settle = [
      result.missing.length > 0 ? `${phrases.missing} ${words.elements(result.missing)}` : '',
      result.unanswered.length > 0 ? `${phrases.unanswered} ${words.elements(result.unanswered)}` : '',
      result.asserted && result.computed ? `${phrases.asserted}: ${this.verdict(result.computed)}` : '',
      result.movedByAssertion && result.computed ? `${phrases.moved}: ${this.verdict(result.computed)}` : '',
      result.operationalisation ? (this.wording?.vocabulary.assumption.label ?? '') : '',
    ].filter(Boolean);
    const policy = this.trace.policy ?? 0;
    const parts = criterion.when.op === 'all' || criterion.when.op === 'any' ? criterion.when.of : [];
    return [
      {
        kind: 'criterion',
        id,
        verdict: result.verdict,
        text: `${id} ${words.criterion(id, criterion.when)}: ${this.verdict(result.verdict)}${settle.length > 0 ? ` (${settle.join('; ')})` : ''}`,
        children: [
          ...parts.map((part) => this.condition(part, policy)),
          ...result.facts.map((read): Explanation => {
            const impliedMark = read.implied
              ? ` (${this.wording?.vocabulary.factStates.implied ?? phrases.implied})`
              : '';
            return {
              kind: 'fact',
              id: read.element,
              text: `${words.element(read.element)}: ${words.value(read.element, read.value)}${impliedMark}`,
              children: [],
            };
          }),
          ...result.sources.map((citation): Explanation => ({
            kind: 'source',
            id: citation.source,
            text: [citation.source, citation.locator].filter(Boolean).join(' '),
            children: [],
          })),
        ],
      },
    ];
  }

  private condition(part: Expression, policy: number): Explanation {
    const nodes = this.trace.compiled.program.partNodes.get(part) ?? [];
    const verdict = verdictOf(this.trace.code(nodes[policy] ?? nodes[0] ?? -1));
    const inside = part.op === 'all' || part.op === 'any' ? part.of : part.op === 'not' ? [part.of] : [];
    return {
      kind: 'condition',
      verdict,
      text: `${this.words.condition(part)}: ${this.verdict(verdict)}`,
      children: inside.map((one) => this.condition(one, policy)),
    };
  }

  private question(id: string): Explanation {
    const text = this.wording?.openQuestions?.[id];
    return { kind: 'question', id, text: text ? `${id} ${text}` : id, children: [] };
  }

  private status(status: OptionStatus): string {
    return this.wording?.vocabulary.statuses[status].label ?? status;
  }

  private verdict(verdict: Verdict): string {
    return this.wording?.vocabulary.verdicts[verdict].label ?? verdict;
  }
}

/** The tree as indented lines, criteria already shown above not opened again. */
export function explanationText(root: Explanation): string {
  const lines: string[] = [];
  const opened = new Set<string>();
  const write = (node: Explanation, depth: number): void => {
    lines.push(`${'  '.repeat(depth)}${node.text}`);
    if (node.kind === 'criterion' && node.id) {
      if (opened.has(node.id)) return;
      opened.add(node.id);
    }
    for (const child of node.children) write(child, depth + 1);
  };
  write(root, 0);
  return `${lines.join('\n')}\n`;
}

const note = (text: string): Explanation => ({ kind: 'note', text, children: [] });
const section = (text: string, children: readonly Explanation[]): Explanation[] =>
  children.length > 0 ? [{ kind: 'section', text, children }] : [];
const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
