/** A stranger at a demonstration: chooses who to be and is in; nobody changes how its accounts are signed in to. */
import { axeViolations } from '../support/accessibility.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { startSystem } from '../support/system.mjs';

describe('a demonstration', () => {
  it('lets a stranger choose who to be, and keeps its accounts as they are', async () => {
    const hospital = await startSystem({ fast: true });
    const browser = await launchChromium();
    try {
      const page = await (await browser.newContext({ baseURL: hospital.url, reducedMotion: 'reduce' })).newPage();
      page.setDefaultTimeout(15_000);
      await page.goto('/sign-in?next=%2Faccount');
      await page.getByRole('heading', { name: 'This is a demonstration' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      const first = page.locator('cn-demo-accounts button').first();
      expect(await first.innerText()).toMatch(/^Coordinator/);
      await first.click();
      await page.locator('td', { hasText: 'Chosen in the demonstration' }).waitFor();
      await page.getByRole('button', { name: 'Set up an app' }).click();
      await page.getByText('This is a demonstration that others use too').waitFor();
      await page.context().close();
    } finally {
      await browser.close();
      await hospital.stop();
    }
  });
});
