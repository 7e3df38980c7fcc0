import type { Feature } from '../../core/navigation/feature';

export const audit: Feature = {
  name: 'audit',
  routes: [
    {
      path: 'audit',
      title: 'audit.title',
      data: { breadcrumb: 'audit.title' },
      loadComponent: () => import('./auditor-desk.page').then((file) => file.AuditorDeskPage),
    },
  ],
  navigation: [{ label: 'audit.title', path: '/audit', needs: 'audit.readOrganisation', order: 60 }],
  commands: [{ id: 'audit', label: 'audit.open', needs: 'audit.readOrganisation', path: '/audit' }],
};
