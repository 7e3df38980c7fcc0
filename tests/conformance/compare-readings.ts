/** Compares the library with the naive reading of the catalogue on one profile. */
import type { Engine } from '@consilium/criteria';
import { evaluateNaively } from './naive/evaluate.js';
import type { Profile } from './profiles/random-profiles.js';

/** What differs, as readable lines; empty when the two agree in everything. */
export function differences(engine: Engine, profile: Profile, policy: string | null): string[] {
  const library = engine.summarise(profile as never, { policy });
  const naive = evaluateNaively(profile, policy);
  const found: string[] = [];
  const compare = (what: string, ours: unknown, theirs: unknown): void => {
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      found.push(`${what}: library ${JSON.stringify(ours)}, naive ${JSON.stringify(theirs)}`);
  };
  compare('grade', library.grade, naive.grade);
  compare('pattern', library.pattern, naive.pattern);
  compare('implied', sorted(library.implied), sorted(naive.implied));
  for (const [id, verdict] of Object.entries(naive.criteria)) compare(id, library.criteria[id], verdict);
  for (const option of library.options) {
    compare(option.id, option.status, naive.options[option.id]);
    compare(`${option.id} because of`, option.reasons, naive.reasons[option.id]);
    const perPolicy =
      option.byPolicy && Object.fromEntries(Object.entries(option.byPolicy).map(([id, { status }]) => [id, status]));
    compare(`${option.id} by policy`, perPolicy, naive.byPolicy[option.id]);
  }
  return found;
}

const sorted = (values: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
