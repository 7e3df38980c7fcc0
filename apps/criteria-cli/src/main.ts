/** The criteria on the command line: results to standard output, everything else to standard error. */
import type { Readable, Writable } from 'node:stream';
import { nelmEngine } from '@consilium/knowledge-nelm';
import { readArguments, USAGE, type Arguments } from './arguments.js';
import { answers } from './commands.js';
import { InputError } from './input-error.js';
import { readProfiles } from './profiles.js';

export const EXIT_INPUT = 2;
const HELP: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/** Returns the exit code: 0, or 2 when arguments or input are wrong (then nothing is written to `out`). */
export async function main(argv: readonly string[], stdin: Readable, out: Writable, err: Writable): Promise<number> {
  if (argv.length === 1 && HELP.has(argv[0] ?? '')) {
    await write(out, USAGE);
    return 0;
  }
  try {
    const given = readArguments(argv);
    for await (const part of results(given, stdin)) await write(out, part);
    return 0;
  } catch (error) {
    if (isClosedPipe(error)) return 0;
    if (!(error instanceof InputError)) throw error;
    err.write(`${error.message}\n`);
    return EXIT_INPUT;
  }
}

/** One profile gives one answer, a list gives a list; every profile is checked before anything is written. */
async function* results(given: Arguments, stdin: Readable): AsyncGenerator<string> {
  const answer = answers[given.command];
  if (given.command === 'knowledge') {
    yield answer(nelmEngine, {}, given);
    return;
  }
  const { many, items } = await readProfiles(given.file, stdin, nelmEngine);
  const listed = many && (given.command !== 'explain' || given.json);
  if (listed) yield '[';
  for (const [index, item] of items.entries())
    yield `${index === 0 ? '' : listed ? ',\n' : '\n'}${answer(nelmEngine, item, given).trimEnd()}${listed ? '' : '\n'}`;
  if (listed) yield ']\n';
}

/** Waits for the reader: the answers to thousands of profiles do not fit in memory. */
function write(out: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => reject(error);
    out.once('error', failed);
    const done = (): void => {
      out.off('error', failed);
      resolve();
    };
    if (out.write(text)) done();
    else out.once('drain', done);
  });
}

const isClosedPipe = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EPIPE';
