import { may } from '../../core/auth/session.guards';
import type { Feature } from '../../core/navigation/feature';

/** The work in the background, for administrators. */
export const operations: Feature = {
  name: 'operations',
  routes: [
    {
      path: 'operations',
      title: 'reports.operations.title',
      data: { breadcrumb: 'reports.operations.title' },
      canMatch: [may('operations.read')],
      loadComponent: () => import('./operations.page').then((file) => file.OperationsPage),
    },
  ],
  navigation: [{ label: 'reports.operations.navigation', path: '/operations', needs: 'operations.read', order: 80 }],
  commands: [{ id: 'operations', label: 'reports.operations.title', needs: 'operations.read', path: '/operations' }],
};
