/**
 * One jest set-up for the projects that hold Angular components. Zoneless, native ES modules, jsdom.
 * Workspace packages resolve to their sources, as in the build.
 */
import { join } from 'node:path';
import presets from 'jest-preset-angular/presets/index.js';

const root = join(import.meta.dirname, '../..');

export const angularPreset = (displayName, tsconfig) => ({
  ...presets.createEsmPreset({ tsconfig }),
  displayName,
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  setupFilesAfterEnv: [join(root, 'libs/ui/jest.setup.ts')],
  moduleNameMapper: {
    '^@consilium/ui/testing$': join(root, 'libs/ui/src/testing/index.ts'),
    '^@consilium/knowledge-nelm$': join(root, 'libs/knowledge/nelm/src/index.ts'),
    '^@consilium/knowledge-nelm/(.*)$': join(root, 'libs/knowledge/nelm/src/$1.ts'),
    '^@consilium/(criteria|board|audit-chain|contracts|ui|testing)$': join(root, 'libs/$1/src/index.ts'),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
});
