import type { Feature } from '../../core/navigation/feature';

export const account: Feature = {
  name: 'account',
  routes: [{ path: 'account', title: 'account.title', data: { breadcrumb: 'account.title' }, loadComponent: () => import('./account.page').then((file) => file.AccountPage) }],
  bareRoutes: [
    { path: 'account/link', title: 'account.link.title', loadComponent: () => import('./link.page').then((file) => file.LinkPage) },
    { path: 'sign-in/forgotten', title: 'account.forgotten.title', loadComponent: () => import('./forgotten.page').then((file) => file.ForgottenPage) },
  ],
  commands: [{ id: 'account', label: 'account.title', needs: null, path: '/account' }],
};
