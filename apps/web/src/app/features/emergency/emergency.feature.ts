import { may } from '../../core/auth/session.guards';
import type { Feature } from '../../core/navigation/feature';

/** Emergency access to a case of another board, and the alarms it raises. */
export const emergency: Feature = {
  name: 'emergency',
  routes: [
    {
      path: 'emergency',
      title: 'admin.emergency.open.title',
      data: { breadcrumb: 'admin.emergency.open.title' },
      canMatch: [may('emergency.open')],
      loadComponent: () => import('./emergency.page').then((file) => file.EmergencyPage),
    },
    {
      path: 'alarms',
      title: 'admin.emergency.alarms.title',
      data: { breadcrumb: 'admin.emergency.alarms.title' },
      canMatch: [may('alarm.list')],
      loadComponent: () => import('./alarms.page').then((file) => file.AlarmsPage),
    },
  ],
  navigation: [
    { label: 'admin.emergency.alarms.navigation', path: '/alarms', needs: 'alarm.list', order: 65 },
    { label: 'admin.emergency.open.title', path: '/emergency', needs: 'emergency.open', order: 90, inMenu: true },
  ],
  commands: [
    { id: 'emergency.open', label: 'admin.emergency.open.title', needs: 'emergency.open', path: '/emergency' },
    { id: 'emergency.alarms', label: 'admin.emergency.alarms.title', needs: 'alarm.list', path: '/alarms' },
  ],
};
