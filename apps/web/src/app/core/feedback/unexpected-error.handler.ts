import { type ErrorHandler, inject, Injectable } from '@angular/core';
import { ToastService } from '@consilium/ui';
import { ProblemError } from '../http/problem-error';

/** The last net: an error nobody handled is said once on screen and written to the console, never swallowed. */
@Injectable({ providedIn: 'root' })
export class UnexpectedErrorHandler implements ErrorHandler {
  private readonly toasts = inject(ToastService);

  handleError(failure: unknown): void {
    console.error(failure);
    const problem = rootProblem(failure);
    if (problem?.code === 'notSignedIn' || problem?.code === 'sessionLocked') return;
    this.toasts.failed(problem?.code === 'unreachable' ? 'shell.failure.unreachable' : 'shell.failure.unexpected');
  }
}

function rootProblem(failure: unknown): ProblemError | null {
  if (failure instanceof ProblemError) return failure;
  const reason: unknown = typeof failure === 'object' && failure !== null && 'rejection' in failure ? failure.rejection : null;
  return reason instanceof ProblemError ? reason : null;
}
