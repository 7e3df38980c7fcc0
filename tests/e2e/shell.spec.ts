/** The frame as a person at the keyboard uses it: palette, keys of one's own, unsaved work, a lost connection, the lock. */
import type { BrowserContext, Page } from 'playwright-core';
import { openStudio, type Studio } from '../pictures/studio.mjs';

let studio: Studio;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  studio = await openStudio();
});

afterAll(async () => studio?.close());

async function open(path: string, as: string): Promise<void> {
  ({ page } = await studio.open({ name: 'shell', path, as }, { theme: 'light', width: 1440, height: 900 }));
  context = page.context();
  context.setDefaultTimeout(10_000);
}

afterEach(async () => context?.close());

const palette = () => page.locator('mat-dialog-container').getByRole('combobox');

it('reaches a case, a meeting, an option and a page from anywhere, by keyboard alone', async () => {
  await open('/evidence', 'fenwick');
  const find = async (key: string, term: string, hit: RegExp, at: RegExp): Promise<void> => {
    await page.keyboard.press(key);
    await palette().fill(term);
    await page.getByRole('option', { name: hit, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(at);
    await page.locator('main h1').first().waitFor();
  };
  await find('Control+k', 'birchwood', /BIRCHWOOD/, /\/cases\/[0-9a-f-]{36}$/);
  await find('Control+k', 'room 2.14', /Neuroendocrine tumour board/, /\/meetings\/[0-9a-f-]{36}$/);
  await find('/', 'cytored', /cytoreduction/, /\/evidence\?option=/);
  await find('/', 'new ref', /referral/i, /\/cases\/new$/);
});

it('takes the keyboard along: past the navigation, to each new page, and back out of a question', async () => {
  await open('/', 'fenwick');
  const at = () => page.evaluate(() => document.activeElement?.id ?? '');
  const within = () => page.evaluate(() => document.activeElement?.closest('#main') !== null);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await at()).toBe('main');
  await page.getByRole('link', { name: 'Cases', exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases$/);
  await page.waitForFunction(() => document.activeElement?.id === 'main');
  await page.locator('tbody tr').first().waitFor();
  await page.keyboard.press('Tab');
  expect(await within()).toBe(true);

  // A case from the list, its sheet, and an answer stored, without a pointer.
  await page.getByRole('link', { name: 'Dunmore, Isolde' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  await page.getByRole('link', { name: 'Case sheet' }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sheet$/);
  const answers = page.locator('cn-fact-row', { hasText: 'Multiple or severe comorbidities' }).getByRole('radio');
  await answers.first().waitFor();
  await page.locator('cn-fact-row', { hasText: 'Multiple or severe comorbidities' }).locator('input:checked').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('All changes are stored').waitFor();

  // What stands above a page is a link by its own name.
  await page.getByRole('navigation', { name: 'You are here' }).getByRole('link', { name: /^C-2026-/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
});

it('offers what can be done on the page, with its key', async () => {
  await open('/', 'fenwick');
  await page.keyboard.press('Control+k');
  await palette().fill('light and dark');
  await page.getByRole('option', { name: /light and dark/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('mat-dialog-container').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
});

it('gives a key another letter, refuses one that is taken, keeps it, and is silent inside fields', async () => {
  await open('/', 'fenwick');
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme'] ?? 'system');
  await page.keyboard.press('?');
  const row = page.locator('cn-shortcut-list li', { hasText: 'light and dark' });
  await row.getByRole('button').click();
  await page.keyboard.press('/');
  await page.getByText('already does something here').waitFor();
  await row.getByRole('button').click();
  await page.keyboard.press('y');
  await row.locator('kbd', { hasText: 'Y' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('mat-dialog-container').waitFor({ state: 'detached' });

  await page.keyboard.press('t');
  expect(await theme()).toBe('system');
  await page.keyboard.press('y');
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await page.reload();
  await page.locator('main h1').first().waitFor();
  expect(await theme()).toBe('dark');

  await page.goto('/cases');
  const field = page.locator('main input').first();
  await field.focus();
  await page.keyboard.type('yes?');
  expect(await field.inputValue()).toBe('yes?');
  expect(await theme()).toBe('dark');
});

it('asks before unsaved work is left, and keeps it', async () => {
  await open('/cases/new', 'fenwick');
  await page.locator('#referral-familyName').fill('Farnaby');
  await page.getByRole('link', { name: 'Meetings' }).first().click();
  await page.locator('mat-dialog-container').getByRole('button', { name: 'Stay here' }).click();
  expect(await page.locator('#referral-familyName').inputValue()).toBe('Farnaby');
  await page.getByRole('link', { name: 'Meetings' }).first().click();
  await page.locator('mat-dialog-container').getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL(/\/meetings$/);
});

it('says that the connection is lost, refuses nothing silently, and finds back', async () => {
  await open('/', 'fenwick');
  // The palette is fetched while the page rests: after two seconds, and then nothing more comes.
  await page.waitForFunction(() => {
    const last = Math.max(...performance.getEntriesByType('resource').map((entry) => (entry as PerformanceResourceTiming).responseEnd));
    return performance.now() > 3500 && performance.now() - last > 800;
  });
  await context.setOffline(true);
  await page.locator('cn-offline-bar').waitFor();
  await page.keyboard.press('Control+k');
  await palette().fill('birchwood');
  await page.getByText(/Could not be searched: Cases/).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await context.setOffline(false);
  await page.locator('cn-offline-bar').waitFor({ state: 'detached' });
});

it('speaks German throughout when asked to, and remembers it', async () => {
  await open('/', 'fenwick');
  await page.locator('cn-header .who').click();
  await page.getByRole('menuitem', { name: 'Language' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await page.getByRole('link', { name: 'Sitzungen' }).first().waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Sitzungen' }).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
});
