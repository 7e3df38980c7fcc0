/** A person of the demo hospital at a browser of their own. */

export const PASSWORD = 'tumour-board-demo';

/**
 * Signs in and keeps one page open. Errors of the page are collected: a test ends by asking for them.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} name local part of the address
 * @returns {Promise<import('playwright-core').Page & { failures: string[] }>}
 */
export async function atTheirBrowser(browser, url, name) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce', baseURL: url });
  // Everything here answers within a second; what takes longer has gone wrong.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  /** @type {string[]} */
  const failures = [];
  page.on('pageerror', ({ message }) => failures.push(message));
  
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(`${name}@northmoor.example`);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  return Object.assign(page, { failures });
}

/**
 * A request in the name of whoever is signed in on the page.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} method
 * @param {string} path below /api/v1
 * @param {unknown} [body]
 * @param {Record<string, string>} [headers]
 * @returns {Promise<any>}
 */
export async function request(page, method, path, body, headers = {}) {
  const answer = await page.evaluate(
    async ([verb, address, content, further]) => {
      // The page proves by this cookie that the request is its own.
      const token = /(?:^|; )consilium_csrf=([^;]*)/.exec(document.cookie)?.[1];
      const response = await fetch(`/api/v1${address}`, {
        method: /** @type {string} */ (verb),
        headers: { .../** @type {Record<string, string>} */ (further), ...(token ? { 'x-csrf-token': decodeURIComponent(token) } : {}), ...(content === null ? {} : { 'content-type': 'application/json' }) },
        ...(content === null ? {} : { body: JSON.stringify(content) }),
      });
      return { status: response.status, body: await response.text() };
    },
    /** @type {const} */ ([method, path, body ?? null, headers]),
  );
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
  return answer.body === '' ? undefined : JSON.parse(answer.body);
}
