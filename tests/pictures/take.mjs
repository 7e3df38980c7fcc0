/**
 * `npm run pictures`: photographs every page of `routes.mjs` in both themes at 1440, 1024 and 390 px, and the wall at
 * 1920 px, into `tests/pictures/out`. With `PICTURES_URL` the pages come from that server (started with demo data) and
 * demo people sign in with `PICTURES_PASSWORD`; without it the built application is served alone and pages that need a
 * server are left out, and named. `--only name` takes one page, `--language de` the German words.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../support/chromium.mjs';
import { shots } from './routes.mjs';
import { serveApplication } from './serve.mjs';
import { signInWithoutServer } from './session-fixture.mjs';

const { values: options } = parseArgs({ options: { only: { type: 'string' }, language: { type: 'string', default: 'en' }, out: { type: 'string' } } });
const out = options.out ?? join(import.meta.dirname, 'out');
mkdirSync(out, { recursive: true });

const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];
const WALL = [{ width: 1920, height: 1080 }];

const server = process.env['PICTURES_URL'] ? null : await serveApplication();
const base = process.env['PICTURES_URL'] ?? server?.url ?? '';
const browser = await launchChromium();
const leftOut = [];
const complaints = [];

try {
  for (const shot of shots) {
    if (options.only && shot.name !== options.only) continue;
    const needsServer = shot.as !== 'nobody' && shot.as !== 'fixture';
    if (needsServer && server) {
      leftOut.push(shot.name);
      continue;
    }
    for (const theme of /** @type {const} */ (['light', 'dark'])) {
      for (const viewport of shot.wall ? WALL : WIDTHS) await take(shot, theme, viewport);
    }
  }
} finally {
  await browser.close();
  await server?.close();
}

for (const name of leftOut) console.log(`left out, needs a server (PICTURES_URL): ${name}`);
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;

/**
 * @param {import('./routes.mjs').Shot} shot
 * @param {'light' | 'dark'} theme
 * @param {{ width: number, height: number }} viewport
 */
async function take(shot, theme, viewport) {
  const context = await browser.newContext({ viewport, baseURL: base, colorScheme: theme, reducedMotion: 'reduce', locale: options.language === 'de' ? 'de-DE' : 'en-GB', timezoneId: 'Europe/London', hasTouch: viewport.width < 500 });
  const page = await context.newPage();
  const name = `${shot.name}-${viewport.width}-${theme}${options.language === 'en' ? '' : `-${options.language}`}`;
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(`${name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${name}: ${error.message}`));
  await page.addInitScript((language) => localStorage.setItem('consilium.presentation', JSON.stringify({ language })), options.language);
  if (shot.as === 'fixture') await signInWithoutServer(page);
  else if (shot.as !== 'nobody') await signIn(page, shot.as);
  await page.goto(shot.path);
  await page.locator('main').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await shot.prepare?.(page);
  await settled(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) complaints.push(`${name}: the page is ${overflow} px wider than the screen`);
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: !shot.wall && !shot.prepare });
  console.log(`${name}.png`);
  await context.close();
}

/**
 * Waits until nothing moves and what is drawn is on screen.
 * @param {import('playwright-core').Page} page
 */
async function settled(page) {
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    for (let frame = 0; frame < 20; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} email
 */
async function signIn(page, email) {
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(process.env['PICTURES_PASSWORD'] ?? '');
  await page.locator('form button[type=submit]').click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
