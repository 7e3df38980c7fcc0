/** One option: what speaks for it, what holds it where it is, what could raise it, and every criterion. */
import type { CriterionResult, OptionResult } from '../evaluate/evaluation.js';
import type { CriterionRole } from '../model/knowledge-base.js';
import { criterionNode } from './explain-criterion.js';
import { note, section, type Explanation } from './explanation.js';
import type { Reading } from './reading.js';

const INDICATIONS: readonly CriterionRole[] = ['indicationFull', 'indicationConditional'];
const BLOCKERS: readonly CriterionRole[] = ['contraindicationAbsolute', 'contraindicationStrong', 'caution'];

export function optionNode(reading: Reading, option: OptionResult): Explanation {
  const { words, wording } = reading;
  const { phrases } = words;
  const worded = wording?.options[option.id];
  const status = words.status(option.status);
  return {
    kind: 'option',
    id: option.id,
    label: words.option(option.id),
    status: option.status,
    text: `${words.option(option.id)}: ${status}`,
    ...(option.movedByAssertion && { marks: ['asserted'] as const }),
    children: [
      ...(worded?.intent ? [note(phrases.intent(worded.intent), 'intent')] : []),
      ...(worded?.basis ? [note(phrases.optionBasis(worded.basis), 'basis')] : []),
      note(
        option.ceiling === 'seedSilent' ? phrases.silentCeiling : phrases.ceiling(words.status(option.ceiling)),
        'ceiling',
      ),
      ...(option.movedByAssertion && option.computed
        ? [note(phrases.moved(words.status(option.computed)), 'moved')]
        : []),
      ...section('speaksFor', phrases.sections.speaksFor, speaksFor(reading, option)),
      ...section('holdsAt', phrases.holdsAt(status), holdsAt(reading, option)),
      ...section(
        'pending',
        phrases.sections.pending,
        option.pending.map((element) => reading.asked(element)),
      ),
      ...section('byPolicy', phrases.sections.byPolicy, thresholds(reading, option)),
      ...section('sets', phrases.sections.sets, sets(reading, option)),
      ...section(
        'openQuestions',
        phrases.sections.openQuestions,
        option.openQuestions.map((id) => questionNode(reading, id)),
      ),
      ...section('criteria', phrases.sections.criteria, criteria(reading, option)),
    ],
  };
}

/** Criteria in the option's order: indications first, then what blocks or limits, then data and remarks. */
function criteria(reading: Reading, option: OptionResult): Explanation[] {
  const own = ownResults(reading, option);
  const rank = ({ role }: CriterionResult): number =>
    INDICATIONS.includes(role) ? 0 : BLOCKERS.includes(role) ? 1 : 2;
  return [...own].sort((a, b) => rank(a) - rank(b)).flatMap(({ id }) => criterionNode(reading, id, option));
}

function ownResults(reading: Reading, option: OptionResult): CriterionResult[] {
  const ids = reading.engine.knowledge.options.find(({ id }) => id === option.id)?.criteria ?? [];
  return ids.flatMap((id) => reading.results.get(id) ?? []);
}

/** Indications that are met, with the policies under which they are. */
function speaksFor(reading: Reading, option: OptionResult): Explanation[] {
  const { words } = reading;
  return ownResults(reading, option)
    .filter(({ id, role }) => INDICATIONS.includes(role) && !reading.isDisplayOnly(id))
    .flatMap((result) => {
      const verdicts = reading.verdicts(result);
      const met = verdicts.find(({ verdict }) => verdict === 'met');
      if (!met) return [];
      const named = words.list(met.policies);
      return [
        reason(reading, result, (statement) =>
          met.policies.length > 0 ? words.phrases.reasons.under(statement, named) : statement,
        ),
      ];
    });
}

