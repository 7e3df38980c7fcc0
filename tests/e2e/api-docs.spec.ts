/** The reader of the API's document: from our own server alone, under the content policy of the rest. */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.mjs';
import { startSystem } from '../support/system.mjs';

let browser: Browser;
let system: Awaited<ReturnType<typeof startSystem>>;

beforeAll(async () => {
  system = await startSystem({ demo: false });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

it('shows every area of the API, asks no other host and breaks no content policy', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (sent) => {
    const address = sent.url();
    if (!address.startsWith(system.url) && !address.startsWith('data:') && !address.startsWith('blob:')) foreign.push(address);
  });
  const answer = await page.goto(`${system.url}/api/docs`);
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'");
  await page.getByRole('heading', { name: /Consilium/ }).waitFor();
  const document = (await (await fetch(`${system.url}/api/openapi.json`)).json()) as { openapi: string; paths: Record<string, unknown> };
  expect(document.openapi).toBe('3.1.0');
  const areas = new Set(Object.keys(document.paths).map((path) => path.split('/')[1]!));
  for (const area of areas) await page.locator(`#operations-tag-${area}`).waitFor();
  await page.locator('#operations-tag-cases').click();
  await page.locator('.opblock-post .opblock-summary').first().click();
  await page.getByText('Idempotency-Key').first().waitFor();
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});
