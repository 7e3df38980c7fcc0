/** What the jest set-ups of the suites in `tests/` share: the built packages are used, through their front doors. */
import { join } from 'node:path';
import { nodePreset } from '../../jest.preset.mjs';
import { checkout } from '@consilium/launcher';

/**
 * @param {string} id of the suite, also its folder in `tests/`
 * @returns {import('jest').Config}
 */
export function suitePreset(id) {
  return {
    ...nodePreset(id),
    rootDir: join(checkout, 'tests', id),
    // Not the sources: these suites test what is shipped.
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    testTimeout: 60_000,
    maxWorkers: 2,
  };
}
