import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  Compiled,
  FactReader,
  generateEvaluator,
  interpreter,
  resolveSettings,
  tablesOf,
  type CaseFacts,
  type Element,
} from '@consilium/criteria';
import { run } from './v2026-1/evaluator.generated.js';
import { knowledge2026_1 as knowledge } from './v2026-1/index.js';

const compiled = new Compiled(knowledge, resolveSettings(knowledge));

const valueOf = (element: Element): fc.Arbitrary<unknown> | null => {
  const number = (): fc.Arbitrary<number> => {
    const low = element.range?.above ?? element.range?.min ?? 0;
    const bounds = compiled.program.instructions.flatMap((one) =>
      (one.op === 'number' || one.op === 'interval') && compiled.program.slots[one.slot]?.element === element.id
        ? [one.bound]
        : [],
    );
    return fc
      .constantFrom(low, ...bounds.flatMap((bound) => [bound - 1, bound, bound + 1]))
      .filter((value) => value >= low);
  };
  switch (element.type) {
    case 'boolean':
      return fc.boolean();
    case 'code':
      return fc.constantFrom(...(element.values ?? []));
    case 'integer':
    case 'number':
      return number();
    case 'numberOrInterval':
      return fc.oneof(number(), fc.record({ low: number(), high: number() }));
    default:
      return null;
  }
};

const facts = fc.record(
  Object.fromEntries(
    knowledge.elements.flatMap((element) => {
      const value = valueOf(element);
      return value ? [[element.id, fc.option(value, { freq: 3, nil: null })]] : [];
    }),
  ),
) as fc.Arbitrary<CaseFacts>;

describe('the evaluator written out at build time', () => {
  it('is what the generator writes', () => {
    const committed = readFileSync(join(import.meta.dirname, 'v2026-1/evaluator.generated.ts'), 'utf8');
    const banner = committed
      .split('\n')
      .filter((line) => line.startsWith('// '))
      .map((line) => line.slice(3));
    expect(generateEvaluator(compiled.program, { typesFrom: '@consilium/criteria', banner })).toBe(committed);
  });

  it('leaves the same trace as the interpreter, byte for byte', () => {
    const interpret = interpreter(compiled.program);
    const tables = tablesOf(compiled.program);
    const reader = new FactReader(compiled.program.slots);
    const one = new Uint8Array(compiled.program.layout.size);
    const other = new Uint8Array(compiled.program.layout.size);
    fc.assert(
      fc.property(facts, (given) => {
        const values = reader.read(given);
        run(values, one, tables);
        interpret(values, other, tables);
        expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
      }),
      { numRuns: 3000, seed: 21 },
    );
  });
});
