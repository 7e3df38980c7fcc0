import type { Feature } from '../../core/navigation/feature';

export const evidence: Feature = {
  name: 'evidence',
  routes: [{ path: 'evidence', title: 'evidence.title', data: { breadcrumb: 'evidence.title' }, loadComponent: () => import('./evidence.page').then((file) => file.EvidencePage) }],
  navigation: [{ label: 'evidence.navigation', path: '/evidence', needs: null, order: 40 }],
  commands: [{ id: 'evidence', label: 'evidence.title', needs: null, path: '/evidence' }],
  search: { needs: null, load: () => import('./option-search').then((file) => file.OptionSearch) },
};
