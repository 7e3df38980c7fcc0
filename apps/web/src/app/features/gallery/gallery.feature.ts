import type { Feature } from '../../core/navigation/feature';

/** The living page of the design language. Open to everyone: it holds fictional specimens only. */
export const gallery: Feature = {
  name: 'gallery',
  routes: [],
  bareRoutes: [{ path: 'gallery', title: 'gallery.title', loadComponent: () => import('./gallery.page').then((file) => file.GalleryPage) }],
};
