/**
 * `npm run pictures`: photographs every page of `routes.mjs` in both themes at 1440, 1024 and 390 px, and the wall at
 * 1920 px, into `tests/pictures/out`. It brings up the whole system with the demo world for that, on free ports.
 *
 *   --only name,name   some pages          --language de   the German words
 *   --theme dark       one theme           --width 1024    one width
 *   --out folder       somewhere else
 */
import '../../apps/launcher/src/node-version.mjs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { openStudio } = await import('./studio.mjs');
const { shots } = await import('./routes.mjs');

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, language: { type: 'string', default: 'en' }, theme: { type: 'string' }, width: { type: 'string' }, out: { type: 'string' } },
});
const language = options.language === 'de' ? 'de' : 'en';
const out = options.out ?? join(import.meta.dirname, 'out');
mkdirSync(out, { recursive: true });

const names = options.only?.split(',');
const wanted = shots.filter((shot) => !names || names.includes(shot.name));
const unknown = names?.filter((name) => !shots.some((shot) => shot.name === name)) ?? [];
if (unknown.length > 0) throw new Error(`No such page in routes.mjs: ${unknown.join(', ')}`);

const THEMES = /** @type {const} */ (['light', 'dark']).filter((theme) => !options.theme || theme === options.theme);
const WIDTHS = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }].filter(({ width }) => !options.width || String(width) === options.width);
const WALL = [{ width: 1920, height: 1080 }];

const studio = await openStudio();
/** @type {string[]} */
const complaints = [];
try {
  for (const shot of wanted) {
    for (const theme of THEMES) {
      for (const viewport of shot.wall ? WALL : WIDTHS) {
        const name = `${shot.name}-${viewport.width}-${theme}${language === 'en' ? '' : `-${language}`}`;
        try {
          const opened = await studio.open(shot, { theme, language, ...viewport });
          await opened.page.screenshot({ path: join(out, `${name}.png`), fullPage: !shot.wall && !shot.prepare });
          complaints.push(...opened.complaints.map((complaint) => `${name}: ${complaint}`));
          await opened.close();
          console.log(`${name}.png`);
        } catch (error) {
          complaints.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    }
  }
} finally {
  await studio.close();
}

for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
