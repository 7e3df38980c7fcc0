import { may } from '../../core/auth/session.guards';
import type { Feature } from '../../core/navigation/feature';

export const erasure: Feature = {
  name: 'erasure',
  routes: [
    {
      path: 'erasures',
      title: 'audit.erasure.title',
      data: { breadcrumb: 'audit.erasure.title' },
      canMatch: [may('erasure.list')],
      loadComponent: () => import('./erasures.page').then((file) => file.ErasuresPage),
    },
  ],
  navigation: [{ label: 'audit.erasure.title', path: '/erasures', needs: 'erasure.list', order: 75 }],
  commands: [{ id: 'erasures', label: 'audit.erasure.open', needs: 'erasure.list', path: '/erasures' }],
};
