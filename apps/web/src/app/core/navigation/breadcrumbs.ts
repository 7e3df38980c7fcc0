import { computed, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { type ActivatedRouteSnapshot, NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { crumbsOf, type Crumb } from './crumbs';

/**
 * Where the reader is. Routes name themselves with `data: { breadcrumb: 'cases.title' }`, and, where they stand alone in
 * the table of routes, the pages above them with `data: { above: [{ text: 'agenda.title', path: '/meetings' }] }`.
 */
@Injectable({ providedIn: 'root' })
export class Breadcrumbs {
  private readonly router = inject(Router);
  private readonly fromRoutes = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.current()),
    ),
    { initialValue: [] as readonly Crumb[] },
  );
  private readonly names = signal<ReadonlyMap<string, string>>(new Map());

  readonly trail = computed<readonly Crumb[]>(() =>
    this.fromRoutes().map((crumb) => {
      const name = this.names().get(crumb.path);
      return name === undefined ? crumb : { ...crumb, text: name, isData: true };
    }),
  );

  /** Names a page by its data once that has arrived: `name('C-2026-0147')` the current one, or the one at a path above it. */
  name(text: string, path: string | undefined = this.current().at(-1)?.path): void {
    if (path !== undefined && this.names().get(path) !== text) this.names.update((names) => new Map(names).set(path, text));
  }

  private current(): readonly Crumb[] {
    const chain: ActivatedRouteSnapshot[] = [];
    for (let route: ActivatedRouteSnapshot | null = this.router.routerState.snapshot.root; route; route = route.firstChild) chain.push(route);
    return crumbsOf(chain.map(({ url, routeConfig, params }) => ({ segments: url.map(({ path }) => path), data: routeConfig?.data ?? {}, params })));
  }
}
