/** Evaluates a stored record again, with the knowledge and the engine it names. */
import type { Engine } from '../evaluate/engine.js';
import type { Evaluation, EvaluationRequest } from '../evaluate/evaluation.js';
import type { CaseFacts } from '../model/facts.js';
import type { SettingValues } from '../model/knowledge-base.js';
import { canonicalEvaluation } from './canonical-evaluation.js';

/** All an evaluation depends on; what has to be stored so that it can be repeated. */
export interface EvaluationRecord {
  readonly facts: CaseFacts;
  readonly policy: string | null;
  readonly settings: SettingValues;
  readonly assertedCriteria: Readonly<Record<string, 'met' | 'notMet'>>;
  readonly knowledge: { readonly id: string; readonly version: string };
  readonly engine: string;
}

/** A record names a version that is no longer there. Versions stay while any record names them. */
export class UnknownVersionError extends Error {
  readonly code = 'version.unknown';
  constructor(readonly wanted: Pick<EvaluationRecord, 'knowledge' | 'engine'>) {
    super(`no engine ${wanted.engine} with knowledge ${wanted.knowledge.id} ${wanted.knowledge.version}`);
    this.name = 'UnknownVersionError';
  }
}

export function recordOf(evaluation: Evaluation): EvaluationRecord {
  const { facts, policy, settings, knowledge, engine } = evaluation;
  const assertedCriteria = Object.fromEntries(
    evaluation.criteria.flatMap((one) => (one.asserted && one.verdict !== 'unknown' ? [[one.id, one.verdict]] : [])),
  );
  return { facts, policy, settings, assertedCriteria, knowledge, engine };
}

/** The engines that can be called, each with one knowledge version. */
export class EngineRegistry {
  private readonly engines = new Map<string, Engine>();

  constructor(engines: readonly Engine[]) {
    for (const engine of engines)
      this.engines.set(keyOf({ engine: engine.version, knowledge: engine.knowledge }), engine);
  }

  /** @throws UnknownVersionError */
  engineFor(record: Pick<EvaluationRecord, 'knowledge' | 'engine'>): Engine {
    const engine = this.engines.get(keyOf(record));
    if (!engine) throw new UnknownVersionError({ engine: record.engine, knowledge: record.knowledge });
    return engine;
  }

  /** @throws UnknownVersionError, FactError, SettingError */
  replay(record: EvaluationRecord): Evaluation {
    const { facts, policy, settings, assertedCriteria } = record;
    const request: EvaluationRequest = { policy, settings, assertedCriteria };
    return this.engineFor(record).evaluate(facts, request);
  }

  /** The canonical text of a replayed record: byte-identical to the one stored when the record was made. */
  replayCanonical(record: EvaluationRecord): string {
    return canonicalEvaluation(this.replay(record));
  }
}

const keyOf = ({ engine, knowledge }: { engine: string; knowledge: { id: string; version: string } }): string =>
  `${engine} ${knowledge.id} ${knowledge.version}`;
