/**
 * From nothing to a seat and back: the administrator adds a person and hands over the link, the person chooses a password
 * and signs in, sees no case, sees the board's cases once they have a seat, and none with the click that ends it.
 */
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.mjs';
import { startSystem, type TestSystem } from '../support/system.mjs';
import { atTheirBrowser, request } from './person.mjs';

const NAME = 'Dr Imani Achterberg';
const EMAIL = 'achterberg@northmoor.example';
const PASSWORD = 'seven quiet herons over the estuary';
const BOARD = 'Neuroendocrine tumour board';

let system: TestSystem;
let browser: Browser;
let administrator: Page & { failures: string[] };
let newcomer: Page;
let secret: string;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  administrator = await atTheirBrowser(browser, system.url, 'quillon');
  newcomer = await (await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce', baseURL: system.url })).newPage();
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const caseCount = async (): Promise<number> => (await request(newcomer, 'GET', '/cases')).items.length;

it('adds a person and hands over a link that is shown once', async () => {
  await administrator.goto('/administration/people');
  await administrator.getByRole('link', { name: 'Add a person' }).click();
  await administrator.getByLabel('Name with title').fill(NAME);
  await administrator.getByLabel('E-mail address').fill(EMAIL);
  await administrator.getByLabel('Discipline').selectOption({ label: 'Pathology' });
  await administrator.getByRole('button', { name: 'Create account' }).click();
  await administrator.getByRole('heading', { level: 1, name: NAME }).waitFor();
  await administrator.getByRole('button', { name: 'Send invitation' }).click();
  const link = await administrator.getByLabel('One-time link').inputValue();
  secret = new URL(link).hash.slice(1);
  expect(secret.length).toBeGreaterThan(20);
  await administrator.reload();
  await administrator.getByText('An invitation is open. It works once.').waitFor();
  expect(await administrator.getByLabel('One-time link').count()).toBe(0);
});

it('lets the person choose a password with the link, once, and sign in to no case', async () => {
  await newcomer.goto('/sign-in');
  await request(newcomer, 'POST', '/account-links/redemption', { secret, password: PASSWORD });
  await expect(request(newcomer, 'POST', '/account-links/redemption', { secret, password: PASSWORD })).rejects.toThrow(/POST \/account-links\/redemption: 4\d\d/);
  await newcomer.locator('input[type=email]').fill(EMAIL);
  await newcomer.locator('input[type=password]').fill(PASSWORD);
  await newcomer.locator('button[type=submit]').click();
  await newcomer.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  expect(await caseCount()).toBe(0);
});

it('gives a seat, and with it the cases of the board', async () => {
  await administrator.goto('/boards');
  await administrator.getByRole('link', { name: BOARD, exact: true }).click();
  await administrator.getByRole('button', { name: 'Add a member' }).click();
  await administrator.getByLabel('Person').selectOption({ label: `${NAME}, Pathology` });
  await administrator.getByRole('button', { name: 'Add a member' }).click();
  await administrator.getByRole('row', { name: NAME }).waitFor();
  expect(await caseCount()).toBeGreaterThan(0);
  await newcomer.goto('/cases');
  await newcomer.locator('tbody tr').first().waitFor();
});

it('ends the seat, and the cases are gone at once', async () => {
  const row = administrator.getByRole('row', { name: NAME });
  await row.getByRole('button', { name: 'End seat' }).click();
  await row.getByRole('button', { name: 'End now' }).click();
  await administrator.getByRole('dialog').getByRole('button', { name: 'End now' }).click();
  await administrator.getByRole('dialog').waitFor({ state: 'detached' });
  await row.waitFor({ state: 'detached' });
  expect(await caseCount()).toBe(0);
  await newcomer.goto('/cases');
  await newcomer.locator('main').waitFor();
  expect(await newcomer.locator('tbody tr').count()).toBe(0);
  expect(administrator.failures).toEqual([]);
});
