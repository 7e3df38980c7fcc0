import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, throwError } from 'rxjs';
import { SessionState } from '../auth/session.state';
import { problemFrom } from './problem-error';

/** Turns every failed answer into a `ProblemError` and lets the session know when it has ended or is locked. */
export const problemInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(SessionState);
  return next(request).pipe(
    catchError((failure: unknown) => {
      if (!(failure instanceof HttpErrorResponse)) return throwError(() => failure);
      const problem = problemFrom(failure.status, failure.error);
      if (problem.code === 'notSignedIn') session.ended();
      if (problem.code === 'sessionLocked') session.lock();
      return throwError(() => problem);
    }),
  );
};
