/** What people do in the meeting room, by what they see on screen. */
import { PASSWORD } from './person.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @param {Page} page
 * @param {string | RegExp} name
 */
export const button = (page, name) => page.getByRole('button', { name });

/**
 * Answers the question that is asked before what cannot be undone.
 *
 * @param {Page} page
 * @param {string | RegExp} name
 */
export async function agree(page, name) {
  const dialog = page.locator('mat-dialog-container');
  await dialog.getByRole('button', { name }).click();
  await dialog.waitFor({ state: 'detached' });
}

/**
 * Fills in the ballot without sending it.
 *
 * @param {Page} page
 * @param {string} position
 * @param {string} confidence
 */
export async function fillBallot(page, position, confidence) {
  await page.locator('#ballot-position').selectOption(position);
  await page.locator('#ballot-confidence-label').locator('..').getByText(confidence, { exact: true }).click();
}

/**
 * @param {Page} page
 * @param {string} position
 * @param {string} confidence
 */
export async function vote(page, position, confidence) {
  await fillBallot(page, position, confidence);
  await page.locator('cn-ballot-form button[type=submit]').click();
  await page.getByText(/^Your ballot is sealed since/).waitFor();
}

/**
 * The chair closes a round and opens its seal.
 *
 * @param {Page} chair
 * @param {'first' | 'second'} name
 */
export async function openSeal(chair, name) {
  await button(chair, new RegExp(`^Close ${name} vote`)).click();
  await agree(chair, new RegExp(`^Close ${name} vote`));
  await button(chair, 'Open the seal').and(chair.locator(':enabled')).click();
}

/**
 * Signs what is on screen. Whoever signed in more than five minutes ago is asked for the password once more, as on a slow
 * machine or when pictures are taken in between.
 *
 * @param {Page} page
 * @param {import('playwright-core').Locator} [record] the part of the page with the record to be signed
 * @returns {Promise<boolean>} whether the password was asked for
 */
export async function sign(page, record = page.locator('cn-sign-off').first()) {
  await record.locator('cn-proof-mark[data-state=holds]').waitFor();
  const form = record.locator('form');
  const asked = record.locator('cn-presence-proof input');
  const confirm = async () => {
    await record.getByRole('button', { name: /^Sign$/ }).click();
    await agree(page, /^Sign$/);
  };
  await confirm();
  await Promise.any([form.waitFor({ state: 'detached' }), asked.waitFor()]);
  if ((await asked.count()) === 0) return false;
  await asked.fill(PASSWORD);
  await confirm();
  await form.waitFor({ state: 'detached' });
  return true;
}
