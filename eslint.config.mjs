/**
 * Lint: language rules, and the dependency rule of docs/architecture.md (arrows point inwards:
 * app -> contracts -> domain). `tests/architecture` holds fixtures that must fail here.
 */
import tseslint from 'typescript-eslint';
import angular from 'angular-eslint';
import globals from 'globals';


const escape = (name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Doors a package opens besides its index, so that a browser loads only what it shows. */
const SIDE_DOORS = ['engine', 'literature', 'wording-en', 'wording-de'].map((door) => `!@consilium/knowledge-nelm/${door}`);

/** Forbids every import that is neither relative nor listed; `node:` allows all built-in modules. */
const only = (reason, allowed) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        {
          regex: `^(?!\\.{1,2}/${allowed.map((name) => (name.endsWith(':') ? `|${escape(name)}` : `|${escape(name)}(/|$)`)).join('')})`,
          message: reason,
        },
        { group: ['@consilium/*/*', ...SIDE_DOORS, '**/dist/**', '**/libs/*/src/**', '**/apps/*/src/**'], message: 'Use the front door of the package (its index).' },
      ],
    },
  ],
});

const never = (reason, forbidden, ...more) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        ...(forbidden.length > 0 ? [{ group: forbidden, message: reason }] : []),
        ...more,
        { group: ['@consilium/*/*', ...SIDE_DOORS, '**/libs/*/src/**', '**/dist/**'], message: 'Use the front door of the package (its index).' },
      ],
    },
  ],
});

/** Pure libraries get the time and every random value as arguments, so that any past result can be computed again. */
const noClockNoDice = {
  'no-restricted-syntax': [
    'error',
    { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Pure libraries do not read the clock: take the time as an argument.' },
    { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Pure libraries do not read the clock: take the time as an argument.' },
    { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'Pure libraries are not random: take the value as an argument.' },
  ],
};

const PURE = { files: [], ignores: ['**/*.spec.ts', '**/*.config.mjs', '**/testing/**'] };

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.angular/**', 'data/**', 'tests/.artifacts/**', 'tests/architecture/fixtures/**', '**/*.generated.ts'] },
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      eqeqeq: ['error', 'always'],
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.mjs', 'apps/{launcher,criteria-cli,audit-cli,backup-cli}/**', 'tests/**'], rules: { 'no-console': 'off' } },

  // The dependency rule, innermost first.
  { ...PURE, files: ['libs/criteria/src/**/*.ts', 'libs/audit-chain/src/**/*.ts'], rules: only('This library is pure and depends on nothing.', []) },
  { ...PURE, files: ['libs/knowledge/**/src/**/*.ts'], rules: only('Knowledge is data: it may import the criteria types only.', ['@consilium/criteria']) },
  { ...PURE, files: ['libs/board/src/**/*.ts'], rules: only('Board rules are pure: they may import the criteria types only.', ['@consilium/criteria']) },
  {
    ...PURE,
    files: ['libs/contracts/src/**/*.ts'],
    rules: only('Contracts may import zod and domain types only.', ['zod', '@consilium/criteria', '@consilium/board', '@consilium/audit-chain']),
  },
  {
    ...PURE,
    files: ['libs/ui/src/**/*.ts'],
    rules: never('Shared components show; they do not fetch and know no server.', [
      '@nestjs/*', 'typeorm', 'bullmq', 'ioredis', 'pg', 'fastify', 'node:*', '@angular/common/http', 'socket.io-client', '@angular/router', '@consilium/testing',
    ]),
  },
  {
    files: ['apps/web/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: never('The browser app may not import server code.', ['@nestjs/*', 'typeorm', 'bullmq', 'ioredis', 'pg', 'fastify', 'node:*', '@consilium/api', '@consilium/testing', '**/api/**'], {
      regex: '^@consilium/knowledge-nelm$',
      message: 'The whole knowledge is large: import what is needed from its /engine, /literature or /wording-… door.',
    }),
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: never('The server may not import browser code, nor test helpers.', ['@angular/*', '@consilium/ui', '@consilium/web', '@consilium/testing']),
  },
  { ...PURE, files: ['libs/{criteria,audit-chain,knowledge,board,contracts}/**/src/**/*.ts'], rules: noClockNoDice },
  { files: ['migrations/**/*.ts'], rules: only('Migrations are frozen and self-contained.', ['typeorm', 'node:']) },
  { files: ['tests/**/*.ts'], rules: never('Tests use what the product uses.', []) },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/config/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only apps/api/src/config reads the environment.' }],
    },
  },
  // Angular: class rules on code, accessibility rules on templates.
  {
    files: ['libs/ui/src/**/*.ts', 'apps/web/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: { '@angular-eslint/prefer-on-push-component-change-detection': 'error' },
  },
  { files: ['libs/ui/src/**/*.html', 'apps/web/src/**/*.html'], extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility] },
);
