/**
 * Writes a program out as TypeScript source, to be committed and compiled like any other file. The result does what
 * the interpreter does, without looking anything up; tests hold the two equal.
 */
import { CEILINGS } from '../run/status-tables.js';
import type { DerivationTable, Instruction, Program, Slot } from './program.js';

export interface GeneratedSourceOptions {
  /** Module the `Run` type is imported from. */
  readonly typesFrom: string;
  /** First lines of the file, without comment marks. */
  readonly banner: readonly string[];
}

export function generateEvaluator(program: Program, options: GeneratedSourceOptions): string {
  const impliedInto = new Map<number, number[]>();
  for (const instruction of program.instructions) {
    if (instruction.op === 'imply')
      impliedInto.set(instruction.slot, [...(impliedInto.get(instruction.slot) ?? []), instruction.to]);
  }
  const lines = [
    ...options.banner.map((line) => `// ${line}`),
    `import type { Run } from '${options.typesFrom}';`,
    '',
    'export const run: Run = (values, n, t) => {',
    '  const v = values as readonly any[];',
    ...program.slots.flatMap((slot, index) => readSlot(slot, index, impliedInto.has(index)).map((line) => `  ${line}`)),
    ...program.instructions.flatMap((instruction) =>
      statement(instruction, program, impliedInto).map((line) => `  ${line}`),
    ),
    '};',
    '',
  ];
  return lines.join('\n');
}

function readSlot(slot: Slot, index: number, assigned: boolean): string[] {
  const keyword = assigned ? 'let' : 'const';
  const fact = `v[${index}]`;
  switch (slot.kind) {
    case 'boolean':
      return [
        `const v${index} = ${fact};`,
        `${keyword} s${index}: number = v${index} === true ? 1 : v${index} === false ? 2 : 7;`,
      ];
    case 'coded': {
      const tests = slot.values
        .map((value, position) => `v${index} === ${JSON.stringify(value)} ? ${1 << position} : `)
        .join('');
      return [`const v${index} = ${fact};`, `${keyword} s${index}: number = ${tests}${slot.nullBit * 2 - 1};`];
    }
    case 'number':
      return [
        `const v${index} = ${fact};`,
        `const s${index}: number = typeof v${index} === 'number' ? v${index} : NaN;`,
      ];
    case 'interval':
      return [
        `const v${index} = ${fact};`,
        `let s${index} = NaN, h${index} = NaN;`,
        `if (typeof v${index} === 'number') s${index} = h${index} = v${index}; else if (typeof v${index} === 'object' && v${index} !== null) { s${index} = v${index}.low; h${index} = v${index}.high; }`,
      ];
    case 'derived':
      return [];
  }
}