/** What keeps the status where it is. */
function holdsAt(reading: Reading, option: OptionResult): Explanation[] {
  const { reasons } = reading.words.phrases;
  const said = (text: string, id?: string): Explanation => ({ kind: 'reason', ...(id && { id }), text, children: [] });
  if (option.ceiling === 'seedSilent') return [said(reasons.silent)];
  const deciding = ownResults(reading, option).filter(({ id }) => option.reasons.includes(id));
  const met = (role: CriterionRole): Explanation[] =>
    deciding
      .filter((result) => result.role === role && hasVerdict(reading, result, 'met'))
      .map((result) => reason(reading, result, (statement) => statement));
  const open = (...roles: readonly CriterionRole[]): Explanation[] =>
    deciding
      .filter(({ role }) => roles.includes(role))
      .filter((result) => hasVerdict(reading, result, 'unknown'))
      .map((result) => openReason(reading, result));
  switch (option.status) {
    case 'supported':
      return [];
    case 'contraindicated':
      return met('contraindicationAbsolute');
    case 'notRecommended':
      return [
        ...met('contraindicationStrong'),
        ...(option.ceiling === 'notRecommended' ? [said(reasons.ceilingAgainst)] : []),
      ];
    case 'notIndicated':
      return [said(reasons.noIndication)];
    case 'insufficientData':
      return open('contraindicationAbsolute', 'contraindicationStrong', 'indicationFull', 'indicationConditional');
    case 'consider': {
      const isCapped = option.ceiling === 'consider';
      const differ = policiesDiffer(reading, option) ? [said(reasons.policiesDiffer)] : [];
      const fullMet = deciding.some((one) => one.role === 'indicationFull' && hasVerdict(reading, one, 'met'));
      return [
        ...(isCapped ? [said(reasons.ceilingConsider)] : [...met('caution'), ...open('caution')]),
        ...(fullMet || isCapped || differ.length > 0 ? [] : [said(reasons.conditionalOnly)]),
        ...differ,
      ];
    }
  }
}

/** Under the verdict reported, or under any of the policies read side by side. */
const hasVerdict = (reading: Reading, result: CriterionResult, wanted: CriterionResult['verdict']): boolean =>
  reading.verdicts(result).some(({ verdict }) => verdict === wanted);

function openReason(reading: Reading, result: CriterionResult): Explanation {
  const { words } = reading;
  const { reasons } = words.phrases;
  return reason(reading, result, (statement) =>
    result.missing.length > 0
      ? reasons.openMissing(statement, words.elements(result.missing))
      : reasons.open(statement),
  );
}

/** A criterion as a reason, marked where a clinician asserted it or an assumption carries it. */
function reason(reading: Reading, result: CriterionResult, word: (statement: string) => string): Explanation {
  const { words } = reading;
  const criterion = reading.criteria.get(result.id);
  const statement = criterion ? words.criterion(result.id, criterion.when) : result.id;
  const isAssumed = criterion !== undefined && reading.assumptionsOf(criterion).length > 0;
  const marks = [...(result.asserted ? (['asserted'] as const) : []), ...(isAssumed ? (['assumption'] as const) : [])];
  const named = marks.map((mark) => words.phrases.marks[mark]).join(', ');
  return {
    kind: 'reason',
    id: result.id,
    verdict: result.verdict,
    text: word(named ? `${statement} (${named})` : statement),
    ...(marks.length > 0 && { marks }),
    children: [],
  };
}

function policiesDiffer(reading: Reading, option: OptionResult): boolean {
  const statuses = reading.policies.map((policy) => option.byPolicy?.[policy]?.status);
  return option.byPolicy !== undefined && new Set(statuses).size > 1;
}

function thresholds({ words }: Reading, option: OptionResult): Explanation[] {
  return Object.entries(option.byPolicy ?? {}).map(([id, { status, historic }]): Explanation => {
    const text = `${id}: ${words.status(status)}`;
    return {
      kind: 'threshold',
      id,
      value: words.status(status),
      status,
      text: historic ? words.phrases.historic(text) : text,
      ...(historic && { marks: ['historic'] as const }),
      children: [],
    };
  });
}

function sets(reading: Reading, option: OptionResult): Explanation[] {
  const { words, wording } = reading;
  return reading.evaluation.criteriaSets
    .filter((set) => set.option === option.id)
    .map((set): Explanation => {
      const described = reading.engine.knowledge.criteriaSets.find(({ id }) => id === set.id);
      const name = wording?.vocabulary.criteriaSets?.[set.id] ?? described?.name ?? set.id;
      const value = set.verdict ? words.verdict(set.verdict) : words.phrases.partOnly;
      return {
        kind: 'set',
        id: set.id,
        label: name,
        value,
        ...(set.verdict && { verdict: set.verdict }),
        text: `${name}: ${value}`,
        children: Object.keys(set.components).flatMap((id) => criterionNode(reading, id, option)),
      };
    });
}

export function questionNode({ words }: Reading, id: string): Explanation {
  const question = words.openQuestion(id);
  return { kind: 'question', id, label: question, text: question === id ? id : `${id} ${question}`, children: [] };
}
