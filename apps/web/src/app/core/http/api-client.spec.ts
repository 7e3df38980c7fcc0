import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { SessionState } from '../auth/session.state';
import { ApiClient } from './api-client';
import { problemInterceptor } from './problem.interceptor';
import { ProblemError } from './problem-error';

function client() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting()] });
  return { api: TestBed.inject(ApiClient), server: TestBed.inject(HttpTestingController), session: TestBed.inject(SessionState) };
}

const problem = (code: string, status: number) => [{ type: 'about:blank', title: code, status, code, requestId: 'r' }, { status, statusText: code }] as const;

describe('ApiClient', () => {
  it('sends the version as If-Match and the key of the intention', async () => {
    const { api, server } = client();
    const answer = api.patch('/cases/1', { a: 1 }, { version: 14, idempotencyKey: 'k' });
    const request = server.expectOne('/api/v1/cases/1');
    expect(request.request.headers.get('If-Match')).toBe('"14"');
    expect(request.request.headers.get('Idempotency-Key')).toBe('k');
    request.flush({ version: 15 });
    expect(await answer).toEqual({ version: 15 });
  });

  it('leaves empty query parameters out', async () => {
    const { api, server } = client();
    const answer = api.get('/cases', { search: '', after: null, limit: 50, mine: false });
    const request = server.expectOne((each) => each.url === '/api/v1/cases');
    expect(request.request.params.toString()).toBe('limit=50&mine=false');
    request.flush([]);
    await answer;
  });

  it('rejects with the problem of the server', async () => {
    const { api, server } = client();
    const answer = api.post('/cases', {});
    server.expectOne('/api/v1/cases').flush(...problem('validation', 422));
    await expect(answer).rejects.toMatchObject({ name: 'ProblemError', code: 'validation', status: 422 });
    await expect(answer).rejects.toBeInstanceOf(ProblemError);
  });

  it('ends the session when the server knows of none, and locks it when the server did', async () => {
    const { api, server, session } = client();
    session.started({ person: { displayName: 'A' }, actions: [] } as never);
    const first = api.get('/cases').catch(() => undefined);
    server.expectOne('/api/v1/cases').flush(...problem('sessionLocked', 401));
    await first;
    expect([session.locked(), session.signedIn()]).toEqual([true, true]);
    const second = api.get('/cases').catch(() => undefined);
    server.expectOne('/api/v1/cases').flush(...problem('notSignedIn', 401));
    await second;
    expect([session.locked(), session.signedIn()]).toEqual([false, false]);
  });
});
