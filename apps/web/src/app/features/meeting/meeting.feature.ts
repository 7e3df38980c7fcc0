import { signedIn } from '../../core/auth/session.guards';
import type { Feature } from '../../core/navigation/feature';

/** The meeting room, the outcome of one case, and the wall. */
export const meeting: Feature = {
  name: 'meeting',
  routes: [
    {
      path: 'meetings/:meetingId/room',
      title: 'meeting.title',
      data: { above: [{ text: 'agenda.title', path: '/meetings' }, { text: 'agenda.meeting', path: '/meetings/:meetingId' }], breadcrumb: 'meeting.title' },
      loadComponent: () => import('./room/room.page').then((file) => file.RoomPage),
    },
    {
      path: 'meetings/:meetingId/cases/:caseId/outcome',
      title: 'meeting.outcome.title',
      data: { above: [{ text: 'agenda.title', path: '/meetings' }, { text: 'agenda.meeting', path: '/meetings/:meetingId' }], breadcrumb: 'meeting.outcome.title' },
      loadComponent: () => import('./outcome/outcome.page').then((file) => file.OutcomePage),
    },
  ],
  bareRoutes: [
    // A screen on a wall: nobody signs in on it.
    { path: 'wall', title: 'meeting.wall.title', loadComponent: () => import('./wall/wall-device.page').then((file) => file.WallDevicePage) },
    {
      path: 'meetings/:meetingId/wall',
      title: 'meeting.wall.title',
      canMatch: [signedIn],
      loadComponent: () => import('./wall/wall.page').then((file) => file.WallPage),
    },
  ],
};
