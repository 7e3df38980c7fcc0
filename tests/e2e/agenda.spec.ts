/**
 * A published agenda on the day of the meeting, in the browsers of coordinator and chair: a late case asked for and agreed
 * to, a break put in and moved by keys, a case moved by hand, and the agenda taken back.
 */
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.mjs';
import { axeViolations } from '../support/accessibility.mjs';
import { startSystem, type TestSystem } from '../support/system.mjs';
import { placeOf } from '../pictures/demo-places.mjs';
import { atTheirBrowser } from './person.mjs';

type At = Page & { failures: string[] };

const agenda = placeOf('/meetings/{meeting today}');

let system: TestSystem;
let browser: Browser;
let coordinator: At;
let chair: At;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  [coordinator, chair] = [await atTheirBrowser(browser, system.url, 'fenwick'), await atTheirBrowser(browser, system.url, 'valkenaar')];
  await coordinator.goto(agenda);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
/** The rows from top to bottom by what stands first in them: the short name of a patient, or that it is a break. */
const order = (page: Page): Promise<string[]> => page.locator('tbody tr td.who').evaluateAll((cells) => cells.map((cell) => (cell.querySelector('a')?.textContent ?? cell.textContent ?? '').trim()));
const row = (page: Page, name: string) => page.locator('tbody tr', { hasText: name });

describe('the agenda on the day of the meeting', () => {
  it('asks the chair about a case after the cut-off and lists it when she agrees', async () => {
    const choice = coordinator.locator('#agenda-case option', { hasText: 'Dunmore' });
    await choice.waitFor({ state: 'attached' });
    await coordinator.locator('#agenda-case').selectOption(await choice.getAttribute('value'));
    await coordinator.getByText(/^The list closed on/).waitFor();
    await coordinator.locator('#agenda-presenter').selectOption({ label: 'Dr Sola Oyelaran' });
    await coordinator.locator('#agenda-late').fill('Progression since Thursday; the next board would be too late.');
    if (await coordinator.locator('#agenda-waiver').count()) await coordinator.locator('#agenda-waiver').fill('The report is promised for tonight.');
    await button(coordinator, 'Ask the chair').click();
    await coordinator.getByText(/^asked by Ade Fenwick/).waitFor();
    expect(await order(coordinator)).not.toContain('Dunmore, I.');

    await chair.goto(agenda);
    await button(chair, 'Agree and list').click();
    await row(chair, 'Dunmore, I.').getByText('Late addition, asked for by Ade Fenwick, agreed by Prof. Ingrid Valkenaar: Progression since Thursday; the next board would be too late.').waitFor();
    await coordinator.reload();
    await row(coordinator, 'Dunmore, I.').waitFor();
  });

  it('puts a break between cases and moves it with the keys', async () => {
    await button(coordinator, 'Add a break').click();
    await row(coordinator, 'Break').waitFor();
    const before = await order(coordinator);
    expect(before.at(-1)).toBe('Break');
    await row(coordinator, 'Break').getByRole('textbox').press('Alt+ArrowUp');
    await coordinator.getByText(`The break is now number ${before.length - 1}`).waitFor({ state: 'attached' });
    expect((await order(coordinator)).at(-2)).toBe('Break');
    expect(await axeViolations(coordinator)).toEqual([]);
  });

  it('moves a case by hand', async () => {
    const [first, second, third] = await order(coordinator);
    const from = (await row(coordinator, first!).locator('.handle').boundingBox())!;
    const to = (await row(coordinator, third!).boundingBox())!;
    await coordinator.mouse.move(from.x + 4, from.y + 6);
    await coordinator.mouse.down();
    await coordinator.mouse.move(from.x + 4, from.y + 30, { steps: 4 });
    await coordinator.mouse.move(from.x + 4, to.y + to.height - 4, { steps: 12 });
    await coordinator.mouse.up();
    await coordinator.getByText(`${first} is now number 3`).waitFor({ state: 'attached' });
    expect((await order(coordinator)).slice(0, 3)).toEqual([second, third, first]);
  });

  it('moves a case by its button, and puts one in the lane of standard care with the reason', async () => {
    const [first, second] = await order(coordinator);
    await button(coordinator, `Move ${second} up`).click();
    await coordinator.getByText(`${second} is now number 1`).waitFor({ state: 'attached' });
    expect((await order(coordinator)).slice(0, 2)).toEqual([second, first]);
    await coordinator.getByLabel(`Lane of ${second}`).selectOption('standardOfCare');
    await coordinator.locator('#lane-reason').fill('Follows the agreed rule for a single metastasis.');
    await button(coordinator, 'Move the case').click();
    await row(coordinator, second!).getByText('Follows the agreed rule for a single metastasis.').waitFor();
    await coordinator.getByLabel(`Lane of ${second}`).selectOption('discuss');
    await row(coordinator, second!).getByText('Follows the agreed rule for a single metastasis.').waitFor({ state: 'detached' });
  });

  it('is taken back with a reason and published again', async () => {
    await button(coordinator, 'Take the agenda back').click();
    const dialog = coordinator.locator('mat-dialog-container');
    await dialog.locator('textarea').fill('Two cases wait for the pathologist.');
    await dialog.getByRole('button', { name: 'Take the agenda back' }).click();
    await coordinator.getByText(/ · draft$/).waitFor();
    await button(coordinator, 'Publish the agenda').click();
    await dialog.getByRole('button', { name: 'Publish the agenda' }).click();
    await coordinator.getByText(/ · published$/).waitFor();
    expect([...coordinator.failures, ...chair.failures]).toEqual([]);
  });
});
