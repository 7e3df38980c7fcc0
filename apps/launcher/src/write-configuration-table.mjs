/** `npm run docs:configuration`: brings the table in docs/operations.md up to date. */
import './node-version.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './paths.mjs';

const { withConfigurationTable } = await import('./configuration-table.mjs');
const page = join(checkout, 'docs/operations.md');
writeFileSync(page, await withConfigurationTable(readFileSync(page, 'utf8')));
console.log(`Written: ${page}`);
