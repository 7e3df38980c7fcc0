import { computed, signal } from '@angular/core';
import { OneAct } from '../../../core/feedback/one-act';
import type { ProblemError } from '../../../core/http/problem-error';
import { refusalKey } from './refusal-words';

/** One act of a form at a time: whether it runs, why the last one was refused, and in which words that is said. */
export class DeskAct {
  private readonly one = new OneAct();
  /** Set from outside to forget a refusal when a form is opened again. */
  readonly problem = signal<ProblemError | null>(null);
  readonly busy = this.one.busy;
  /** Key of the sentence; null where nothing was refused. */
  readonly refusal = computed(() => {
    const problem = this.problem();
    return problem === null ? null : refusalKey(problem);
  });

  /** Does nothing while another act runs. Errors that are no refusals of the server go on to the handler of errors. */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.problem.set(null);
    await this.one.run(work, (problem) => this.problem.set(problem));
  }

  /** Whether a field of this path was at fault. */
  isAtFault(path: string): boolean {
    return this.problem()?.fields.some((field) => field.path === path) ?? false;
  }
}
