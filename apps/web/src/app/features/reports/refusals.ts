import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ProblemError } from '../../core/http/problem-error';

/** Why the server refused, in words; a reason without words of its own says that the page may be out of date. */
@Injectable({ providedIn: 'root' })
export class Refusals {
  private readonly words = inject(TranslocoService);

  /** @throws whatever is no answer of the server */
  say(problem: unknown): string {
    if (!(problem instanceof ProblemError)) throw problem;
    if (problem.fields.length > 0) return this.words.translate<string>('reports.refusal.fields');
    const key = `reports.refusal.${problem.reason ?? problem.code}`;
    const found = this.words.translate<string>(key);
    return found === key ? this.words.translate<string>('reports.refusal.other') : found;
  }
}
