/** A failure that a person can act on: what is wrong, and what to do. Shown without a stack trace. */
export class PlainError extends Error {
  /**
   * @param {string} message what is wrong, in one sentence
   * @param {string[]} advice what to do about it, a line each
   */
  constructor(message, advice = []) {
    super(message);
    this.name = 'PlainError';
    this.advice = advice;
  }
}

/**
 * Writes a failure to the terminal: a plain one as its sentences, any other with its stack.
 *
 * @param {unknown} error
 */
export function printFailure(error) {
  if (error instanceof PlainError)
    console.error(['', error.message, ...error.advice.map((line) => `  ${line}`), ''].join('\n'));
  else console.error(error);
}
