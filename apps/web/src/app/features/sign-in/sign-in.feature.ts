import type { Feature } from '../../core/navigation/feature';

export const signIn: Feature = {
  name: 'signIn',
  routes: [],
  bareRoutes: [{ path: 'sign-in', title: 'signIn.title', loadComponent: () => import('./sign-in.page').then((file) => file.SignInPage) }],
};
