/** Getting into an account and keeping it: a link, a second factor, signing out everywhere. */
import type { Page } from 'playwright-core';
import { generate } from 'otplib';
import { axeViolations } from '../support/accessibility.mjs';
import { signIn } from '../support/demo-hospital.mjs';
import { PASSWORD, atTheirBrowser } from './person.mjs';
import { setStage, type Stage } from './stage.mjs';

let stage: Stage;
let hospital: Stage['hospital'];
let browser: Stage['browser'];
let client: Stage['client'];

beforeAll(async () => {
  stage = await setStage({ env: { DEMO: '0' } });
  ({ hospital, browser, client } = stage);
});
afterAll(async () => stage?.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const strangers = async () => (await browser.newContext({ baseURL: hospital.url, reducedMotion: 'reduce' })).newPage();

describe('an account', () => {
  it('gets its password with a link that works once', async () => {
    const administrator = await signIn(hospital.url, 'quillon@northmoor.example');
    const { rows } = await client.query(`SELECT id FROM person WHERE email = 'tansley@northmoor.example'`);
    const { address } = (await administrator.send('POST', `/administration/people/${rows[0].id}/links`)).body;
    const path = new URL(address).pathname + new URL(address).hash;
    const page = await strangers();
    await page.goto(path);
    await page.getByText('tansley@northmoor.example').waitFor();
    expect(page.url()).not.toContain('#');
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('#new-password').fill('tansley-tansley');
    await button(page, 'Store password').click();
    await page.getByText('easily guessed').waitFor();
    await page.locator('#new-password').fill('quiet lamp under the 7 maples');
    await button(page, 'Store password').click();
    await page.getByRole('heading', { name: 'Your password is stored' }).waitFor();
    await page.goto('/sign-in');
    await page.goto(path);
    await page.getByText('It was used before.').waitFor();
    await page.context().close();
  });

  it('sets up an app, asks for its code at the next sign-in, and signs out everywhere', async () => {
    const page = await atTheirBrowser(browser, hospital.url, 'castellane');
    await page.goto('/account');
    await button(page, 'Set up an app').click();
    const secret = (await page.locator('cn-device-setup code').innerText()).replaceAll(' ', '');
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('#device-code').fill(await generate({ secret }));
    await button(page, 'Set up').click();
    await page.locator('cn-recovery-codes li').nth(9).waitFor();
    const recovery = await page.locator('cn-recovery-codes li').first().innerText();
    expect(await axeViolations(page)).toEqual([]);
    await button(page, 'I have kept them').click();
    await page.getByText('Recovery codes left: 10').waitFor();

    const second = await strangers();
    await second.goto('/sign-in?next=%2Faccount');
    await second.locator('input[type=email]').fill('castellane@northmoor.example');
    await second.locator('input[type=password]').fill(PASSWORD);
    await button(second, 'Sign in').click();
    await second.getByRole('heading', { name: 'Second step' }).waitFor();
    expect(await axeViolations(second)).toEqual([]);
    await second.locator('input[name=code]').fill('000000');
    await button(second, 'Sign in').click();
    await second.getByText('That code does not fit').waitFor();
    await second.locator('input[name=code]').fill(recovery);
    await button(second, 'Sign in').click();
    await second.getByText('Recovery codes left: 9').waitFor();
    await button(second, 'Sign out everywhere').click();
    await second.locator('mat-dialog-container').getByRole('button', { name: 'Sign out everywhere' }).click();
    await second.waitForURL('**/sign-in');
    await page.goto('/');
    await page.waitForURL('**/sign-in**');
    await page.context().close();
    await second.context().close();
  });

  it('asks nobody whether an address has an account', async () => {
    const page = await strangers();
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Password forgotten' }).click();
    await page.getByRole('heading', { name: 'Password forgotten' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('input[type=email]').fill('nobody@northmoor.example');
    await button(page, 'Ask for a link').click();
    await page.getByText('If there is an account with this address').waitFor();
    await page.context().close();
  });

  it('keeps what was typed under the lock, and opens it with the password', async () => {
    const page = await atTheirBrowser(browser, hospital.url, 'fenwick');
    await page.goto('/cases/new');
    await page.locator('#referral-familyName').fill('Halfway');
    await client.query(`UPDATE session SET last_seen_at = now() - interval '20 minutes' WHERE person_id = (SELECT id FROM person WHERE email = 'fenwick@northmoor.example')`);
    // Any request of the page now answers that the session is locked.
    await page.keyboard.press('Control+k');
    await page.locator('mat-dialog-container').getByRole('combobox').fill('birch');
    await page.locator('cn-lock-screen').waitFor();
    await page.locator('cn-lock-screen input').fill('wrong');
    await button(page, 'Unlock').click();
    await page.getByText('That password does not fit.').waitFor();
    await page.locator('cn-lock-screen input').fill(PASSWORD);
    await button(page, 'Unlock').click();
    await page.locator('cn-lock-screen').waitFor({ state: 'detached' });
    expect(await page.locator('#referral-familyName').inputValue()).toBe('Halfway');
    expect(page.failures).toEqual([]);
    await page.context().close();
  });
});
