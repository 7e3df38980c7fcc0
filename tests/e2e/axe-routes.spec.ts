/**
 * Every page of the product with the demo world in it, as the person who works there sees it: no axe violation in either
 * theme, nothing in the browser's console, no page wider than its screen.
 */
import { openStudio, type Studio } from '../pictures/studio.mjs';
import { shots, type Shot } from '../pictures/routes.mjs';
import { axeViolations } from '../support/accessibility.mjs';

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio();
});

afterAll(async () => studio?.close());

async function faults(shot: Shot, theme: 'light' | 'dark', width: number): Promise<string[]> {
  const { page, complaints, close } = await studio.open(shot, { theme, width, height: 900 });
  const found = [...complaints, ...(await axeViolations(page))];
  await close();
  return found;
}

// The living page has a test of its own, in both languages and all widths.
const pages = [false, true].map((inSession) => shots.filter((shot) => shot.name !== 'gallery' && (shot.inSession ?? false) === inSession).map((shot) => [shot.name, shot] as const));

// A meeting that was opened stays open: its pages come after all others.
describe.each([
  ['at rest', pages[0]!],
  ['with the meeting under way', pages[1]!],
] as const)('%s', (_when, some) => {
  it.each(some)('%s is accessible, in the light theme on a desk and in the dark one on a phone; the wall on a wall', async (_name, shot) => {
    // Two pages at a time: most of a page's time is waiting for it to be still.
    const [light, dark] = await Promise.all([faults(shot, 'light', shot.wall ? 1920 : 1440), faults(shot, 'dark', shot.wall ? 1920 : 390)]);
    expect({ light, dark }).toEqual({ light: [], dark: [] });
  });
});
