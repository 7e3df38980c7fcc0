import type { Routes } from '@angular/router';
import { signedIn } from './core/auth/session.guards';
import { features } from './features/features';

/** Pages without the frame first; then everything inside it, the page for what does not exist included. */
export const routes: Routes = [
  ...features.flatMap((feature) => feature.bareRoutes ?? []),
  {
    path: '',
    loadComponent: () => import('./shell/shell.component').then((file) => file.ShellComponent),
    canMatch: [signedIn],
    children: [
      ...features.flatMap((feature) => feature.routes),
      { path: 'error', title: 'shell.error.title', loadComponent: () => import('./shell/error.page').then((file) => file.ErrorPage) },
      { path: 'no-right', title: 'shell.noRight.title', loadComponent: () => import('./shell/no-right.page').then((file) => file.NoRightPage) },
      { path: '**', title: 'shell.notFound.title', loadComponent: () => import('./shell/not-found.page').then((file) => file.NotFoundPage) },
    ],
  },
];
