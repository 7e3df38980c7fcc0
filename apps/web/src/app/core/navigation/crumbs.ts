export interface Crumb {
  /** Key of a word, or data such as a case number when `isData`. */
  readonly text: string;
  readonly isData?: boolean;
  readonly path: string;
}

/** What a trail needs of one route that is open. */
export interface OpenRoute {
  /** Parts of the address that are this route's own. */
  readonly segments: readonly string[];
  readonly data: Readonly<Record<string | symbol, unknown>>;
  readonly params: Readonly<Record<string, string>>;
}

/** The trail of the open routes, outermost first: what each is called, after the pages it says are above it. */
export function crumbsOf(routes: readonly OpenRoute[]): readonly Crumb[] {
  const crumbs: Crumb[] = [];
  let path = '';
  for (const { segments, data, params } of routes) {
    path += segments.map((segment) => `/${segment}`).join('');
    for (const above of (data['above'] ?? []) as readonly Crumb[]) crumbs.push({ text: above.text, path: above.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '') });
    const text = data['breadcrumb'];
    if (typeof text === 'string') crumbs.push({ text, path: path || '/' });
  }
  return crumbs;
}
