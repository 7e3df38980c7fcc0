/** Compiles the exported criteria with the reference translator and runs them with the reference engine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CqlTranslator,
  LibraryManager,
  ModelManager,
  createModelInfoProvider,
  stringAsSource,
} from '@cqframework/cql/cql-to-elm';
import { Executor, Library, PatientSource } from 'cql-execution';
import { isInterval, type KnowledgeBase } from '@consilium/criteria';
import type { Profile } from '../profiles/random-profiles.js';

export interface Translation {
  readonly elm: object;
  /** Everything the translator had to say, warnings as much as errors. */
  readonly messages: readonly string[];
}

export function translate(cql: string): Translation {
  const system = readFileSync(join(import.meta.dirname, 'system-modelinfo.xml'), 'utf8');
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(
    createModelInfoProvider((name) => (name === 'System' ? stringAsSource(system) : null)),
  );
  const translator = CqlTranslator.fromText(cql, new LibraryManager(models));
  const messages = [...translator.exceptions.asJsReadonlyArrayView()].map(
    (one) => `${one.severity?.name}: ${one.message}`,
  );
  return { elm: JSON.parse(translator.toJson()) as object, messages };
}

/** Every parameter of the library for one profile; a fact that is missing is given as null. */
export function parametersOf(knowledge: KnowledgeBase, profile: Profile): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  for (const { id, type } of knowledge.elements) {
    const value = profile[id] ?? null;
    if (type === 'numberOrInterval') {
      parameters[`${id}.low`] = isInterval(value) ? value.low : value;
      parameters[`${id}.high`] = isInterval(value) ? value.high : value;
    } else if (type !== 'list' && type !== 'structure') parameters[id] = value;
  }
  return parameters;
}

/** A compiled library that judges profiles: true, false or null for each definition. */
export class CqlJudge {
  private readonly library: Library;
  private readonly knowledge: KnowledgeBase;

  constructor(elm: object, knowledge: KnowledgeBase) {
    this.library = new Library(elm);
    this.knowledge = knowledge;
  }

  async judge(profile: Profile): Promise<Readonly<Record<string, unknown>>> {
    const executor = new Executor(this.library, undefined, parametersOf(this.knowledge, profile));
    const results = await executor.exec(new PatientSource([]));
    return results.unfilteredResults;
  }
}
