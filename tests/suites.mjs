/**
 * Everything `npm test` runs, in order. One entry is one suite; one line more in `runs` is one more run of it under
 * other circumstances.
 *
 * @typedef {'build' | 'chromium' | 'postgres15' | 'redis'} Need
 *   build: what the checkout builds; chromium: a browser, brought along; postgres15: Debian's server; redis: REDIS_URL
 *   or the program redis-server. The last two may be missing on a workstation, where the run is then named as skipped;
 *   where CI is "true", a missing one fails.
 *
 * @typedef {object} Run
 * @property {string} [label] told apart from other runs of the suite
 * @property {Need[]} [needs] besides those of the suite
 * @property {Record<string, string>} [env]
 * @property {string[]} [args] further arguments, for example a pattern when only some of the files concern this run
 *
 * @typedef {object} Suite
 * @property {string} id for `node tests/run.mjs --only id` and `npm run test:id`
 * @property {string} title
 * @property {Need[]} needs
 * @property {string[]} command program and arguments; `node` is the Node that runs the tests
 * @property {'jest' | 'nx-jest' | 'exit'} counts where the numbers come from: one jest run, one per nx project, or one
 *   check that its exit code decides
 * @property {Run[]} [runs] one plain run when not given
 */

const JEST = ['node', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
const NX = ['node', 'node_modules/nx/dist/bin/nx.js', 'run-many', '--outputStyle=stream', '--parallel=2'];

/** @param {string} folder */
const jestIn = (folder) => [...JEST, '-c', `${folder}/jest.config.mjs`];

/** Throw-away databases need not survive a power cut. */
const FAST = { TEST_POSTGRES_FAST: '1' };

/** @type {Suite[]} */
export const suites = [
  {
    id: 'lint',
    title: 'Lint',
    needs: [],
    command: ['node', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
    counts: 'exit',
  },
  { id: 'types', title: 'Type checks', needs: [], command: [...NX, '-t', 'typecheck'], counts: 'exit' },
  { id: 'unit', title: 'Unit tests', needs: [], command: [...NX, '-t', 'test'], counts: 'nx-jest' },
  { id: 'architecture', title: 'Architecture', needs: [], command: jestIn('tests/architecture'), counts: 'jest' },
  {
    id: 'conformance',
    title: 'Conformance of the criteria',
    needs: ['build', 'chromium'],
    command: jestIn('tests/conformance'),
    counts: 'jest',
  },
  {
    id: 'integration',
    title: 'Integration',
    needs: ['build'],
    command: jestIn('tests/integration'),
    counts: 'jest',
    runs: [
      { label: 'PostgreSQL 18, queue on PostgreSQL', env: { ...FAST, TEST_POSTGRES_VERSION: '18' } },
      // Only what goes through the queue can differ there.
      { label: 'PostgreSQL 18, queue on Redis', needs: ['redis'], env: { ...FAST, TEST_POSTGRES_VERSION: '18' }, args: ['--testPathPatterns', 'documents|scheduled-work|mail'] },
      {
        label: 'PostgreSQL 15, queue on PostgreSQL',
        needs: ['postgres15'],
        env: { ...FAST, TEST_POSTGRES_VERSION: '15' },
      },
    ],
  },
  {
    id: 'drills',
    title: 'Drills in their short form',
    needs: ['build'],
    command: jestIn('tests/drills'),
    counts: 'jest',
  },
  {
    id: 'launcher',
    title: 'Starting and stopping',
    needs: ['build'],
    command: jestIn('tests/launcher'),
    counts: 'jest',
  },
  {
    id: 'e2e',
    title: 'In the browser',
    needs: ['build', 'chromium'],
    command: jestIn('tests/e2e'),
    counts: 'jest',
    runs: [{ env: FAST }],
  },
];
