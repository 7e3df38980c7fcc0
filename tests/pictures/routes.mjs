/**
 * Every page that is photographed, in one list. A new screen adds one line.
 *
 * @typedef {object} Shot
 * @property {string} name file name without theme and width
 * @property {string} path
 * @property {'nobody' | 'fixture' | string} as who is signed in: `nobody`; `fixture`, a made-up session without a server;
 *   or the e-mail of a demo person, which needs a running server (`PICTURES_URL`)
 * @property {boolean} [wall] photographed at 1920 x 1080 only
 * @property {(page: import('playwright-core').Page) => Promise<void>} [prepare] brings the page into the state wanted
 */

/** @type {Shot[]} */
export const shots = [
  { name: 'gallery', path: '/gallery', as: 'nobody' },
  { name: 'sign-in', path: '/sign-in', as: 'nobody' },
  { name: 'not-found', path: '/nowhere', as: 'fixture' },
  { name: 'home', path: '/', as: 'fixture' },
  { name: 'no-right', path: '/no-right', as: 'fixture' },
  { name: 'palette', path: '/', as: 'fixture', prepare: async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').waitFor(); } },
  { name: 'shortcuts', path: '/', as: 'fixture', prepare: async (page) => { await page.keyboard.press('?'); await page.locator('mat-dialog-container').waitFor(); } },
  { name: 'user-menu', path: '/', as: 'fixture', prepare: async (page) => { await page.locator('cn-header .who').click(); await page.getByRole('menu').waitFor(); } },
  { name: 'confirm', path: '/gallery', as: 'nobody', prepare: async (page) => { await page.getByRole('button', { name: 'Sign', exact: true }).click(); await page.locator('mat-dialog-container').waitFor(); } },
];
