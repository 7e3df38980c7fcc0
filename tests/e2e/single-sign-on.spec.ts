/** Signing in, confirming and signing out at the hospital's own identity provider, in a browser. */
import { freePort } from '@consilium/launcher';
import type { Page } from 'playwright-core';
import { axeViolations } from '../support/accessibility.mjs';
import { startIdentityProvider } from '../support/identity-provider.mjs';
import { setStage, type Stage } from './stage.mjs';

let stage: Stage;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let browser: Stage['browser'];
let client: Stage['client'];
let origin: string;

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  provider = await startIdentityProvider(origin);
  stage = await setStage({ host: 'localhost', port, env: provider.env });
  ({ browser, client } = stage);
});
afterAll(async () => {
  await stage?.close();
  await provider?.stop();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

async function atTheProvider(page: Page, login: string): Promise<void> {
  await page.getByRole('heading', { name: 'Northmoor identity' }).waitFor();
  await page.locator('input[name=login]').fill(login);
  await button(page, 'Continue').click();
}

describe('the sign-in of the hospital', () => {
  it('signs in, says what to do where it cannot, unlocks a screen with unsaved work, and signs out of both', async () => {
    const context = await browser.newContext({ baseURL: origin, reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const failures: string[] = [];
    page.on('pageerror', ({ message }) => failures.push(message));

    await page.goto('/sign-in?next=%2Fcases%2Fnew');
    await button(page, 'Sign in with Northmoor identity').click();
    await atTheProvider(page, 'nobody');
    await page.getByText('there is no account for you here').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await context.clearCookies();
    await page.goto('/sign-in?next=%2Fcases%2Fnew');
    await button(page, 'Sign in with Northmoor identity').click();
    await atTheProvider(page, 'fenwick');
    await page.locator('#referral-familyName').fill('Halfway');

    await client.query(`UPDATE session SET last_seen_at = now() - interval '20 minutes' WHERE person_id = (SELECT id FROM person WHERE email = 'fenwick@northmoor.example')`);
    await page.keyboard.press('Control+k');
    await page.locator('mat-dialog-container').getByRole('combobox').fill('birch');
    await page.locator('cn-lock-screen').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const [beside] = await Promise.all([context.waitForEvent('page'), page.locator('cn-lock-screen').getByRole('button', { name: 'Hospital sign-in' }).click()]);
    await atTheProvider(beside, 'fenwick');
    await page.locator('cn-lock-screen').waitFor({ state: 'detached' });
    expect(await page.locator('#referral-familyName').inputValue()).toBe('Halfway');

    const { rows } = await client.query(`SELECT payload::json ->> 'method' AS method FROM audit.entry WHERE event = 'reauthenticated'`);
    expect(rows).toEqual([{ method: 'oidc' }]);
    expect(failures).toEqual([]);
    await context.close();
  });
});
