/**
 * Every page that is photographed and checked for accessibility, in one list. A new screen adds one line; a test of the
 * browser application fails when a route is missing here.
 *
 * @typedef {object} Shot
 * @property {string} name file name without theme and width
 * @property {string} path `{case birchwood}` stands for the id of that thing of the demo world
 * @property {string} as who is signed in: `nobody`, or the local part of a demo person's address
 * @property {boolean} [refused] the server's refusal is what the page shows
 * @property {boolean} [inSession] with today's meeting under way, which cannot be taken back: such pages come last
 * @property {boolean} [wall] photographed at 1920 x 1080 only
 * @property {(page: import('playwright-core').Page) => Promise<void>} [prepare] brings the page into the state wanted
 */

const dialog = 'mat-dialog-container';

/** @type {Shot[]} */
export const shots = [
  // Without a session
  { name: 'gallery', path: '/gallery', as: 'nobody' },
  { name: 'sign-in', path: '/sign-in', as: 'nobody' },
  { name: 'wall-unpaired', path: '/wall', as: 'nobody' },
  { name: 'wall-code', path: '/wall', as: 'nobody', prepare: async (page) => { await page.locator('main button').click(); await page.locator('.code').waitFor(); } },
  { name: 'sign-in-confirm', path: '/sign-in/confirm', as: 'nobody', refused: true },
  { name: 'sign-in-confirmed', path: '/sign-in/confirmed', as: 'nobody' },
  { name: 'link-unknown', path: '/account/link', as: 'nobody', refused: true },
  { name: 'password-forgotten', path: '/sign-in/forgotten', as: 'nobody' },
  // The frame
  { name: 'not-found', path: '/nowhere', as: 'fenwick' },
  { name: 'no-right', path: '/no-right', as: 'fenwick' },
  { name: 'error', path: '/error', as: 'fenwick' },
  { name: 'palette', path: '/', as: 'fenwick', prepare: async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').waitFor(); } },
  { name: 'palette-found', path: '/', as: 'fenwick', prepare: async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').fill('birch'); await page.getByRole('option', { name: /birchwood/i }).first().waitFor(); } },
  { name: 'shortcuts', path: '/', as: 'fenwick', prepare: async (page) => { await page.keyboard.press('?'); await page.locator(dialog).waitFor(); } },
  { name: 'user-menu', path: '/', as: 'fenwick', prepare: async (page) => { await page.locator('cn-header .who').click(); await page.getByRole('menu').waitFor(); } },
  // Home, by role
  { name: 'home-coordinator', path: '/', as: 'fenwick' },
  { name: 'home-chair', path: '/', as: 'valkenaar' },
  { name: 'home-specialist', path: '/', as: 'castellane' },
  { name: 'home-referrer', path: '/', as: 'penhallow' },
  { name: 'home-auditor', path: '/', as: 'ellery-voss' },
  { name: 'home-administrator', path: '/', as: 'quillon' },
  // Cases
  { name: 'cases', path: '/cases', as: 'fenwick' },
  { name: 'referral', path: '/cases/new', as: 'fenwick' },
  { name: 'case', path: '/cases/{case birchwood}', as: 'castellane' },
  { name: 'case-transplant', path: '/cases/{case birchwood}?option=liver-transplantation', as: 'castellane' },
  { name: 'case-criterion', path: '/cases/{case birchwood}?option=liver-transplantation', as: 'castellane', prepare: async (page) => { await page.getByRole('button', { name: /LT-RC-02|LT-RS-01/ }).first().click(); await page.locator(dialog).waitFor(); } },
  { name: 'case-sparse', path: '/cases/{case tamworth}', as: 'fenwick' },
  { name: 'case-signed', path: '/cases/{case nakagawa}', as: 'castellane' },
  { name: 'sheet', path: '/cases/{case birchwood}/sheet', as: 'fenwick' },
  { name: 'sheet-empty', path: '/cases/{case zimmerlund}/sheet', as: 'fenwick' },
  { name: 'chase', path: '/chase', as: 'fenwick' },
  { name: 'duplicates', path: '/cases/duplicates', as: 'fenwick' },
  // Meetings
  { name: 'meetings', path: '/meetings', as: 'fenwick' },
  { name: 'agenda', path: '/meetings/{meeting today}', as: 'fenwick' },
  { name: 'agenda-late', path: '/meetings/{meeting today}', as: 'fenwick', prepare: async (page) => { await page.locator('.add select').first().selectOption({ index: 1 }); await page.locator('cn-listing-terms').waitFor(); } },
  { name: 'room', path: '/meetings/{meeting today}/room', as: 'valkenaar' },
  { name: 'room-open', path: '/meetings/{meeting urgent}/room', as: 'valkenaar' },
  { name: 'outcome', path: '/meetings/{meeting last}/cases/{case nakagawa}/outcome', as: 'castellane' },
  { name: 'outcome-unsigned', path: '/meetings/{meeting last}/cases/{case marlow}/outcome', as: 'valkenaar' },
  { name: 'wall', path: '/meetings/{meeting today}/wall', as: 'valkenaar', wall: true },
  { name: 'wall-open', path: '/meetings/{meeting urgent}/wall', as: 'valkenaar', wall: true },
  { name: 'documents-case', path: '/cases/{case nakagawa}/documents', as: 'castellane' },
  { name: 'documents-order', path: '/cases/{case nakagawa}/documents', as: 'fenwick', prepare: async (page) => { await page.locator('cn-page-header button').first().click(); await page.locator('cn-order-form').waitFor(); } },
  { name: 'documents-meeting', path: '/meetings/{meeting last}/documents', as: 'fenwick' },
  { name: 'letter-not-yours', path: '/letters/00000000-0000-4000-8000-000000000000', as: 'fenwick', refused: true },
  { name: 'operations', path: '/operations', as: 'quillon' },
  // Evidence and audit
  { name: 'evidence', path: '/evidence', as: 'oyelaran' },
  { name: 'audit', path: '/audit', as: 'ellery-voss' },
  { name: 'audit-sample', path: '/audit/sample?of=cases&seed=2026-spring&count=5', as: 'ellery-voss' },
  { name: 'findings', path: '/findings', as: 'ellery-voss' },
  { name: 'findings-chair', path: '/findings', as: 'valkenaar' },
  { name: 'audit-case', path: '/audit?case={case nakagawa}', as: 'ellery-voss', prepare: async (page) => { await page.locator('cn-case-replay button').click(); await page.locator('cn-case-replay .finding').first().waitFor(); } },
  { name: 'erasures', path: '/erasures', as: 'ellery-voss' },
  { name: 'erasures-ask', path: '/erasures', as: 'quillon', prepare: async (page) => { await page.locator('cn-page-header button').first().click(); await page.locator('#erasure-number').waitFor(); } },
  // Accounts
  { name: 'account', path: '/account', as: 'quillon' },
  { name: 'account-passkey', path: '/account', as: 'oyelaran', prepare: async (page) => { await page.locator('cn-passkeys button').first().click(); await page.locator('#passkey-name').waitFor(); } },
  { name: 'document-template', path: '/documents/template', as: 'fenwick', prepare: async (page) => { await page.locator('cn-template-preview [role=status]').filter({ hasText: /invented|erfunden/i }).waitFor(); } },
  { name: 'sign-in-policy', path: '/administration/sign-in', as: 'quillon' },
  // Administration
  { name: 'people', path: '/administration/people', as: 'quillon' },
  { name: 'person-new', path: '/administration/people/new', as: 'quillon' },
  { name: 'person', path: '/administration/people/{person castellane}', as: 'quillon' },
  { name: 'auditors', path: '/administration/auditors', as: 'quillon', prepare: async (page) => { await page.getByRole('button', { name: /give access|zugang erteilen/i }).click(); } },
  { name: 'imaging-sites', path: '/administration/imaging', as: 'quillon' },
  { name: 'system', path: '/administration/system', as: 'quillon' },
  { name: 'boards', path: '/boards', as: 'quillon' },
  { name: 'board', path: '/boards/{board net}', as: 'quillon' },
  { name: 'emergency', path: '/emergency', as: 'castellane' },
  { name: 'alarms', path: '/alarms', as: 'ellery-voss' },
  { name: 'board-settings', path: '/boards/{board net}/settings', as: 'quillon' },
  // The meeting under way
  { name: 'room-in-session', path: '/meetings/{meeting today}/room', as: 'valkenaar', inSession: true },
  { name: 'room-voter', path: '/meetings/{meeting today}/room', as: 'winterbourne', inSession: true },
  { name: 'wall-in-session', path: '/meetings/{meeting today}/wall', as: 'valkenaar', inSession: true, wall: true },
];
