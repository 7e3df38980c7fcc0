import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Routes } from '@angular/router';
import { routes } from './app.routes';

/** Read as text: the list belongs to the tests of the whole product and imports what runs in Node alone. */
const shots = readFileSync(join(import.meta.dirname, '../../../../tests/pictures/routes.mjs'), 'utf8');
const pictured = [...shots.matchAll(/path: '([^']+)'/g)].map((found) => found[1]!);

/** Full patterns of all pages below these routes: `/cases/:caseId/sheet`. */
function patterns(below: Routes, parent = ''): string[] {
  return below.flatMap((route) => {
    const path = [parent, route.path].filter(Boolean).join('/');
    return route.children ? patterns(route.children, path) : route.redirectTo !== undefined ? [] : [`/${path}`];
  });
}

const fits = (pattern: string, path: string): boolean => {
  const parts = path.split('?')[0]!.split('/');
  const wanted = pattern.split('/');
  return parts.length === wanted.length && wanted.every((part, index) => part === parts[index] || (part.startsWith(':') && parts[index] !== ''));
};

describe('the list of pictures and accessibility checks', () => {
  it('has every page of the application', () => {
    const pages = patterns(routes).filter((pattern) => pattern !== '/**');
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.filter((pattern) => !pictured.some((path) => fits(pattern, path)))).toEqual([]);
  });
});
