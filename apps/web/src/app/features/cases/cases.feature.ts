import { may } from '../../core/auth/session.guards';
import type { Feature } from '../../core/navigation/feature';

export const cases: Feature = {
  name: 'cases',
  routes: [
    {
      path: 'cases',
      data: { breadcrumb: 'cases.title' },
      canMatch: [may('case.list')],
      children: [
        { path: '', pathMatch: 'full', title: 'cases.title', loadComponent: () => import('./worklist/worklist.page').then((file) => file.WorklistPage) },
        {
          path: ':caseId',
          data: { breadcrumb: 'cases.case' },
          children: [
            { path: '', pathMatch: 'full', title: 'cases.case', loadComponent: () => import('./case/case.page').then((file) => file.CasePage) },
          ],
        },
      ],
    },
  ],
  navigation: [{ label: 'cases.title', path: '/cases', needs: 'case.list', order: 20 }],
  commands: [
    { id: 'cases.list', label: 'cases.title', needs: 'case.list', path: '/cases' },
    { id: 'cases.new', label: 'cases.referral.title', needs: 'case.create', path: '/cases/new' },
  ],
  search: { needs: 'case.list', load: () => import('./data/case-search').then((file) => file.CaseSearch) },
};
