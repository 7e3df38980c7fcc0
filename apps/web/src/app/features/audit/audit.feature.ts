import { may } from '../../core/auth/session.guards';
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
    {
      path: 'audit/sample',
      title: 'audit.draw.title',
      data: { breadcrumb: 'audit.draw.title' },
      canMatch: [may('audit.readOrganisation')],
      loadComponent: () => import('./sample.page').then((file) => file.SamplePage),
    },
    {
      path: 'findings',
      title: 'audit.findings.title',
      data: { breadcrumb: 'audit.findings.title' },
      canMatch: [may('finding.list')],
      loadComponent: () => import('./findings.page').then((file) => file.FindingsPage),
    },
  ],
  navigation: [
    { label: 'audit.title', path: '/audit', needs: 'audit.readOrganisation', order: 60 },
    { label: 'audit.findings.title', path: '/findings', needs: 'finding.list', order: 62 },
  ],
  commands: [
    { id: 'audit', label: 'audit.open', needs: 'audit.readOrganisation', path: '/audit' },
    { id: 'audit.sample', label: 'audit.drawSample', needs: 'audit.readOrganisation', path: '/audit/sample' },
    { id: 'audit.findings', label: 'audit.findings.open', needs: 'finding.list', path: '/findings' },
  ],
};
