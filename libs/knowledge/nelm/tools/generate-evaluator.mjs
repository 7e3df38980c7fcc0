/**
 * Writes `src/<version>/evaluator.generated.ts` from the knowledge of that version. Run after `tsc -b` of the criteria
 * library; a test fails when the committed file is not what this script writes.
 *
 *   node libs/knowledge/nelm/tools/generate-evaluator.mjs
 */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Compiled, generateEvaluator, resolveSettings } from '@consilium/criteria';

// The sources are read directly (Node strips the types), because the build needs the file written here.
registerHooks({
  resolve(specifier, context, next) {
    const asSource = specifier.startsWith('.') && specifier.endsWith('.js') ? specifier.replace(/\.js$/, '.ts') : null;
    const source = asSource && context.parentURL ? new URL(asSource, context.parentURL) : null;
    return source && existsSync(fileURLToPath(source)) ? next(asSource, context) : next(specifier, context);
  },
});

const here = dirname(fileURLToPath(import.meta.url));
const { knowledge2026_1: knowledge } = await import('../src/v2026-1/index.ts');

const { program } = new Compiled(knowledge, resolveSettings(knowledge));
const file = join(here, '../src/v2026-1/evaluator.generated.ts');
writeFileSync(
  file,
  generateEvaluator(program, {
    typesFrom: '@consilium/criteria',
    banner: [
      `Generated from knowledge ${knowledge.id} ${knowledge.version}; do not edit.`,
      'Written by libs/knowledge/nelm/tools/generate-evaluator.mjs.',
    ],
  }),
);
console.log(`${file}: ${program.instructions.length} instructions`);
