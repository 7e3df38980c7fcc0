import type { Feature } from '../../core/navigation/feature';

/** Meetings before they take place: the list, planning and the agenda. The room itself is the feature `meeting`. */
export const agenda: Feature = {
  name: 'agenda',
  routes: [
    {
      path: 'meetings',
      title: 'agenda.title',
      data: { breadcrumb: 'agenda.title' },
      loadComponent: () => import('./meetings.page').then((file) => file.MeetingsPage),
    },
    {
      path: 'meetings/:meeting',
      title: 'agenda.meeting',
      data: { above: [{ text: 'agenda.title', path: '/meetings' }], breadcrumb: 'agenda.meeting' },
      loadComponent: () => import('./agenda.page').then((file) => file.AgendaPage),
    },
  ],
  navigation: [{ label: 'agenda.title', path: '/meetings', needs: 'meeting.read', order: 20 }],
  commands: [{ id: 'meetings', label: 'agenda.title', needs: 'meeting.read', path: '/meetings' }],
  search: { needs: 'meeting.list', load: () => import('./meeting-search').then((file) => file.MeetingSearch) },
};
