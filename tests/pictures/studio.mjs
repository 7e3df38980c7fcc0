/** One system with the demo world, one browser, and every demo person signed in once: what pictures and checks stand on. */
import { launchChromium } from '../support/chromium.mjs';
import { startSystem } from '../support/system.mjs';
import { placeOf } from './demo-places.mjs';
import { holdMeeting } from './session.mjs';

const PASSWORD = 'tumour-board-demo';

/**
 * @typedef {object} View
 * @property {'light' | 'dark'} theme
 * @property {number} width
 * @property {number} height
 * @property {'en' | 'de'} [language]
 *
 * @typedef {object} OpenShot
 * @property {import('playwright-core').Page} page
 * @property {string[]} complaints what the page or the browser complained about
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Studio
 * @property {(shot: import('./routes.mjs').Shot, view: View) => Promise<OpenShot>} open
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Studio>} */
export async function openStudio() {
  const [system, browser] = await Promise.all([startSystem({ fast: true }), launchChromium()]);
  /** @type {Map<string, import('playwright-core').BrowserContextOptions['storageState']>} */
  const signedIn = new Map();
  /** @type {Promise<void> | undefined} */
  let underWay;

  /** @param {string} person */
  const sessionOf = async (person) => {
    const known = signedIn.get(person);
    if (known) return known;
    const context = await browser.newContext({ baseURL: system.url });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.locator('input[name=email]').fill(`${person}@northmoor.example`);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    const state = await context.storageState();
    signedIn.set(person, state);
    await context.close();
    return state;
  };

  return {
    async open(shot, { theme, width, height, language = 'en' }) {
      if (shot.inSession) await (underWay ??= holdMeeting(system.url));
      const context = await browser.newContext({
        viewport: { width, height },
        baseURL: system.url,
        colorScheme: theme,
        reducedMotion: 'reduce',
        locale: language === 'de' ? 'de-DE' : 'en-GB',
        timezoneId: 'Europe/London',
        hasTouch: width < 500,
        ...(shot.as === 'nobody' ? {} : { storageState: await sessionOf(shot.as) }),
      });
      const page = await context.newPage();
      /** @type {string[]} */
      const complaints = [];
      page.on('console', (message) => {
        // Asking whether somebody is signed in is answered by 401 where nobody is.
        const expected = (shot.as === 'nobody' && message.text().includes('401')) || (shot.refused && message.text().startsWith('Failed to load resource'));
        if (message.type() === 'error' && !expected) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.addInitScript((words) => localStorage.getItem('consilium.presentation') ?? localStorage.setItem('consilium.presentation', JSON.stringify({ language: words })), language);
      await page.goto(placeOf(shot.path));
      await page.locator('main').first().waitFor();
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.fonts.ready);
      await shot.prepare?.(page);
      await settled(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) complaints.push(`the page is ${overflow} px wider than the screen`);
      return { page, complaints, close: () => context.close() };
    },
    async close() {
      await browser.close();
      await system.stop();
    },
  };
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
