import type { Feature } from '../../core/navigation/feature';

export const home: Feature = {
  name: 'home',
  routes: [
    { path: '', pathMatch: 'full', title: 'home.title', data: { breadcrumb: 'home.title' }, loadComponent: () => import('./home.page').then((file) => file.HomePage) },
  ],
  navigation: [{ label: 'home.title', path: '/', needs: null, order: 0 }],
  commands: [{ id: 'home', label: 'home.title', needs: null, path: '/' }],
};
