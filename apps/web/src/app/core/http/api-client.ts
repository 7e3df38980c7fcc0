import { HttpClient, HttpHeaders, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, fromEvent, type Observable, takeUntil } from 'rxjs';

/** Query parameters; empty ones are left out. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface WriteOptions {
  /** Row version on screen; sent as `If-Match`, so that nobody overwrites another's edit in silence. */
  readonly version?: number;
  /** The same key with the same body is carried out once, however often it is sent. See `newIdempotencyKey`. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

const BASE = '/api/v1';

/** A key for one intention of the user, kept across retries of it. */
export const newIdempotencyKey = (): string => crypto.randomUUID();

/**
 * The only door to the server. Paths are relative to `/api/v1` (`/cases/…`). Every call rejects with a
 * `ProblemError`. Feature clients are thin classes over it: one per feature, not one for everything.
 */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);

  get<Answer>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
    return settle(this.http.get<Answer>(BASE + path, { params: paramsOf(query) }), signal);
  }

  post<Answer>(path: string, body: unknown, options: WriteOptions = {}): Promise<Answer> {
    return settle(this.http.post<Answer>(BASE + path, body, { headers: headersOf(options) }), options.signal);
  }

  put<Answer>(path: string, body: unknown, options: WriteOptions = {}): Promise<Answer> {
    return settle(this.http.put<Answer>(BASE + path, body, { headers: headersOf(options) }), options.signal);
  }

  patch<Answer>(path: string, body: unknown, options: WriteOptions = {}): Promise<Answer> {
    return settle(this.http.patch<Answer>(BASE + path, body, { headers: headersOf(options) }), options.signal);
  }

  delete<Answer = void>(path: string, options: WriteOptions = {}): Promise<Answer> {
    return settle(this.http.delete<Answer>(BASE + path, { headers: headersOf(options) }), options.signal);
  }

  /** A file made of what is sent. */
  postForFile(path: string, body: unknown, signal?: AbortSignal): Promise<Blob> {
    return settle(this.http.post(BASE + path, body, { responseType: 'blob' }), signal);
  }

  /** A document (PDF, CSV) as it is stored. */
  download(path: string, signal?: AbortSignal, query: Query = {}): Promise<Blob> {
    return settle(this.http.get(BASE + path, { params: paramsOf(query), responseType: 'blob' }), signal);
  }
}

function headersOf(options: WriteOptions): HttpHeaders {
  let headers = new HttpHeaders();
  if (options.version !== undefined) headers = headers.set('If-Match', `"${options.version}"`);
  if (options.idempotencyKey) headers = headers.set('Idempotency-Key', options.idempotencyKey);
  return headers;
}

function paramsOf(query: Query): HttpParams {
  let params = new HttpParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params = params.set(name, String(value));
  }
  return params;
}

function settle<Answer>(answer: Observable<Answer>, signal?: AbortSignal): Promise<Answer> {
  return firstValueFrom(signal ? answer.pipe(takeUntil(fromEvent(signal, 'abort'))) : answer);
}
