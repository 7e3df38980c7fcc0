/**
 * One jest set-up for every project that runs in Node. Workspace packages resolve to their sources, so a test
 * never runs against a stale build.
 */
import { join } from 'node:path';

const root = import.meta.dirname;

/**
 * @param {string} displayName
 * @returns {import('jest').Config}
 */
export const nodePreset = (displayName) => ({
  displayName,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^@consilium/knowledge-nelm$': join(root, 'libs/knowledge/nelm/src/index.ts'),
    '^@consilium/knowledge-nelm/(.*)$': join(root, 'libs/knowledge/nelm/src/$1.ts'),
    '^@consilium/(criteria|board|audit-chain|contracts|testing)$': join(root, 'libs/$1/src/index.ts'),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
});
