/**
 * How long it takes to register the "textbook" referral from a filled proforma, until it is submitted:
 *
 *   npm run bench:referral
 *
 * by mouse and keyboard, by keyboard alone, and by pasting the proforma as text. Everything is really done in a browser on the
 * real system; keys and clicks are counted, and the time of a practised person is modelled from them (keystroke-level model).
 */
import '../../../apps/launcher/src/node-version.mjs';
import { join } from 'node:path';

const { openStudio } = await import('../../pictures/studio.mjs');
const { BenchReport } = await import('../report.mjs');
const { Hand, OPERATORS } = await import('./hand.mjs');
const { PROFORMA, TEXTBOOK } = await import('./textbook.mjs');

/** Seconds the form may take. */
const GOAL_SECONDS = 180;
const report = new BenchReport('referral');
const studio = await openStudio();

/** @typedef {import('playwright-core').Page} Page */
/** Whether this browser writes the month before the day; found out before anything is counted. */
let monthFirst = false;

/** @param {string} date as on the proforma, 28.02.1961 */
const digits = (date) => {
  const [day = '', month = '', year = ''] = date.split('.');
  return monthFirst ? `${month}${day}${year}` : `${day}${month}${year}`;
};

/** @param {Page} page */
async function learnTheOrder(page) {
  const birthDate = page.locator('#referral-birthDate');
  await birthDate.focus();
  await page.keyboard.type('01022003');
  monthFirst = (await birthDate.inputValue()) === '2003-01-02';
  await birthDate.fill('');
  await page.locator('#referral-identifierValue').focus();
}

const field = (/** @type {string} */ name) => `#referral-${name}`;
const radio = (/** @type {string} */ name) => `input[name="referral-${name}"]`;
const TEXTS = /** @type {const} */ (['identifierValue', 'familyName', 'givenName', 'questionText', 'consultantName', 'consultantContact', 'wishText', 'askedBy', 'patientKnows']);

/** The step from the draft to the coordinator's desk: one button, and the question that is asked once. */
const SUBMIT = 'Submit to the board';

