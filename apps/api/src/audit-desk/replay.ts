import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import type { CaseReplay } from '@consilium/contracts';
import { FactError, SettingError, UnknownVersionError, type CaseFacts, type Engine, type EngineRegistry, type Evaluation, type EvaluationRequest } from '@consilium/criteria';

/** An evaluation as it was stored: canonical texts and the versions that made them. */
export interface StoredEvaluation {
  readonly inputText: string;
  readonly resultText: string;
  readonly knowledgeVersion: string;
  readonly engineVersion: string;
}

type Replayed = NonNullable<CaseReplay['evaluation']>;

interface Input {
  readonly facts: CaseFacts;
  readonly request: EvaluationRequest;
}

/** Computes a stored evaluation again with the knowledge and engine it names; the same bytes must come out. */
export function underRulesOfItsDay(stored: StoredEvaluation, engines: EngineRegistry): Replayed['ofItsDay'] {
  const { knowledgeVersion, engineVersion, inputText, resultText } = stored;
  const { facts, request } = JSON.parse(inputText) as Input;
  const { knowledge } = JSON.parse(resultText) as Evaluation;
  const bytes = Buffer.byteLength(resultText);
  try {
    const engine = engines.engineFor({ engine: engineVersion, knowledge: { id: knowledge.id, version: knowledgeVersion } });
    const identical = canonicalJson(engine.evaluate(facts, request)) === resultText;
    return { knowledgeVersion, engineVersion, bytes, identical, problem: identical ? null : 'differs' };
  } catch (error) {
    if (error instanceof UnknownVersionError) return { knowledgeVersion, engineVersion, bytes, identical: false, problem: 'versionGone' };
    if (error instanceof FactError || error instanceof SettingError) return { knowledgeVersion, engineVersion, bytes, identical: false, problem: 'differs' };
    throw error;
  }
}

/** What the same facts give under the rules of today, where it differs from what the board saw. */
export function underRulesOfToday(stored: StoredEvaluation, today: Engine): Replayed['ofToday'] {
  const { facts, request } = JSON.parse(stored.inputText) as Input;
  const then = JSON.parse(stored.resultText) as Evaluation;
  const versions = { knowledgeVersion: today.knowledge.version, engineVersion: today.version };
  try {
    const now = today.evaluate(facts, request);
    return {
      ...versions,
      options: now.options.length,
      optionChanges: changes(then.options.map(({ id, status }) => [id, status]), now.options.map(({ id, status }) => [id, status])),
      criterionChanges: changes(then.criteria.map(({ id, verdict }) => [id, verdict]), now.criteria.map(({ id, verdict }) => [id, verdict])),
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof FactError) && !(error instanceof SettingError)) throw error;
    return { ...versions, options: then.options.length, optionChanges: [], criterionChanges: [], problem: 'factsDoNotFit' };
  }
}

function changes<Value>(before: readonly (readonly [string, Value])[], after: readonly (readonly [string, Value])[]): { id: string; from: Value | null; to: Value | null }[] {
  const [then, now] = [new Map(before), new Map(after)];
  return [...new Set([...then.keys(), ...now.keys()])].map((id) => ({ id, from: then.get(id) ?? null, to: now.get(id) ?? null })).filter(({ from, to }) => from !== to);
}

/** SHA-256 of a text in lower-case hexadecimal. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
