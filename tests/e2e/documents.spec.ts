/**
 * Documents in the browsers of those who write, release and send them: the batch of a meeting with its progress, a reload,
 * taking it back; a letter released and handed over; a request for what is missing; the templates with their preview.
 */
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.mjs';
import { axeViolations } from '../support/accessibility.mjs';
import { startSystem, type TestSystem } from '../support/system.mjs';
import { demoId, placeOf } from '../pictures/demo-places.mjs';
import { atTheirBrowser, request } from './person.mjs';

type At = Page & { failures: string[] };

let system: TestSystem;
let browser: Browser;
let coordinator: At;
let radiologist: At;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  coordinator = await atTheirBrowser(browser, system.url, 'fenwick');
  radiologist = await atTheirBrowser(browser, system.url, 'castellane');
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const agree = async (page: Page, name: string | RegExp): Promise<void> => {
  const dialog = page.locator('mat-dialog-container');
  await dialog.getByRole('button', { name }).click();
  await dialog.waitFor({ state: 'detached' });
};
const batch = `/meetings/${demoId('meeting last')}/documents`;
/** Making a document needs a worker that has opened its fonts, on a machine that may be busy. */
const MAKING = { timeout: 60_000 };

describe('the documents of a meeting', () => {
  it('are ordered in one go, are there again after a reload while they wait, and are taken back', async () => {
    await system.worker.stop();
    await coordinator.goto(batch);
    await button(coordinator, 'Write reports and letters of all signed cases').click();
    const running = coordinator.getByText(/\d+ under way/);
    await running.waitFor();
    await coordinator.reload();
    await running.waitFor();
    await coordinator.locator('progress').first().waitFor();
    await button(coordinator, 'Cancel the rest').click();
    await agree(coordinator, 'Cancel the rest');
    await running.waitFor({ state: 'detached' });
    expect(await coordinator.locator('li[data-document=referrerLetter]').filter({ hasText: 'cancelled' }).count()).toBeGreaterThan(0);
  });

  it('are ordered again, made by the worker, and their end is told', async () => {
    await button(coordinator, 'Write reports and letters of all signed cases').click();
    await coordinator.getByText(/\d+ under way/).waitFor();
    await system.worker.start();
    await coordinator.locator('cn-toast-region').getByText(/\d+ documents are made\./).waitFor(MAKING);
    expect(await coordinator.getByText(/\d+ letters wait for release/).count()).toBe(1);
    expect(await axeViolations(coordinator)).toEqual([]);
  });
});

describe('a letter', () => {
  it('is released by a clinician who has it open, not by the coordinator, and handed over on paper', async () => {
    const { items } = await request(coordinator, 'GET', batch);
    const letter = items.find(({ kind, state }: { kind: string; state: string }) => kind === 'referrerLetter' && state === 'made');
    const place = `/cases/${letter.caseId}/documents?open=${letter.id}`;
    await coordinator.goto(place);
    await coordinator.getByText('A specialist or the chair of the board can release it.').waitFor();
    expect(await button(coordinator, 'Release the letter').count()).toBe(0);
    await radiologist.goto(place);
    await button(radiologist, 'Release the letter').click();
    await agree(radiologist, 'Release the letter');
    await radiologist.getByText(/released by .*Castellane/).first().waitFor();
    await coordinator.reload();
    await coordinator.getByText(/released by .*Castellane/).first().waitFor();
    const panel = coordinator.locator('cn-delivery-panel');
    await panel.getByRole('textbox').first().fill('Dr P. Penhallow');
    await panel.getByRole('button', { name: 'Note as handed over' }).click();
    await panel.getByText('handed over').first().waitFor();
    const part = await coordinator.evaluate(async (path) => {
      const answer = await fetch(path, { headers: { range: 'bytes=0-7' } });
      return [answer.status, answer.headers.get('content-range'), await answer.text()];
    }, `/api/v1/documents/${letter.id}/content`);
    expect(part).toEqual([206, expect.stringMatching(/^bytes 0-7\//), expect.stringMatching(/^%PDF-/)]);
  });

  it('asks for what is missing, from the chase list with one click', async () => {
    await coordinator.goto('/chase?owner=all');
    await button(coordinator, /^Letter: /).first().click();
    await coordinator.waitForURL(/\/cases\/[^/]+\/documents\?open=/);
    await coordinator.locator('li[data-document=chaseLetter]').getByText('waits for release').waitFor(MAKING);
    await coordinator.getByText('Read the letter. It leaves only when a clinician of the board releases it.').waitFor();
  });
});

describe('who leaves the page', () => {
  it('is told all the same when the documents are done, even after a reload', async () => {
    await coordinator.goto('/chase?owner=all');
    await system.worker.stop();
    await button(coordinator, 'Write letters to all shown').click();
    await agree(coordinator, 'Write the letters');
    await coordinator.locator('cn-toast-region').getByText(/letters are being made/).waitFor();
    await coordinator.getByRole('navigation').getByRole('link', { name: 'Evidence' }).first().click();
    await coordinator.waitForURL(/evidence/);
    await coordinator.reload();
    await system.worker.start();
    await coordinator.locator('cn-toast-region').getByText(/documents? (?:are|is) made\./).waitFor(MAKING);
  });
});

describe('the templates', () => {
  it('show a draft as it would look, name a mistake, and become a new version', async () => {
    await coordinator.goto(placeOf('/documents/template'));
    const state = coordinator.locator('cn-template-preview [role=status]');
    await state.filter({ hasText: 'An invented record' }).waitFor(MAKING);
    const opening = coordinator.getByRole('textbox', { name: 'First sentences' });
    await opening.fill('Thank you, {colleague}.');
    await coordinator.getByText('{colleague} is no placeholder of this text.').waitFor();
    expect(await button(coordinator, 'Save as a new version').isDisabled()).toBe(true);
    await opening.fill('Thank you for asking the {board}.');
    await coordinator.getByRole('textbox', { name: 'Address' }).fill('1 Moor Road\nNorthmoor');
    await state.filter({ hasText: 'An invented record' }).waitFor(MAKING);
    await coordinator.getByLabel('Choose a logo').setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg viewBox="0 0 9 9"><script/><path d="M0 0h9v9z"/></svg>') });
    await coordinator.getByText(/The file was not taken/).waitFor();
    await coordinator.getByLabel('Choose a logo').setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#0b5568"/></svg>') });
    await coordinator.locator('.logo img').waitFor();
    await button(coordinator, 'Save as a new version').click();
    await coordinator.getByText('Nothing is changed.').waitFor();
    await coordinator.getByRole('listitem').filter({ hasText: 'in force' }).filter({ hasText: 'First sentences' }).waitFor();
    expect(await axeViolations(coordinator)).toEqual([]);
    await button(coordinator, 'Take over version 1').click();
    await coordinator.getByText(/^Changed: logo; address/).waitFor();
    await button(coordinator, 'Discard').click();
  });

  it('left no error on any page', () => {
    expect([...coordinator.failures, ...radiologist.failures]).toEqual([]);
  });
});
