import { inject, Injectable } from '@angular/core';
import { SessionState } from '../auth/session.state';
import { problemFrom } from './problem-error';

export interface UploadOptions {
  readonly idempotencyKey: string;
  /** Share of the bytes that have left, 0 to 1. */
  readonly progress: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Sends a form with a file and tells how far it got. Beside `ApiClient` because requests made by fetch cannot tell.
 */
@Injectable({ providedIn: 'root' })
export class Upload {
  private readonly session = inject(SessionState);

  /** @throws ProblemError as every call of `ApiClient`; code `unreachable` when it was given up or the line broke. */
  send<Answer>(path: string, form: FormData, { idempotencyKey, progress, signal }: UploadOptions): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `/api/v1${path}`);
      request.setRequestHeader('Idempotency-Key', idempotencyKey);
      request.setRequestHeader('x-csrf-token', cookie('consilium_csrf'));
      request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
        if (lengthComputable && total > 0) progress(loaded / total);
      });
      request.addEventListener('load', () => {
        if (request.status >= 200 && request.status < 300) {
          resolve(JSON.parse(request.responseText) as Answer);
          return;
        }
        const problem = problemFrom(request.status, request.responseText);
        if (problem.code === 'notSignedIn') this.session.ended();
        if (problem.code === 'sessionLocked') this.session.lock();
        reject(problem);
      });
      for (const event of ['error', 'abort', 'timeout'] as const) request.addEventListener(event, () => reject(problemFrom(0, null)));
      signal?.addEventListener('abort', () => request.abort());
      request.send(form);
    });
  }
}

function cookie(name: string): string {
  const found = document.cookie.split('; ').find((entry) => entry.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}
