/**
 * The living page, which holds every shared component in every state: no axe violation in either theme and either
 * language, everything reachable by keyboard, and no two marks alike to people who see colours differently.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { serveApplication } from '../pictures/serve.mjs';
import { axeViolations } from '../support/accessibility.mjs';
import { launchChromium } from '../support/chromium.mjs';

let browser: Browser;
let server: { url: string; close: () => Promise<void> };
let context: BrowserContext | undefined;

beforeAll(async () => {
  server = await serveApplication();
  browser = await launchChromium();
});

afterEach(async () => context?.close());

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(path: string, options: { theme?: 'light' | 'dark'; language?: 'en' | 'de'; width?: number } = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: options.width ?? 1440, height: 900 }, colorScheme: options.theme ?? 'light', reducedMotion: 'reduce', baseURL: server.url });
  const page = await context.newPage();
  await page.addInitScript((language) => localStorage.setItem('consilium.presentation', JSON.stringify({ language })), options.language ?? 'en');
  await page.goto(path);
  await page.locator('main').waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

describe.each(['light', 'dark'] as const)('the living page, %s', (theme) => {
  it.each(['en', 'de'] as const)('has no axe violation in %s', async (language) => {
    expect(await axeViolations(await open('/gallery', { theme, language }))).toEqual([]);
  });

  it('has none on a narrow screen', async () => {
    expect(await axeViolations(await open('/gallery', { theme, width: 390 }))).toEqual([]);
  });

  it('has none on the sign-in page', async () => {
    expect(await axeViolations(await open('/sign-in', { theme }))).toEqual([]);
  });

  it('has none in the question before a signature', async () => {
    const page = await open('/gallery', { theme });
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.locator('mat-dialog-container').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});

/** The selectors of all shared components; the question comes in a dialog, and the tests above open it. */
const selectors = readdirSync(join(import.meta.dirname, '../../libs/ui/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.component.ts'))
  .map((file) => /selector: '([^']+)'/.exec(readFileSync(join(import.meta.dirname, '../../libs/ui/src', file), 'utf8'))?.[1] ?? file)
  .map((selector) => selector.replace(/^tr\[cn(\w+)\]$/, (_, name: string) => `tr.cn${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`))
  .filter((selector) => selector !== 'cn-confirm-dialog');

it('shows every shared component', async () => {
  const page = await open('/gallery');
  const missing = await page.evaluate((all) => all.filter((selector) => document.querySelector(selector.replace('svg[cnMark]', '.cn-mark-shape')) === null), selectors);
  expect(selectors.length).toBeGreaterThan(45);
  expect(missing).toEqual([]);
});

describe('by keyboard', () => {
  it('reaches every control of the living page in reading order, and shows where the focus is', async () => {
    const page = await open('/gallery');
    const seen: string[] = [];
    const hidden: string[] = [];
    for (let step = 0; step < 400; step++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        element.setAttribute('data-reached', 'true');
        const style = getComputedStyle(element);
        const ring = style.outlineStyle !== 'none' || style.strokeWidth !== '3px' || element.matches('input, select, textarea');
        return { name: `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''}`, ring };
      });
      if (focus === null) break;
      seen.push(focus.name);
      if (!focus.ring) hidden.push(focus.name);
    }
    const missed = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main button:not(:disabled), main a[href], main select, main textarea, main input:not(:disabled, [type=radio]), main [role=button][tabindex="0"]')]
        .filter((element) => !element.hasAttribute('data-reached') && element.offsetParent !== null && !element.closest('[inert]'))
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(seen.length).toBeGreaterThan(40);
    expect(hidden).toEqual([]);
    expect(missed).toEqual([]);
  });

  it('walks the liver map by arrow keys and returns the focus to the opener of a dialog', async () => {
    const page = await open('/gallery');
    const map = page.locator('cn-liver-map').first();
    await map.locator('[data-segment="7"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-segment'))).toBe('8');
    await page.keyboard.press('Enter');
    await map.locator('[data-segment="8"][aria-pressed="true"]').waitFor();

    const opener = page.getByRole('button', { name: 'Sign', exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.locator('mat-dialog-container').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('mat-dialog-container').waitFor({ state: 'detached' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

/** Which drawings are told apart on one ground: the marks of options and criteria among each other, every other family by itself. */
const FAMILIES = {
  'options and criteria': 'cn-status-mark.wordless svg, cn-criterion-mark.wordless svg',
  data: 'cn-data-mark svg',
  readiness: 'cn-readiness-mark svg',
  signatures: 'cn-signature-mark svg',
  proof: 'cn-proof-mark svg',
} as const;

describe.each(['light', 'dark'] as const)('without relying on colour, %s', (theme) => {
  it.each(['achromatopsia', 'protanopia', 'deuteranopia', 'tritanopia'] as const)('tells the marks of every family apart with %s', async (deficiency) => {
    const page = await open('/gallery');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setEmulatedVisionDeficiency', { type: deficiency });
    const ground = page.locator(`.theme.${theme}`).first();
    for (const [family, selector] of Object.entries(FAMILIES)) {
      const pictures: string[] = [];
      for (const mark of await ground.locator(selector).all()) pictures.push((await mark.screenshot()).toString('base64'));
      expect(pictures.length).toBeGreaterThan(family === 'options and criteria' ? 10 : 2);
      expect(await alike(page, pictures).then((pairs) => pairs.map((pair) => `${family}: ${pair}`))).toEqual([]);
    }
  });
});

/** Pairs of pictures whose greys differ in fewer than one point in eighteen. */
async function alike(page: Page, pictures: readonly string[]): Promise<string[]> {
  return page.evaluate(async (encoded) => {
    const read = async (data: string): Promise<number[]> => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: 18, height: 18 });
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, 0, 18, 18);
      const { data: pixels } = context.getImageData(0, 0, 18, 18);
      return Array.from({ length: 18 * 18 }, (_, index) => 0.2126 * (pixels[4 * index] ?? 0) + 0.7152 * (pixels[4 * index + 1] ?? 0) + 0.0722 * (pixels[4 * index + 2] ?? 0));
    };
    const greys = await Promise.all(encoded.map(read));
    const pairs: string[] = [];
    for (let one = 0; one < greys.length; one++) {
      for (let other = one + 1; other < greys.length; other++) {
        const different = (greys[one] ?? []).filter((grey, index) => Math.abs(grey - (greys[other]?.[index] ?? 0)) > 50).length;
        if (different < 18) pairs.push(`${one} and ${other}: ${different} of 324 points differ`);
      }
    }
    return pairs;
  }, [...pictures]);
}
