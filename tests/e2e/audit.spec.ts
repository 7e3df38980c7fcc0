/**
 * The auditor's desk and the end of a case: a decision is replayed, a chain goes home as a file that the verifier accepts;
 * an administrator asks for the erasure of a case without seeing it, the chair confirms by its number, the worker finishes.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { verify } from '../../apps/audit-cli/src/verify.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { startSystem, type TestSystem } from '../support/system.mjs';
import { atTheirBrowser, request } from './person.mjs';

type Visitor = Page & { failures: string[] };

let system: TestSystem;
let browser: Browser;
let auditor: Visitor;
let chair: Visitor;
let administrator: Visitor;
/** Signed cases of the demo world. */
let kept: { id: string; number: string };
let erased: { id: string; number: string };

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  [auditor, chair, administrator] = await Promise.all(['ellery-voss', 'valkenaar', 'quillon'].map((name) => atTheirBrowser(browser, system.url, name))) as [Visitor, Visitor, Visitor];
  const { items } = await request(chair, 'GET', '/cases?state=signedOff&limit=50');
  [kept, erased] = items;
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

it('replays a decision and takes the chain of the case home', async () => {
  await auditor.goto(`/audit?case=${kept.id}`);
  await auditor.getByRole('button', { name: 'Replay the evaluation' }).click();
  await auditor.getByText('Rules of its day: identical').waitFor();
  await auditor.getByText(/Rules of today: none of \d+ options differs/).waitFor();

  const button = auditor.getByRole('button', { name: 'Export for the verifier' });
  expect(await button.isDisabled()).toBe(true);
  await auditor.getByLabel('Reason').fill('complaint 17');
  await auditor.getByText('A code without spaces, at most 64 characters.').waitFor();
  await auditor.getByLabel('Reason').fill('complaint-17');
  const [download] = await Promise.all([auditor.waitForEvent('download'), button.click()]);
  expect(download.suggestedFilename()).toBe(`consilium-log-${kept.number}.ndjson`);
  const { header, entries, anchored } = verify({ file: await download.path(), keyFiles: [join(system.dataDir, 'checkpoints/checkpoint-key.txt')] });
  expect(header).toMatchObject({ scope: 'case', case: kept.id });
  expect(anchored).toBe(entries);

  const [proof] = await Promise.all([auditor.waitForEvent('download'), auditor.getByRole('button', { name: /^Proof of entry/ }).last().click()]);
  expect(verify({ file: await proof.path() }).entries).toBe(1);
});

it('erases a case with four eyes', async () => {
  await administrator.goto('/erasures');
  await administrator.getByRole('button', { name: 'Ask for an erasure' }).click();
  await administrator.getByLabel('Case number').fill(erased.number);
  await administrator.getByLabel('File number of the written request').fill('DPO 2026/14');
  await administrator.getByRole('button', { name: 'Send the request' }).click();
  await administrator.getByText('Waits for the second person').waitFor();
  expect(await administrator.getByRole('button', { name: /^Decide/ }).count()).toBe(0);

  await chair.goto('/erasures');
  await chair.getByRole('button', { name: /^Decide/ }).click();
  const erase = chair.getByRole('button', { name: 'Erase the case' });
  expect(await erase.isDisabled()).toBe(true);
  // The keyboard is in the field already.
  await chair.keyboard.type(erased.number);
  await erase.click();
  await chair.getByRole('dialog').getByRole('button', { name: 'Erase the case' }).click();
  await chair.getByText(/^Complete since/).waitFor({ timeout: 60_000 });
  await chair.goto(`/cases/${erased.id}`);
  await chair.getByText(/erased/i).first().waitFor();
  expect([...auditor.failures, ...chair.failures, ...administrator.failures]).toEqual([]);
});
