/** Passkeys in a browser, with Chromium's virtual authenticator: made, used to sign in, to unlock and as second step, removed. */
import type { Page } from 'playwright-core';
import { axeViolations } from '../support/accessibility.mjs';
import { PASSWORD, atTheirBrowser } from './person.mjs';
import { setStage, type Stage } from './stage.mjs';

let stage: Stage;
let hospital: Stage['hospital'];
let browser: Stage['browser'];
let client: Stage['client'];

beforeAll(async () => {
  stage = await setStage({ env: { DEMO: '0' }, host: 'localhost' });
  ({ hospital, browser, client } = stage);
});
afterAll(async () => stage?.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

/** A device built into the computer, which recognises its owner. */
async function deviceOf(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
}

describe('a passkey', () => {
  it('is made, signs in without name and password, unlocks the screen, is the second step, and is removed', async () => {
    const page = await atTheirBrowser(browser, hospital.url, 'castellane');
    await deviceOf(page);
    await page.goto('/account');
    await button(page, 'Add a passkey').click();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('#passkey-name').fill('Reading room');
    await button(page, 'Make passkey').click();
    await page.locator('cn-recovery-codes li').nth(9).waitFor();
    await button(page, 'I have kept them').click();
    await page.locator('cn-passkeys b', { hasText: 'Reading room' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);

    // The device is known: the browser makes no second one.
    await button(page, 'Add a passkey').click();
    await button(page, 'Make passkey').click();
    await page.getByText('This device has a passkey for you already.').waitFor();

    await page.context().clearCookies();
    await page.goto('/sign-in?next=%2Faccount');
    await button(page, 'Sign in with a passkey').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await button(page, 'Sign in with a passkey').click();
    await page.locator('td', { hasText: /^Passkey$/ }).first().waitFor();

    // A page that is loaded while the screen is locked can be unlocked, and then shows itself.
    const fallIdle = () => client.query(`UPDATE session SET last_seen_at = now() - interval '20 minutes' WHERE person_id = (SELECT id FROM person WHERE email = 'castellane@northmoor.example')`);
    await fallIdle();
    await page.reload();
    await page.locator('cn-lock-screen').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('cn-lock-screen').getByRole('button', { name: 'Use a passkey' }).click();
    await page.locator('cn-lock-screen').waitFor({ state: 'detached' });
    await page.locator('cn-passkeys b', { hasText: 'Reading room' }).waitFor();

    await page.context().clearCookies();
    await page.goto('/sign-in?next=%2Faccount');
    await page.locator('input[type=email]').fill('castellane@northmoor.example');
    await page.locator('input[type=password]').fill(PASSWORD);
    await button(page, 'Sign in').click();
    await page.getByRole('heading', { name: 'Second step' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await button(page, 'Use a passkey').click();
    await page.locator('td', { hasText: 'Password and passkey' }).waitFor();

    await page.getByRole('button', { name: 'Rename: Reading room' }).click();
    await page.locator('cn-passkeys form input').fill('Ward computer');
    await button(page, 'Store name').click();
    // Without a recent proof the page asks who is there, and a device may answer.
    await client.query(`UPDATE session SET reauthenticated_at = now() - interval '6 minutes' WHERE person_id = (SELECT id FROM person WHERE email = 'castellane@northmoor.example')`);
    await page.getByRole('button', { name: 'Remove: Ward computer' }).click();
    await page.locator('mat-dialog-container').getByRole('button', { name: 'Remove' }).click();
    await page.locator('cn-presence-proof').getByRole('button', { name: 'Use a passkey' }).click();
    await page.locator('cn-passkeys li').waitFor({ state: 'detached' });
    expect(page.failures).toEqual([]);
    await page.context().close();
  });
});
