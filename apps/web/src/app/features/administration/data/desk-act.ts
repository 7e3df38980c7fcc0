import { computed, signal } from '@angular/core';
import { ProblemError } from '../../../core/http/problem-error';
import { refusalKey } from './refusal-words';

/** One act of a form at a time: whether it runs, why the last one was refused, and in which words that is said. */
export class DeskAct {
  private readonly running = signal(false);
  /** Set from outside to forget a refusal when a form is opened again. */
  readonly problem = signal<ProblemError | null>(null);
  readonly busy = this.running.asReadonly();
  /** Key of the sentence; null where nothing was refused. */
  readonly refusal = computed(() => {
    const problem = this.problem();
    return problem === null ? null : refusalKey(problem);
  });

  /** Does nothing while another act runs. Errors that are no refusals of the server go on to the handler of errors. */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.running()) return;
    this.running.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.problem.set(problem);
    } finally {
      this.running.set(false);
    }
  }

  /** Whether a field of this path was at fault. */
  isAtFault(path: string): boolean {
    return this.problem()?.fields.some((field) => field.path === path) ?? false;
  }
}
