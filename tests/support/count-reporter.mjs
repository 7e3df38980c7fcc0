/**
 * A jest reporter that leaves the numbers of a run in a file for `tests/run.mjs`: the file named by TEST_COUNTS_FILE,
 * or, below nx, one for the project. nx keeps that file with its cache, so a cached run still counts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const COUNTS = join(import.meta.dirname, '../.artifacts/counts');

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Counts */

export default class CountReporter {
  /**
   * @param {Set<unknown>} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const project = process.env['NX_TASK_TARGET_PROJECT'];
    const file = process.env['TEST_COUNTS_FILE'] ?? (project ? join(COUNTS, `${project}.json`) : undefined);
    if (!file) return;
    /** @type {Counts} */
    const counts = {
      passed: results.numPassedTests,
      // A file that could not even be loaded has no tests to count, and is one failure.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      failures: results.testResults.flatMap(({ testResults, testFilePath, testExecError }) => [
        ...(testExecError ? [`${testFilePath} could not be run`] : []),
        ...testResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
      ]),
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(counts));
  }
}