/** @type {Record<string, (page: Page, hand: InstanceType<typeof Hand>) => Promise<void>>} */
const WAYS = {
  async 'mouse and keyboard'(page, hand) {
    const text = async (/** @type {typeof TEXTS[number]} */ name) => {
      hand.think();
      if (name !== 'identifierValue') await hand.click(page.locator(field(name)));
      await hand.type(TEXTBOOK[name]);
    };
    const date = async (/** @type {'birthDate' | 'askedOn' | 'consentOn'} */ name) => {
      hand.think();
      // Pressed at its left edge, the field begins with the day.
      await page.locator(field(name)).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await hand.click(page.locator(field(name)));
      await page.locator(field(name)).evaluate((element) => element.blur());
      await page.locator(field(name)).focus();
      await hand.type(digits(TEXTBOOK[name]));
    };
    const choose = async (/** @type {string} */ name, /** @type {string} */ value) => {
      hand.think();
      await hand.click(page.locator(`${radio(name)}[value="${value}"]`).locator('..'));
    };
    await text('identifierValue');
    await text('familyName');
    await text('givenName');
    await date('birthDate');
    await choose('sex', 'female');
    hand.think();
    await hand.click(page.locator(field('questionCode')));
    await hand.type('res');
    await hand.press('Enter');
    for (const name of /** @type {const} */ (['questionText', 'consultantName', 'consultantContact'])) await text(name);
    await choose('wish', 'asked');
    await choose('consent', 'given');
    for (const name of /** @type {const} */ (['wishText', 'askedBy'])) await text(name);
    await date('askedOn');
    await date('consentOn');
    await text('patientKnows');
    hand.think();
    await hand.click(page.locator('form button[type=submit]'));
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}\/sheet/);
    hand.think();
    await hand.click(page.locator('cn-case-steps').getByRole('button', { name: SUBMIT, exact: true }));
    await hand.click(page.locator('mat-dialog-container').getByRole('button', { name: SUBMIT, exact: true }));
  },

  async 'keyboard alone'(page, hand) {
    const text = async (/** @type {typeof TEXTS[number]} */ name) => {
      hand.think();
      await hand.tabTo(field(name));
      await hand.type(TEXTBOOK[name]);
    };
    const date = async (/** @type {'birthDate' | 'askedOn' | 'consentOn'} */ name) => {
      hand.think();
      await hand.tabTo(field(name));
      await hand.type(digits(TEXTBOOK[name]));
    };
    await text('identifierValue');
    await text('familyName');
    await text('givenName');
    await date('birthDate');
    hand.think();
    await hand.tabTo(radio('sex'));
    await hand.press('Space');
    hand.think();
    await hand.tabTo(field('questionCode'));
    await hand.type('res');
    for (const name of /** @type {const} */ (['questionText', 'consultantName', 'consultantContact'])) await text(name);
    for (const name of ['wish', 'consent']) {
      hand.think();
      // From the last of the three to the first.
      await hand.tabTo(radio(name));
      await hand.press('ArrowRight');
    }
    for (const name of /** @type {const} */ (['wishText', 'askedBy'])) await text(name);
    await date('askedOn');
    await date('consentOn');
    await text('patientKnows');
    hand.think();
    await hand.tabTo('form button[type=submit]');
    await hand.press('Enter');
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}\/sheet/);
    await page.locator('cn-case-steps button').last().waitFor();
    hand.think();
    for (let step = 0; step < 60 && !(await page.evaluate((words) => document.activeElement?.textContent?.trim() === words, SUBMIT)); step += 1) await hand.press('Tab');
    await hand.press('Enter');
    await page.locator('mat-dialog-container').waitFor();
    hand.think();
    for (let step = 0; step < 5 && !(await page.evaluate((words) => document.activeElement?.textContent?.trim() === words, SUBMIT)); step += 1) await hand.press('Tab');
    await hand.press('Enter');
  },

  async 'proforma pasted'(page, hand) {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), PROFORMA);
    hand.think();
    await hand.click(page.locator('cn-proforma-box summary'));
    await hand.click(page.locator('#proforma'));
    await hand.press('Control+v');
    await page.waitForFunction((name) => /** @type {HTMLInputElement | null} */ (document.querySelector('#referral-familyName'))?.value === name, TEXTBOOK.familyName);
    // Everything that was filled is looked through before it is stored.
    for (let look = 0; look < Object.keys(TEXTBOOK).length; look += 1) hand.think();
    await hand.press('Enter');
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}\/sheet/);
    hand.think();
    await hand.click(page.locator('cn-case-steps').getByRole('button', { name: SUBMIT, exact: true }));
    await hand.click(page.locator('mat-dialog-container').getByRole('button', { name: SUBMIT, exact: true }));
  },
};

/** @type {(string | number)[][]} */
const rows = [];
try {
  let number = 0;
  for (const [name, way] of Object.entries(WAYS)) {
    const { page, close } = await studio.open({ name: 'referral', path: '/cases/new', as: 'fenwick' }, { theme: 'light', width: 1440, height: 900 });
    const hand = new Hand(page);
    // The same person three times would be found and offered; each way registers somebody new.
    number += 1;
    TEXTBOOK.identifierValue = `NMU-2040-11${number}`;
    await learnTheOrder(page);
    const began = performance.now();
    try {
      await way(page, hand);
    } catch (error) {
      await page.screenshot({ path: join(import.meta.dirname, '../../.artifacts/referral-failed.png'), fullPage: true });
      throw error;
    }
    await page.getByText(/is submitted/).first().waitFor();
    rows.push([name, hand.clicks, hand.keys, hand.thoughts, hand.seconds, (performance.now() - began) / 1000]);
    const id = name.replaceAll(/ (.)/g, (_, letter) => letter.toUpperCase());
    report.figure(`${id}.clicks`, hand.clicks);
    report.figure(`${id}.keys`, hand.keys);
    report.goal(`referral.${id}.seconds`, hand.seconds, 'atMost', GOAL_SECONDS);
    await close();
  }
} finally {
  await studio.close();
}
const characters = TEXTS.reduce((sum, name) => sum + TEXTBOOK[name].length, 0);
report.table('Textbook referral, until it is submitted', ['way', 'clicks', 'keys', 'thoughts', 'modelled s', 'browser s'], rows);
report.table('Model, in seconds', ['operator', 'each'], [['key', OPERATORS.K], ['pointing', OPERATORS.P], ['click', OPERATORS.B], ['hand between mouse and keyboard', OPERATORS.H], ['thought', OPERATORS.M]]);
report.figure('texts.characters', characters);
report.end();
