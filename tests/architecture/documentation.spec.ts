import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withConfigurationTable } from '@consilium/launcher';

const checkout = join(import.meta.dirname, '../..');
const operations = readFileSync(join(checkout, 'docs/operations.md'), 'utf8');

describe('docs/operations.md', () => {
  it('shows the settings as the schema has them (else: npm run docs:configuration)', async () => {
    expect(operations).toContain('| `APP_DATABASE_URL` |');
    expect(await withConfigurationTable(operations)).toBe(operations);
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...operations.matchAll(/npm run ([\w:-]+)/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !name.endsWith(':'));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
