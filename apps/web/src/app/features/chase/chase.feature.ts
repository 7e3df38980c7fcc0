import { may } from '../../core/auth/session.guards';
import type { Feature } from '../../core/navigation/feature';

export const chase: Feature = {
  name: 'chase',
  routes: [
    {
      path: 'chase',
      title: 'intake.chase.title',
      data: { breadcrumb: 'intake.chase.title' },
      canMatch: [may('chase.list')],
      loadComponent: () => import('./chase.page').then((file) => file.ChasePage),
    },
  ],
  navigation: [{ label: 'intake.chase.navigation', path: '/chase', needs: 'chase.list', order: 25 }],
  commands: [{ id: 'chase', label: 'intake.chase.title', needs: 'chase.list', path: '/chase' }],
};
