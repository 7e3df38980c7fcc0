import { signal } from '@angular/core';
import { ProblemError } from '../http/problem-error';

/** One act of a page at a time: while it runs its buttons stand disabled, and a second click does nothing. */
export class OneAct {
  private readonly running = signal(false);
  readonly busy = this.running.asReadonly();

  /**
   * @param refused tells what the server refused. Every other error goes on to the handler of errors.
   * @returns whether the act was done.
   */
  async run(work: () => Promise<unknown>, refused: (problem: ProblemError) => unknown): Promise<boolean> {
    if (this.running()) return false;
    this.running.set(true);
    try {
      await work();
      return true;
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      await refused(problem);
      return false;
    } finally {
      this.running.set(false);
    }
  }
}
