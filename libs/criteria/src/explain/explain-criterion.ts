/** One criterion, with what it does to an option, what it read and where it comes from. */
import type { CriterionResult, OptionResult } from '../evaluate/evaluation.js';
import type { Expression } from '../model/expression.js';
import type { Criterion, OptionStatus } from '../model/knowledge-base.js';
import { verdictOf, type Verdict } from '../model/verdict.js';
import { note, type Explanation } from './explanation.js';
import type { Reading } from './reading.js';

/** Empty when the knowledge base has no such criterion. */
export function criterionNode(reading: Reading, id: string, option: OptionResult | null): Explanation[] {
  const result = reading.results.get(id);
  const criterion = reading.criteria.get(id);
  if (!result || !criterion) return [];
  const { words } = reading;
  const statement = words.criterion(id, criterion.when);
  const assumptions = reading.assumptionsOf(criterion);
  const marks = [
    ...(result.asserted ? (['asserted'] as const) : []),
    ...(assumptions.length > 0 ? (['assumption'] as const) : []),
  ];
  return [
    {
      kind: 'criterion',
      id,
      label: statement,
      verdict: result.verdict,
      text: `${id} ${statement}: ${reading.verdictWord(result, result.verdict)}`,
      ...(marks.length > 0 && { marks }),
      children: [
        ...(option ? effects(reading, result, option) : []),
        ...remarks(reading, result),
        ...assumptions,
        ...conditions(reading, criterion),
        ...result.facts.map(({ element, value, implied }) =>
          reading.fact(
            element,
            value,
            implied === true,
            result.verdict === 'unknown' && result.missing.includes(element),
          ),
        ),
        ...result.sources.map(({ source, locator }): Explanation => ({
          kind: 'source',
          id: source,
          label: locator ?? '',
          text: [source, locator].filter(Boolean).join(' '),
          children: [],
        })),
        ...(result.sources.length === 0 ? [note(words.phrases.noSources, 'noSources')] : []),
      ],
    },
  ];
}

/** Why it is open, and what a clinician asserted. */
function remarks({ words }: Reading, result: CriterionResult): Explanation[] {
  const { phrases } = words;
  const computed = result.computed ? words.verdict(result.computed) : '';
  return [
    ...(result.missing.length > 0 ? [note(phrases.missing(words.elements(result.missing)), 'missing')] : []),
    ...(result.unanswered.length > 0
      ? [note(phrases.unanswered(words.elements(result.unanswered)), 'unanswered')]
      : []),
    ...(result.asserted && computed ? [note(phrases.computed(computed), 'computed')] : []),
    ...(result.movedByAssertion && computed ? [note(phrases.movedCriterion(computed), 'moved')] : []),
  ];
}

/** What it does to the option: one line, or one for each verdict where the threshold policies differ. */
function effects(reading: Reading, result: CriterionResult, option: OptionResult): Explanation[] {
  const { words } = reading;
  return reading.verdicts(result).map(({ verdict, policies }): Explanation => {
    const named = words.list(policies);
    const { status, text } = effectOf(reading, result, verdict, option, policies.length > 0);
    return {
      kind: 'effect',
      ...(policies.length > 0 && { label: words.phrases.sameUnder(named) }),
      text: policies.length > 0 ? words.phrases.under(text, named) : text,
      verdict,
      ...(status !== null && { status }),
      children: [],
    };
  });
}

interface Effect {
  readonly status: OptionStatus | null;
  readonly text: string;
}

function effectOf(
  reading: Reading,
  { id, role }: CriterionResult,
  verdict: Verdict,
  option: OptionResult,
  isSplit: boolean,
): Effect {
  const { words } = reading;
  const { phrases } = words;
  if (reading.isDisplayOnly(id)) return { status: null, text: phrases.displayOnly };
  const said = (status?: OptionStatus): string => phrases.effects[role][verdict](status ? words.status(status) : '');
  switch (role) {
    case 'indicationFull':
    case 'indicationConditional': {
      const best = bestBy(role, option);
      if (verdict === 'met') return { status: best, text: said() };
      if (verdict === 'unknown') return { status: 'insufficientData', text: said(best) };
      return isSplit ? { status: 'notIndicated', text: phrases.noIndicationUnder } : { status: null, text: said() };
    }
    case 'contraindicationAbsolute':
    case 'contraindicationStrong': {
      const met = role === 'contraindicationAbsolute' ? 'contraindicated' : 'notRecommended';
      return { status: verdict === 'met' ? met : verdict === 'unknown' ? 'insufficientData' : null, text: said() };
    }
    case 'caution': {
      const acts = option.ceiling === 'supported' && (verdict !== 'unknown' || reading.unknownCautionLimits);
      if (!acts) return { status: null, text: phrases.cautionUnderCeiling[verdict] };
      return { status: verdict === 'notMet' ? null : 'consider', text: said() };
    }
    case 'dataNeeded':
    case 'component':
    case 'modifier':
      return { status: null, text: said() };
  }
}

/** The best status an indication of this kind can lead to under the option's ceiling. */
function bestBy(role: 'indicationFull' | 'indicationConditional', { ceiling }: OptionResult): OptionStatus {
  if (ceiling === 'notRecommended') return 'notRecommended';
  return role === 'indicationFull' && ceiling === 'supported' ? 'supported' : 'consider';
}

function conditions(reading: Reading, { when }: Criterion): Explanation[] {
  const policy = reading.trace.policy ?? 0;
  return when.op === 'all' || when.op === 'any' ? when.of.map((part) => condition(reading, part, policy)) : [];
}

function condition(reading: Reading, part: Expression, policy: number): Explanation {
  const { trace, words } = reading;
  const nodes = trace.compiled.program.partNodes.get(part) ?? [];
  const verdict = verdictOf(trace.code(nodes[policy] ?? nodes[0] ?? -1));
  const inside = part.op === 'all' || part.op === 'any' ? part.of : part.op === 'not' ? [part.of] : [];
  return {
    kind: 'condition',
    verdict,
    text: `${words.condition(part)}: ${words.verdict(verdict)}`,
    children: inside.map((one) => condition(reading, one, policy)),
  };
}
