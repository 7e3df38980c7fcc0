import { computed, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { type ActivatedRouteSnapshot, NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';

export interface Crumb {
  /** Key of a word, or data such as a case number when `isData`. */
  readonly text: string;
  readonly isData?: boolean;
  readonly path: string;
}

/** Where the reader is. Routes name themselves with `data: { breadcrumb: 'cases.title' }`. */
@Injectable({ providedIn: 'root' })
export class Breadcrumbs {
  private readonly router = inject(Router);
  private readonly fromRoutes = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => crumbsOf(this.router.routerState.snapshot.root)),
    ),
    { initialValue: [] as readonly Crumb[] },
  );
  private readonly last = signal<{ readonly url: string; readonly text: string } | null>(null);

  readonly trail = computed<readonly Crumb[]>(() => {
    const crumbs = this.fromRoutes();
    const named = this.last();
    const end = crumbs.at(-1);
    if (!named || !end || named.url !== end.path) return crumbs;
    return [...crumbs.slice(0, -1), { text: named.text, isData: true, path: end.path }];
  });

  /** Names the current page by its data, once that has arrived: `breadcrumbs.name('C-2026-0147')`. */
  name(text: string): void {
    const end = crumbsOf(this.router.routerState.snapshot.root).at(-1);
    if (end) this.last.set({ url: end.path, text });
  }
}

function crumbsOf(root: ActivatedRouteSnapshot): readonly Crumb[] {
  const crumbs: Crumb[] = [];
  let path = '';
  for (let route: ActivatedRouteSnapshot | null = root; route; route = route.firstChild) {
    path += route.url.map((segment) => `/${segment.path}`).join('');
    const text: unknown = route.routeConfig?.data?.['breadcrumb'];
    if (typeof text === 'string') crumbs.push({ text, path: path || '/' });
  }
  return crumbs;
}
