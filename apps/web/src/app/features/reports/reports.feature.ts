import { may } from '../../core/auth/session.guards';
import { keepUnsavedChanges } from '../../core/forms/unsaved-changes.guard';
import type { Feature } from '../../core/navigation/feature';

/** Documents of a case and of a meeting, and letters for those they are sent to. */
export const reports: Feature = {
  name: 'reports',
  routes: [
    {
      path: 'cases/:caseId/documents',
      title: 'reports.title',
      data: { above: [{ text: 'cases.title', path: '/cases' }, { text: 'cases.case', path: '/cases/:caseId' }], breadcrumb: 'reports.title' },
      loadComponent: () => import('./case-documents.page').then((file) => file.CaseDocumentsPage),
    },
    {
      path: 'meetings/:meetingId/documents',
      title: 'reports.batch.title',
      data: { above: [{ text: 'agenda.title', path: '/meetings' }, { text: 'agenda.meeting', path: '/meetings/:meetingId' }], breadcrumb: 'reports.batch.title' },
      loadComponent: () => import('./meeting-documents.page').then((file) => file.MeetingDocumentsPage),
    },
    {
      path: 'documents/template',
      title: 'reports.template.title',
      data: { breadcrumb: 'reports.template.title' },
      canMatch: [may('documentTemplate.change')],
      canDeactivate: [keepUnsavedChanges],
      loadComponent: () => import('./templates/template.page').then((file) => file.TemplatePage),
    },
    {
      path: 'letters/:deliveryId',
      title: 'reports.letter.title',
      data: { breadcrumb: 'reports.letter.title' },
      loadComponent: () => import('./letter.page').then((file) => file.LetterPage),
    },
  ],
  navigation: [{ label: 'reports.template.navigation', path: '/documents/template', needs: 'documentTemplate.change', order: 67 }],
  commands: [{ id: 'reports.template', label: 'reports.template.title', needs: 'documentTemplate.change', path: '/documents/template' }],
};
