import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' });

/** The selector of every component, with the folder it lives in. `tr[cnEvidenceRow]` carries the class its harness finds it by. */
const components = files
  .filter((file) => file.endsWith('.component.ts'))
  .map((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    const selector = /selector: '([^']+)'/.exec(text)?.[1] ?? '';
    const hostClass = /host: \{ class: '([^']+)'/.exec(text)?.[1];
    return { folder: dirname(file), selector: selector.startsWith('tr[') && hostClass ? `tr.${hostClass}` : selector };
  });

const harnesses = new Map<string, Set<string>>();
for (const file of files.filter((name) => name.endsWith('.harness.ts'))) {
  const found = readFileSync(join(source, file), 'utf8').matchAll(/hostSelector = '([^']+)'/g);
  for (const [, selector] of found) harnesses.set(dirname(file), (harnesses.get(dirname(file)) ?? new Set()).add(selector!));
}

describe('every shared component', () => {
  it('brings a harness in its own folder', () => {
    expect(components.length).toBeGreaterThan(45);
    expect(components.filter(({ folder, selector }) => !harnesses.get(folder)?.has(selector)).map(({ selector }) => selector)).toEqual([]);
  });

  it('has its harnesses exported for tests', () => {
    const index = readFileSync(join(source, 'testing/index.ts'), 'utf8');
    expect(files.filter((file) => file.endsWith('.harness.ts')).filter((file) => !index.includes(`'../${file.replace(/\.ts$/, '')}'`))).toEqual([]);
  });
});
