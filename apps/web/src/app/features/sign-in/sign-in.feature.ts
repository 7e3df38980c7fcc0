import type { Feature } from '../../core/navigation/feature';

export const signIn: Feature = {
  name: 'signIn',
  routes: [],
  bareRoutes: [
    { path: 'sign-in', title: 'signIn.title', loadComponent: () => import('./sign-in.page').then((file) => file.SignInPage) },
    { path: 'sign-in/confirm', title: 'signIn.provider.confirmTitle', loadComponent: () => import('./confirm.page').then((file) => file.ConfirmPage) },
    { path: 'sign-in/confirmed', title: 'signIn.provider.confirmTitle', loadComponent: () => import('./confirmed.page').then((file) => file.ConfirmedPage) },
  ],
};
