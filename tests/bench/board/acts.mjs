/**
 * How many clicks and keys it takes a chair, who also writes, from calling a ready case to its confirmed recommendation,
 * counted while Chromium does it. The other ten voters, a cover for who is away among them, vote at their own desks and are not counted.
 */
import { launchChromium } from '../../support/chromium.mjs';
import { startSystem } from '../../support/system.mjs';
import { demoId, placeOf } from '../../pictures/demo-places.mjs';
import { atTheirBrowser, request } from '../../e2e/person.mjs';

const OPTION = 'resection-plus-ablation';
const on = (/** @type {number} */ days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/**
 * @typedef {object} Acts
 * @property {number} clicks choosing from a list counts two: opening it and choosing
 * @property {number} keys pressed as commands, Enter in dialogs included
 * @property {number} characters of text typed
 */

/** @param {import('playwright-core').Page} page */
function counting(page) {
  /** @type {Acts} */
  const acts = { clicks: 0, keys: 0, characters: 0 };
  return {
    acts,
    /** @param {import('playwright-core').Locator} target */
    async click(target) {
      acts.clicks += 1;
      await target.click();
    },
    /** @param {string} key */
    async press(key) {
      acts.keys += 1;
      await page.keyboard.press(key);
    },
    /** @param {string} field @param {string} value */
    async choose(field, value) {
      acts.clicks += 2;
      await page.locator(field).selectOption(value);
    },
    /** @param {string} field @param {string} text */
    async type(field, text) {
      acts.clicks += 1;
      acts.characters += text.length;
      await page.locator(field).fill(text);
    },
  };
}

/** @returns {Promise<{ steps: [string, Acts][], total: Acts }>} */
export async function countActs() {
  const [system, browser] = await Promise.all([startSystem({ fast: true }), launchChromium()]);
  try {
    const chair = await atTheirBrowser(browser, system.url, 'valkenaar');
    const others = [];
    for (const { email, discipline } of system.accounts) if (discipline !== null && !/^(valkenaar|brekke-stone)@/.test(email)) others.push(await atTheirBrowser(browser, system.url, email.split('@')[0] ?? ''));
    await chair.goto(placeOf('/meetings/{meeting urgent}/room'));
    const counter = counting(chair);
    /** @type {[string, Acts][]} */
    const steps = [];
    let before = { ...counter.acts };
    const stepDone = (/** @type {string} */ name) => {
      const { clicks, keys, characters } = counter.acts;
      steps.push([name, { clicks: clicks - before.clicks, keys: keys - before.keys, characters: characters - before.characters }]);
      before = { ...counter.acts };
    };
    const button = (/** @type {RegExp | string} */ name) => chair.getByRole('button', { name }).and(chair.locator(':enabled'));

    await counter.click(button(/^Call Kilbride/).first());
    await chair.locator('cn-option-comparison').waitFor();
    await counter.press('f');
    stepDone('call the case, end its presentation');
    for (const number of [1, 2]) {
      await counter.press('v');
      await chair.locator('#ballot-position').waitFor();
      await counter.choose('#ballot-position', OPTION);
      await counter.click(chair.locator('#ballot-confidence-label').locator('..').getByText('high', { exact: true }));
      await counter.click(button('Seal my ballot'));
      await chair.getByText(/^Your ballot is sealed since/).waitFor();
      await castOthers(others);
      await counter.press('v');
      await chair.locator('mat-dialog-container').waitFor();
      await counter.click(chair.locator('mat-dialog-container').getByRole('button', { name: /^Close/ }));
      await button(/^Open the seal/).waitFor();
      await counter.press('v');
      await (number === 1 ? button(/^Open second vote/) : chair.locator('#rec-option')).waitFor();
      stepDone(number === 1 ? 'first vote: open, vote, close, open the seal' : 'second vote: open, vote, close, open the seal');
    }
    await counter.choose('#rec-option', OPTION);
    await counter.choose('#rec-intent', 'cure');
    if (await chair.locator('#rec-against').count()) await counter.type('#rec-against', 'Decided on screen.');
    await counter.type('#rec-rationale', 'Two small recurrences after a long interval; both can be cleared in one operation.');
    await counter.click(button('Add an action'));
    await counter.type('#rec-action-0', 'Plan the operation');
    await counter.choose('#rec-owner-0', demoId('person oyelaran'));
    await counter.type('#rec-due-0', on(14));
    await counter.type('#rec-trial', 'None is open.');
    await counter.type('#rec-wish', 'Read out and followed.');
    await counter.type('#rec-review', on(90));
    await counter.choose('#rec-communicator', demoId('person oyelaran'));
    stepDone('write the recommendation');
    await counter.click(button('Read back'));
    await counter.click(button('Confirm the recommendation'));
    await counter.click(chair.locator('mat-dialog-container').getByRole('button', { name: 'Confirm the recommendation' }));
    await chair.getByTestId('record-hash').waitFor();
    stepDone('read back and confirm');
    return { steps, total: counter.acts };
  } finally {
    await browser.close();
    await system.stop();
  }
}

/** @param {import('playwright-core').Page[]} pages */
async function castOthers(pages) {
  const [meetingId, caseId] = [demoId('meeting urgent'), demoId('case kilbride')];
  for (const page of pages) {
    const { rounds } = await request(page, 'GET', `/meetings/${meetingId}/cases/${caseId}/deliberation`);
    await request(page, 'PUT', `/rounds/${rounds.at(-1).id}/ballot`, { position: { kind: 'option', optionId: OPTION }, confidence: 'high', drivers: [] });
  }
}