function statement(
  instruction: Instruction,
  program: Program,
  impliedInto: ReadonlyMap<number, readonly number[]>,
): string[] {
  const { to } = instruction;
  const keep = (value: string): string[] => [`const t${to}: number = ${value}; n[${to}] = t${to};`];
  const slotOf = 'slot' in instruction ? program.slots[instruction.slot] : undefined;
  const s = 'slot' in instruction ? `s${instruction.slot}` : '';
  switch (instruction.op) {
    case 'constant':
      return keep(String(instruction.verdict));
    case 'codes': {
      const nullBit = nullBitOf(slotOf);
      const unsure = instruction.unknown | nullBit;
      if (slotOf?.kind === 'derived' && slotOf.setValued) {
        return keep(
          `${s} & ${unsure} ? 1 : (${s} & ${instruction.met}) === ${s} ? 3 : ${s} & ${instruction.met} ? 1 : 0`,
        );
      }
      return keep(`${s} & ${unsure} ? 1 : ${s} & ${instruction.met} ? 3 : 0`);
    }
    case 'number': {
      const { comparison, bound } = instruction;
      return keep(
        `${s} ${js(comparison)} ${bound} ? 3 : ${s} ${js(comparison) === '===' ? '!==' : opposite(comparison)} ${bound}${comparison === '==' ? ` && ${s} === ${s}` : ''} ? 0 : 1`,
      );
    }
    case 'interval': {
      const { comparison, bound } = instruction;
      const h = `h${instruction.slot}`;
      if (comparison === '==') {
        return keep(
          `${s} === ${bound} && ${h} === ${bound} ? 3 : (${s} < ${bound} && ${h} < ${bound}) || (${s} > ${bound} && ${h} > ${bound}) ? 0 : 1`,
        );
      }
      return keep(
        `${s} ${comparison} ${bound} ? (${h} ${comparison} ${bound} ? 3 : 1) : ${s} ${opposite(comparison)} ${bound} ? (${h} ${opposite(comparison)} ${bound} ? 0 : 1) : 1`,
      );
    }
    case 'recorded': {
      const flags = (impliedInto.get(instruction.slot) ?? []).map((node) => `t${node}`).join(' | ') || '0';
      return keep(`${emptyTest(slotOf, s)} ? 1 : ${flags} ? 0 : 3`);
    }
    case 'known':
      if (slotOf?.kind === 'derived') return keep(`${s} & ${slotOf.nullBit} || ${s} & (${s} - 1) ? 1 : 3`);
      return keep(`${emptyTest(slotOf, s)} ? 1 : 3`);
    case 'missing':
      return keep(`${emptyTest(slotOf, s)} ? 3 : 0`);
    case 'and':
      return keep(instruction.of.map((part) => `t${part}`).join(' & '));
    case 'or':
      return keep(instruction.of.map((part) => `t${part}`).join(' | '));
    case 'not':
      return keep(`t${instruction.of} === 1 ? 1 : t${instruction.of} ^ 3`);
    case 'copy':
      return keep(`t${instruction.of}`);
    case 'imply':
      return [
        ...keep(`t${instruction.when} === 3 && ${emptyTest(slotOf, s)} ? 1 : 0`),
        `if (t${to}) ${s} = ${instruction.bits};`,
      ];
    case 'derive':
      return [
        `const ${s} = t.derivations[${instruction.table}]![${tableIndex(program.tables[instruction.table], program)}]!; n[${to}] = ${s};`,
      ];
    case 'status': {
      const { absolute, strong, full, conditional, caution } = instruction;
      return keep(
        `t.statuses[${CEILINGS.indexOf(instruction.ceiling)}]![t${absolute} | (t${strong} << 2) | (t${full} << 4) | (t${conditional} << 6) | (t${caution} << 8)]!`,
      );
    }
    case 'combine':
      return keep(`t.combined[${instruction.of.map((part) => `(1 << t${part})`).join(' | ')}]!`);
  }
}

function tableIndex(table: DerivationTable | undefined, program: Program): string {
  return (table?.inputs ?? []).reduce(
    (index, input) => {
      const s = `s${input.slot}`;
      const state = input.thresholds
        ? `(${s} !== ${s} ? 0 : ${[...input.thresholds.entries()]
            .reverse()
            .map(([position, { comparison, bound }]) => `${s} ${comparison} ${bound} ? ${position + 2} : `)
            .join('')}1)`
        : `(31 - Math.clz32(${s}))`;
      return index === '' ? state : `(${index}) * ${input.states} + ${state}`;
    },
    program.tables.length > 0 ? '' : '0',
  );
}

const js = (comparison: string): string => (comparison === '==' ? '===' : comparison);
const opposite = (comparison: string): string => ({ '<': '>=', '<=': '>', '>': '<=', '>=': '<' })[comparison] ?? '!==';

function nullBitOf(slot: Slot | undefined): number {
  return slot?.kind === 'boolean' ? 4 : slot?.kind === 'coded' || slot?.kind === 'derived' ? slot.nullBit : 0;
}

function emptyTest(slot: Slot | undefined, name: string): string {
  return slot?.kind === 'number' || slot?.kind === 'interval'
    ? `${name} !== ${name}`
    : `(${name} & ${nullBitOf(slot)}) !== 0`;
}
