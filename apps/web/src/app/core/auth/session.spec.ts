import { Location } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { problemInterceptor } from '../http/problem.interceptor';
import { may, signedIn } from './session.guards';
import { SessionService } from './session.service';
import { SessionState } from './session.state';

@Component({ selector: 'cn-blank', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
class Blank {}

const session = { person: { displayName: 'Dr Castellane' }, actions: ['case.list'] };

function set() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([problemInterceptor])),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'sign-in', component: Blank },
        { path: '', canMatch: [signedIn], children: [
          { path: 'cases', canMatch: [may('case.list')], component: Blank },
          { path: 'audit', canMatch: [may('audit.read' as never)], component: Blank },
          { path: 'no-right', component: Blank },
        ] },
      ]),
    ],
  });
  return { service: TestBed.inject(SessionService), state: TestBed.inject(SessionState), server: TestBed.inject(HttpTestingController), router: TestBed.inject(Router) };
}

const answered = async (server: HttpTestingController, body: object, options?: { status: number; statusText: string }): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve));
  server.expectOne('/api/v1/session').flush(body, options);
};

const nobody = [{ code: 'notSignedIn', title: '', requestId: 'r' }, { status: 401, statusText: '' }] as const;

describe('the session', () => {
  it('is null, not an error, when nobody is signed in', async () => {
    const { service, state, server } = set();
    const loaded = service.load();
    await answered(server, ...nobody);
    expect(await loaded).toBeNull();
    expect(state.settled()).toBe(true);
  });

  it('rejects when the server has other trouble, so that nobody is signed out by it', async () => {
    const { service, state, server } = set();
    state.started(session as never);
    const loaded = service.load();
    await answered(server, { code: 'unavailable', title: '', requestId: 'r' }, { status: 503, statusText: '' });
    await expect(loaded).rejects.toMatchObject({ code: 'unavailable' });
    expect(state.signedIn()).toBe(true);
  });

  it('locks only somebody who is signed in', () => {
    const { state } = set();
    state.lock();
    expect(state.locked()).toBe(false);
    state.started(session as never);
    state.lock();
    expect(state.locked()).toBe(true);
  });
});

describe('guards', () => {
  it('send strangers to the sign-in page and remember where they were going', async () => {
    const { server, router } = set();
    const going = RouterTestingHarness.create('/cases');
    await answered(server, ...nobody);
    await going;
    expect(router.url).toBe('/sign-in?next=%2Fcases');
  });

  it('let those with the right pass, and show others which page they lack without changing the address', async () => {
    const { state, router } = set();
    state.started(session as never);
    const harness = await RouterTestingHarness.create('/cases');
    expect(router.url).toBe('/cases');
    await harness.navigateByUrl('/audit');
    expect([router.url, TestBed.inject(Location).path()]).toEqual(['/no-right', '/cases']);
  });
});
