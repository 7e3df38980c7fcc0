import { may } from '../../core/auth/session.guards';
import { keepUnsavedChanges } from '../../core/forms/unsaved-changes.guard';
import type { Feature } from '../../core/navigation/feature';

export const administration: Feature = {
  name: 'administration',
  routes: [
    {
      path: 'administration',
      data: { breadcrumb: 'admin.title' },
      canMatch: [may('person.list')],
      children: [
        { path: '', pathMatch: 'full', redirectTo: 'people' },
        { path: 'people', title: 'admin.people.title', data: { breadcrumb: 'admin.people.title' }, loadComponent: () => import('./people/people.page').then((file) => file.PeoplePage) },
        {
          path: 'people/new',
          title: 'admin.people.new',
          data: { above: [{ text: 'admin.people.title', path: '/administration/people' }], breadcrumb: 'admin.people.new' },
          canDeactivate: [keepUnsavedChanges],
          loadComponent: () => import('./people/person.page').then((file) => file.PersonPage),
        },
        {
          path: 'people/:personId',
          title: 'admin.people.one',
          data: { above: [{ text: 'admin.people.title', path: '/administration/people' }], breadcrumb: 'admin.people.one' },
          canDeactivate: [keepUnsavedChanges],
          loadComponent: () => import('./people/person.page').then((file) => file.PersonPage),
        },
        { path: 'sign-in', title: 'account.policy.title', data: { breadcrumb: 'account.policy.title' }, canDeactivate: [keepUnsavedChanges], loadComponent: () => import('./sign-in/sign-in-policy.page').then((file) => file.SignInPolicyPage) },
        { path: 'auditors', title: 'admin.grants.title', data: { breadcrumb: 'admin.grants.title' }, loadComponent: () => import('./auditors/auditors.page').then((file) => file.AuditorsPage) },
        { path: 'imaging', title: 'admin.imaging.title', data: { breadcrumb: 'admin.imaging.title' }, canDeactivate: [keepUnsavedChanges], loadComponent: () => import('./imaging/imaging-sites.page').then((file) => file.ImagingSitesPage) },
        { path: 'system', title: 'admin.system.title', data: { breadcrumb: 'admin.system.title' }, loadComponent: () => import('./system/system.page').then((file) => file.SystemPage) },
      ],
    },
    {
      path: 'boards',
      data: { breadcrumb: 'admin.boards.title' },
      canMatch: [may('cover.list')],
      children: [
        { path: '', pathMatch: 'full', title: 'admin.boards.title', loadComponent: () => import('./boards/boards.page').then((file) => file.BoardsPage) },
        {
          path: ':boardId',
          data: { breadcrumb: 'admin.boards.one' },
          children: [
            { path: '', pathMatch: 'full', title: 'admin.boards.one', loadComponent: () => import('./boards/board.page').then((file) => file.BoardPage) },
            {
              path: 'settings',
              title: 'admin.settings.title',
              data: { breadcrumb: 'admin.settings.title' },
              canMatch: [may('board.readSettings')],
              canDeactivate: [keepUnsavedChanges],
              loadComponent: () => import('./boards/settings.page').then((file) => file.SettingsPage),
            },
          ],
        },
      ],
    },
  ],
  navigation: [
    { label: 'admin.title', path: '/administration', needs: 'person.list', order: 70 },
    { label: 'admin.boards.title', path: '/boards', needs: 'cover.list', order: 65 },
  ],
  commands: [
    { id: 'admin.people', label: 'admin.people.title', needs: 'person.list', path: '/administration/people' },
    { id: 'admin.invite', label: 'admin.people.new', needs: 'person.create', path: '/administration/people/new' },
    { id: 'admin.boards', label: 'admin.boards.title', needs: 'cover.list', path: '/boards' },
    { id: 'admin.auditors', label: 'admin.grants.title', needs: 'auditorGrant.list', path: '/administration/auditors' },
    { id: 'admin.imaging', label: 'admin.imaging.title', needs: 'imagingSite.change', path: '/administration/imaging' },
    { id: 'admin.system', label: 'admin.system.title', needs: 'integration.read', path: '/administration/system' },
  ],
};
