import { may } from '../../core/auth/session.guards';
import { keepUnsavedChanges } from '../../core/forms/unsaved-changes.guard';
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
          path: 'new',
          title: 'cases.referral.title',
          data: { breadcrumb: 'cases.referral.title' },
          canMatch: [may('case.create')],
          canDeactivate: [keepUnsavedChanges],
          loadComponent: () => import('./referral/referral.page').then((file) => file.ReferralPage),
        },
        {
          path: 'duplicates',
          title: 'intake.duplicates.title',
          data: { breadcrumb: 'intake.duplicates.title' },
          canMatch: [may('patient.merge')],
          loadComponent: () => import('./duplicates/duplicates.page').then((file) => file.DuplicatesPage),
        },
        {
          path: ':caseId',
          data: { breadcrumb: 'cases.case' },
          children: [
            { path: '', pathMatch: 'full', title: 'cases.case', loadComponent: () => import('./case/case.page').then((file) => file.CasePage) },
            {
              path: 'sheet',
              title: 'cases.sheet.title',
              data: { breadcrumb: 'cases.sheet.title' },
              canDeactivate: [keepUnsavedChanges],
              loadComponent: () => import('./sheet/sheet.page').then((file) => file.SheetPage),
            },
          ],
        },
      ],
    },
  ],
  navigation: [{ label: 'cases.title', path: '/cases', needs: 'case.read', order: 20 }],
  commands: [
    { id: 'cases.list', label: 'cases.title', needs: 'case.read', path: '/cases' },
    { id: 'cases.duplicates', label: 'intake.duplicates.title', needs: 'patient.merge', path: '/cases/duplicates' },
    { id: 'cases.new', label: 'cases.referral.title', needs: 'case.create', path: '/cases/new' },
  ],
  search: { needs: 'case.read', load: () => import('./data/case-search').then((file) => file.CaseSearch) },
};
