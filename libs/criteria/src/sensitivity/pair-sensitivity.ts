/** Pairs of unknown facts that change an option only together. */
import type { Engine } from '../evaluate/engine.js';
import type { EvaluationRequest } from '../evaluate/evaluation.js';
import type { CaseFacts } from '../model/facts.js';
import { Probe, type StatusChange } from './fact-sensitivity.js';
import { outlook } from './live-facts.js';

export interface PairSensitivity {
  readonly facts: readonly [string, string];
  /** Statuses that only both answers together bring about, each with one pair of answers that does. */
  readonly changes: readonly (StatusChange & {
    readonly answers: Readonly<Record<string, boolean | number | string>>;
  })[];
}

/** @throws FactError, SettingError */
export function pairSensitivity(engine: Engine, facts: CaseFacts, request: EvaluationRequest = {}): PairSensitivity[] {
  engine.checkFacts(facts);
  const probe = new Probe(engine, facts, request);
  const live = new Set<string>();
  engine.knowledge.options.forEach((_, option) => outlook(probe.base, option).facts.forEach((fact) => live.add(fact)));
  const candidates = probe.unknownFacts().filter((fact) => live.has(fact));
  const key = (change: StatusChange): string => `${change.option} ${change.to}`;

  const answersOf = new Map(candidates.map((fact) => [fact, probe.answers(fact)]));
  const alone = new Map<string, ReadonlySet<string>>();
  for (const fact of candidates) {
    alone.set(
      fact,
      new Set(
        (answersOf.get(fact) ?? []).flatMap((answer) => (probe.changes({ [fact]: answer.value }) ?? []).map(key)),
      ),
    );
  }

  const found: PairSensitivity[] = [];
  candidates.forEach((first, position) => {
    for (const second of candidates.slice(position + 1)) {
      const together = new Map<string, PairSensitivity['changes'][number]>();
      for (const one of answersOf.get(first) ?? []) {
        for (const other of answersOf.get(second) ?? []) {
          const answers = { [first]: one.value, [second]: other.value };
          for (const change of probe.changes(answers) ?? []) {
            if (
              !alone.get(first)?.has(key(change)) &&
              !alone.get(second)?.has(key(change)) &&
              !together.has(key(change))
            )
              together.set(key(change), { ...change, answers });
          }
        }
      }
      if (together.size > 0) found.push({ facts: [first, second], changes: [...together.values()] });
    }
  });
  return found.sort((a, b) => b.changes.length - a.changes.length);
}
