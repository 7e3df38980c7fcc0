import type { AnswerEffect, CompetingEvaluation, OptionStatus, Sensitivity } from '@consilium/criteria';
import { nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import type { ClinicalWords } from '../words/clinical-words';
import { answerWords } from './answer-words';
import type { CaseReading } from './case-reading';
import { absenceWords } from './fact-words';
import { policiesOf, statusesUnder } from './option-changes';

/** Options that an answer brings to one status. */
export interface StatusMove {
  readonly options: string;
  readonly status: OptionStatus;
  /** "under T70 and T80" where only some policies are concerned. */
  readonly under: string;
}

export interface AnswerView {
  readonly label: string;
  readonly moves: readonly StatusMove[];
}

export interface MissingFactView {
  readonly element: string;
  readonly label: string;
  readonly kind: 'unknown' | 'conflicting';
  /** "pending until 22 Jul", or the competing values. */
  readonly state: string;
  /** Options it moves, and the same in words. */
  readonly moved: number;
  readonly reach: string;
  readonly answers: readonly AnswerView[];
  /** Who promised or entered it. */
  readonly owner: string;
}

export interface MissingView {
  readonly facts: readonly MissingFactView[];
  /** Facts that move nothing, by name. */
  readonly withoutEffect: readonly string[];
}

/** What is missing or competing and what it would change, the fact that moves most first. */
export function missingFacts(reading: CaseReading, sensitivity: Sensitivity, competing: CompetingEvaluation | null, words: ClinicalWords): MissingView {
  const open = sensitivity.facts
    .filter(({ fact }) => !(fact in reading.profile.competing))
    .map(({ fact, answers }): MissingFactView => {
      const facts = reading.factsOf.get(fact) ?? [];
      const views = answers.map((answer) => answerView(reading, fact, answer, words));
      const moved = movedOptions(reading, fact, answers);
      return {
        element: fact,
        label: words.element(fact),
        kind: 'unknown',
        state: absenceWords(facts, words),
        moved,
        reach: moved > 0 ? words.say(moved === 1 ? 'cases.missing.movesOne' : 'cases.missing.moves', { count: moved }) : words.say('cases.missing.together'),
        answers: views.filter(({ moves }) => moves.length > 0),
        owner: ownerOf(facts, words),
      };
    });
  const ranked = [...open, ...competingViews(reading, competing, words)].sort((a, b) => b.moved - a.moved || Number(a.kind === 'unknown') - Number(b.kind === 'unknown'));
  return {
    facts: ranked,
    withoutEffect: sensitivity.withoutEffect.filter((fact) => !(fact in reading.profile.competing)).map((fact) => words.element(fact)),
  };
}

function ownerOf(facts: readonly CaseReading['sheet']['facts'][number][], words: ClinicalWords): string {
  const latest = facts.at(-1);
  return latest ? words.say('cases.missing.owner', { name: latest.enteredBy.displayName, source: latest.source.label }) : '';
}

/** Options an answer moves, those moved only under some policies included. */
function movedOptions(reading: CaseReading, fact: string, answers: readonly AnswerEffect[]): number {
  const options = new Set(answers.flatMap(({ changes }) => changes.map(({ option }) => option)));
  for (const answer of answers) for (const move of policyMoves(reading, fact, answer)) options.add(move.option);
  return options.size;
}

function answerView(reading: CaseReading, fact: string, answer: AnswerEffect, words: ClinicalWords): AnswerView {
  const byStatus = new Map<string, { status: OptionStatus; under: string; names: string[] }>();
  const add = (option: string, status: OptionStatus, under: string): void => {
    const key = `${status} ${under}`;
    const group = byStatus.get(key) ?? { status, under, names: [] };
    group.names.push(words.option(option).shortName);
    byStatus.set(key, group);
  };
  const split = policyMoves(reading, fact, answer);
  for (const { option, to } of answer.changes) if (!split.some((move) => move.option === option)) add(option, to, '');
  for (const { option, status, policies } of split) add(option, status, words.say('cases.missing.under', { policies: words.list(policies) }));
  return {
    label: capital(answerWords(fact, answer, words)),
    moves: [...byStatus.values()].map(({ status, under, names }) => ({ status, under, options: words.list(names.length > 4 ? [...names.slice(0, 3), words.say('cases.missing.moreOptions', { count: names.length - 3 })] : names) })),
  };
}

/** Moves of options that are read under several policies, where the policies do not move alike. */
function policyMoves(reading: CaseReading, fact: string, answer: AnswerEffect): { option: string; status: OptionStatus; policies: string[] }[] {
  return reading.evaluation.options.flatMap((option) => {
    const policies = policiesOf(reading, option.id);
    if (policies.length === 0) return [];
    const before = statusesUnder(reading, reading.profile.facts, option.id, policies);
    const after = statusesUnder(reading, { ...reading.profile.facts, [fact]: answer.value }, option.id, policies);
    const groups = new Map<OptionStatus, string[]>();
    after.forEach((status, index) => {
      if (status !== before[index]) groups.set(status, [...(groups.get(status) ?? []), policies[index] ?? '']);
    });
    const alike = groups.size === 1 && [...groups.values()][0]?.length === policies.length;
    return alike ? [] : [...groups].map(([status, under]) => ({ option: option.id, status, policies: under }));
  });
}

/** Values that compete: whether any option depends on which one counts. */
function competingViews(reading: CaseReading, competing: CompetingEvaluation | null, words: ClinicalWords): MissingFactView[] {
  return Object.entries(reading.profile.competing).map(([element, values]) => {
    const moved = competing?.options ?? [];
    return {
      element,
      label: words.element(element),
      kind: 'conflicting',
      state: words.alternatives(values.map((value) => words.value(element, value))),
      moved: moved.length,
      reach: reachOf(competing, moved.length, words),
      answers: competing === null ? [] : values.map((value) => ({ label: words.value(element, value), moves: movesUnder(competing, element, value, words) })).filter(({ moves }) => moves.length > 0),
      owner: competing && moved.length === 0 ? criteriaText(competing, words) : '',
    };
  });
}

function reachOf(competing: CompetingEvaluation | null, moved: number, words: ClinicalWords): string {
  if (competing === null) return words.say('cases.missing.tooMany');
  if (moved === 0) return words.say('cases.missing.movesNone');
  return words.say(moved === 1 ? 'cases.missing.movesOne' : 'cases.missing.moves', { count: moved });
}

/** The list under one of the values; where another competing fact decides too, under each of its values. */
function movesUnder({ variants, options }: CompetingEvaluation, element: string, value: unknown, words: ClinicalWords): StatusMove[] {
  const own = variants.flatMap(({ chosen }, index) => (same(chosen[element]?.value, value) ? [{ chosen, index }] : []));
  const groups = new Map<string, { status: OptionStatus; under: string; names: string[] }>();
  for (const { id, statuses } of options) {
    const alike = new Set(own.map(({ index }) => statuses[index])).size === 1;
    for (const { chosen, index } of alike ? own.slice(0, 1) : own) {
      const status = statuses[index];
      if (!status) continue;
      const under = alike ? '' : words.say('cases.missing.with', { values: othersOf(chosen, element, words) });
      const group = groups.get(`${status} ${under}`) ?? { status, under, names: [] };
      group.names.push(words.option(id).shortName);
      groups.set(`${status} ${under}`, group);
    }
  }
  return [...groups.values()].map(({ status, under, names }) => ({ status, under, options: words.list(names) }));
}

const othersOf = (chosen: CompetingEvaluation['variants'][number]['chosen'], element: string, words: ClinicalWords): string =>
  words.list(Object.entries(chosen).flatMap(([other, held]) => (other === element ? [] : [words.say('cases.change.condition', { label: words.element(other), value: words.value(other, held.value) })])));

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** "Only LT-ENETS-02 reads differently." */
function criteriaText(competing: CompetingEvaluation, words: ClinicalWords): string {
  const ids = competing.criteria.map(({ id }) => id).filter((id) => nelmKnowledge.criteria.some((criterion) => criterion.id === id));
  if (ids.length === 0) return words.say('cases.missing.noCriterion');
  return words.say(ids.length === 1 ? 'cases.missing.criterion' : 'cases.missing.criteria', { criteria: words.list(ids.slice(0, 4)), count: ids.length });
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
