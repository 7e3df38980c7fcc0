import { inject } from '@angular/core';
import { type CanMatchFn, RedirectCommand, Router } from '@angular/router';
import type { Action } from '@consilium/contracts';
import { SessionService } from './session.service';
import { SessionState } from './session.state';

/** Lets signed-in people pass; others go to the sign-in page and come back afterwards. */
export const signedIn: CanMatchFn = async (_route, segments) => {
  const router = inject(Router);
  const state = inject(SessionState);
  const service = inject(SessionService);
  if (!state.settled()) await service.load();
  if (state.signedIn()) {
    // Nothing but the account page opens until the second factor the organisation asks for is there.
    const isAccount = segments.length === 1 && segments[0]?.path === 'account';
    return state.session()?.mustEnrol !== true || isAccount || new RedirectCommand(router.parseUrl('/account'));
  }
  const target = '/' + segments.map((segment) => segment.path).join('/');
  return new RedirectCommand(router.createUrlTree(['/sign-in'], { queryParams: target === '/' ? {} : { next: target } }));
};

/**
 * Lets only those pass to whom the action is open somewhere; others see which right is missing.
 * Courtesy, not protection: the server refuses on its own.
 */
export const may = (action: Action): CanMatchFn => () => {
  const state = inject(SessionState);
  return state.may(action) || new RedirectCommand(inject(Router).createUrlTree(['/no-right']), { skipLocationChange: true });
};
