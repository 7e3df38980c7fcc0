/**
 * The main job of the product, from registration to the verified record, as people do it: a case is registered and
 * listed, three specialists vote sealed in browsers of their own, the board recommends, three sign, the worker makes the
 * report, and the auditor verifies the chain.
 */
import type { Browser, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { launchChromium } from '../support/chromium.mjs';
import { startSystem, type TestSystem } from '../support/system.mjs';
import { atTheirBrowser, request } from './person.mjs';

const DAY = 86_400_000;
const on = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/**
 * Facts under which only the three disciplines of every case are asked for: arterial and ablative treatment is ruled out
 * by the coagulopathy, radionuclide treatment by the missing receptor, transplantation by disease outside the liver.
 */
const FACTS: Readonly<Record<string, string | number | boolean>> = {
  reportedGrade: 'G1',
  sstrPositive: false,
  maxLesionSizeCm: 9,
  flrAdequate: false,
  extrahepaticDisease: 'present',
  progressionStatus: 'stable',
  uncorrectableCoagulopathy: true,
  functionalStatus: 'functional',
  hormonalSyndrome: 'carcinoid',
};
const OPTION = 'ssa-lanreotide';

const BOARD = 'Neuroendocrine tumour board';

let system: TestSystem;
let browser: Browser;
let caseId: string;
let caseNumber: string;
let meetingId: string;
let recordHash: string;
let coordinator: Page & { failures: string[] };
let chair: Page & { failures: string[] };
let oncologist: Page & { failures: string[] };
let radiologist: Page & { failures: string[] };
let specialists: (Page & { failures: string[] })[];

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  const arrive = (name: string): Promise<Page & { failures: string[] }> => atTheirBrowser(browser, system.url, name);
  coordinator = await arrive('fenwick');
  chair = await arrive('valkenaar');
  oncologist = await arrive('oyelaran');
  radiologist = await arrive('castellane');
  specialists = [chair, oncologist, radiologist];
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const room = (): string => `/meetings/${meetingId}/room`;

/** Answers the question that is asked before what cannot be undone. */
async function agree(page: Page, name: string | RegExp): Promise<void> {
  const dialog = page.locator('mat-dialog-container');
  await dialog.getByRole('button', { name }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function takeStep(page: Page, name: string): Promise<void> {
  await page.locator('cn-case-steps').getByRole('button', { name, exact: true }).click();
  await agree(page, name);
}

async function vote(page: Page, position: string, confidence: string): Promise<void> {
  await page.locator('#ballot-position').selectOption(position);
  await page.locator('#ballot-confidence-label').locator('..').getByText(confidence, { exact: true }).click();
  await button(page, 'Seal my ballot').click();
  await page.getByText(/^Your ballot is sealed since/).waitFor();
}

async function holdRound(name: 'first' | 'second', positions: readonly string[]): Promise<void> {
  await button(coordinator, new RegExp(`^Open ${name} vote`)).click();
  await Promise.all(specialists.map((page) => page.locator('cn-ballot-form form').waitFor()));
  for (const [index, page] of specialists.entries()) await vote(page, positions[index]!, 'high');
  await coordinator.getByText('3 of 3').first().waitFor();
  await button(chair, new RegExp(`^Close ${name} vote`)).click();
  await agree(chair, new RegExp(`^Close ${name} vote`));
  await button(chair, 'Open the seal').click();
}

describe('the main job', () => {
  it('registers a case, records its facts, submits and accepts it', async () => {
    await coordinator.goto('/cases/new');
    const fill = (field: string, text: string) => coordinator.locator(`#referral-${field}`).fill(text);
    await fill('identifierValue', 'NMU-7001-001');
    if ((await coordinator.locator('#referral-identifierSystem').inputValue()) === '') await fill('identifierSystem', 'urn:northmoor');
    await fill('familyName', 'Wetherby');
    await fill('givenName', 'Odile');
    await fill('birthDate', '1961-04-05');
    await coordinator.locator('#referral-sex-label').locator('..').getByText('female', { exact: true }).click();
    await coordinator.locator('#referral-boardId').selectOption({ label: BOARD });
    await coordinator.locator('#referral-questionCode').selectOption('systemic');
    await fill('questionText', 'Which systemic treatment controls her symptoms?');
    await fill('consultantName', 'Dr Hollis Marchbank');
    await fill('consultantContact', 'marchbank@northmoor.example');
    await coordinator.locator('#referral-wish-label').locator('..').getByText('asked', { exact: true }).click();
    await fill('wishText', 'I want to be able to go out without planning every hour.');
    await fill('askedBy', 'Sr Moira Tansley');
    await fill('askedOn', on(-1));
    await button(coordinator, 'Store the referral').click();
    await coordinator.waitForURL(/\/cases\/[0-9a-f-]{36}/);
    caseId = /cases\/([0-9a-f-]{36})/.exec(coordinator.url())![1]!;

    let { version } = await request(coordinator, 'GET', `/cases/${caseId}/sheet`);
    for (const [element, value] of Object.entries(FACTS)) {
      const fact = { value, state: 'known', observedOn: on(-7), source: { kind: 'document', label: 'CT report' } };
      ({ version } = await request(coordinator, 'PUT', `/cases/${caseId}/facts/${element}`, fact, { 'if-match': `"${version}"` }));
    }
    await coordinator.goto(`/cases/${caseId}`);
    await takeStep(coordinator, 'Submit to the board');
    await takeStep(coordinator, 'Accept');
    ({ number: caseNumber } = await request(coordinator, 'GET', `/cases/${caseId}`));
    expect((await request(coordinator, 'GET', `/cases/${caseId}`)).state).toBe('accepted');
  });

  it('lists it on a meeting and publishes the agenda', async () => {
    await coordinator.goto('/meetings');
    await button(coordinator, 'Plan a meeting').first().click();
    await coordinator.locator('#meeting-board').selectOption({ label: BOARD });
    await coordinator.locator('#meeting-start').fill(`${on(3)}T09:00`);
    await coordinator.locator('#meeting-chair').locator('option', { hasText: 'Valkenaar' }).waitFor({ state: 'attached' });
    await coordinator.locator('#meeting-chair').selectOption({ label: 'Prof. Ingrid Valkenaar' });
    await coordinator.locator('#meeting-place').fill('Seminar room 2');
    await coordinator.locator('cn-plan-meeting form').getByRole('button', { name: 'Plan a meeting' }).click();
    await coordinator.waitForURL(/\/meetings\/[0-9a-f-]{36}$/);
    meetingId = coordinator.url().split('/').at(-1)!;

    const choice = coordinator.locator('#agenda-case option', { hasText: 'Wetherby' });
    await choice.waitFor({ state: 'attached' });
    await coordinator.locator('#agenda-case').selectOption(await choice.getAttribute('value'));
    await coordinator.locator('#agenda-waiver').fill('The histology report is on its way and changes no option.');
    await button(coordinator, 'Add a case').click();
    await coordinator.getByRole('link', { name: /Wetherby/ }).waitFor();
    const presenter = coordinator.getByLabel(/^Presenter of/);
    await presenter.selectOption({ label: 'Dr Sola Oyelaran' });
    await coordinator.locator('option:checked', { hasText: 'Dr Sola Oyelaran' }).waitFor({ state: 'attached' });
    await coordinator.waitForLoadState('networkidle');
    await button(coordinator, 'Publish the agenda').click();
    await agree(coordinator, 'Publish the agenda');
    await coordinator.getByRole('link', { name: 'Open the meeting room' }).click();
    await button(coordinator, 'Open the meeting').click();
    await coordinator.getByText('Live, recording events').waitFor();
  });

  it('shows options with reasons, and takes the remark of a specialist', async () => {
    await radiologist.goto(`/cases/${caseId}?option=${OPTION}`);
    await radiologist.locator('cn-option-card').waitFor();
    expect(await radiologist.locator('cn-option-row').count()).toBeGreaterThan(20);
    expect(await radiologist.locator('cn-option-card cn-criterion-trace tbody tr').count()).toBeGreaterThan(0);
    const remarks = radiologist.locator('cn-remarks').first();
    await remarks.getByRole('button', { name: 'Add a remark' }).click();
    await remarks.locator('textarea').fill('The largest lesion lies beside the middle hepatic vein.');
    await remarks.locator('button[type=submit]').click();
    await remarks.getByText('The largest lesion lies beside the middle hepatic vein.', { exact: true }).waitFor();
  });

  it('brings three specialists into the room and calls the case', async () => {
    for (const page of specialists) {
      await page.goto(room());
      await button(page, 'I am here').first().click();
      await button(page, /leaves$/).waitFor();
    }
    await button(coordinator, /^Call Wetherby/).first().click();
    await coordinator.locator('cn-option-comparison tbody .cn-id').first().waitFor();
    // A key is taken once the step before is done, as the button shows.
    await button(coordinator, /^Presentation finished/).and(coordinator.locator(':enabled')).waitFor();
    await coordinator.keyboard.press('f');
    await button(coordinator, /^Presentation finished/).waitFor({ state: 'detached' });
    await chair.locator('cn-option-comparison').waitFor();
    await chair.getByText('met', { exact: true }).waitFor();
  });

  it('votes sealed: numbers only until the chair opens the seal', async () => {
    await holdRound('first', [OPTION, OPTION, 'observation']);
    await Promise.all([coordinator, ...specialists].map((page) => page.locator('cn-discipline-table').waitFor()));
    expect(await radiologist.locator('cn-discipline-table tfoot td.cn-center').allTextContents()).toEqual(expect.arrayContaining(['2', '1']));
  });

  it('shows the shift after the second round', async () => {
    await holdRound('second', [OPTION, OPTION, OPTION]);
    await Promise.all(specialists.map((page) => page.locator('cn-slope-graphic path.band.changed').waitFor({ state: 'attached' })));
  });

  it('types the recommendation live, reads it back and confirms it', async () => {
    await coordinator.locator('#rec-option').selectOption(OPTION);
    await coordinator.locator('#rec-intent').selectOption('symptomControl');
    await coordinator.locator('#rec-rationale').fill('Symptoms of a functioning tumour; surgery and arterial treatment are ruled out.');
    if (await coordinator.locator('#rec-against').count()) await coordinator.locator('#rec-against').fill('The receptor status is being measured again; symptoms do not wait.');
    await button(coordinator, 'Add a condition').click();
    await coordinator.locator('#rec-if-0').fill('the repeated receptor imaging is positive');
    await coordinator.locator('#rec-then-0').fill('lanreotide');
    await coordinator.locator('#rec-else-0').fill('list the case again');
    await button(coordinator, 'Add an action').click();
    await coordinator.locator('#rec-action-0').fill('Repeat receptor imaging');
    await coordinator.locator('#rec-owner-0').selectOption({ label: 'Dr Sola Oyelaran' });
    await coordinator.locator('#rec-due-0').fill(on(14));
    await coordinator.locator('#rec-trial').fill('None is open for this profile.');
    await coordinator.locator('#rec-wish').fill('Symptom control is what she asked for.');
    await coordinator.locator('#rec-review').fill(on(90));
    await coordinator.locator('#rec-communicator').selectOption({ label: 'Dr Sola Oyelaran' });
    await button(chair, 'Read back').and(chair.locator(':enabled')).click();
    await button(chair, 'Confirm the recommendation').click();
    await agree(chair, 'Confirm the recommendation');
    await chair.getByTestId('record-hash').waitFor();
    recordHash = await chair.getByTestId('record-hash').innerText();
    expect(recordHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await chair.locator('cn-recommendation-text .rationale').innerText()).toContain('surgery and arterial treatment are ruled out');
  });

  it('is signed by the three', async () => {
    for (const page of specialists) {
      await page.locator('cn-proof-mark[data-state=holds]').waitFor();
      await button(page, /^Sign$/).click();
      await agree(page, /^Sign$/);
      await page.getByText('You have signed this text.').waitFor();
    }
    await chair.getByText('signed off; a correction is an addendum').waitFor();
    expect((await request(coordinator, 'GET', `/cases/${caseId}`)).state).toBe('signedOff');
  });

  it('has its report made by the worker, with the hash of the record in it', async () => {
    const report = chair.locator('[data-document=outcomeReport]').first();
    await report.getByRole('link', { name: 'Open' }).waitFor({ timeout: 40_000 });
    const address = await report.getByRole('link', { name: 'Open' }).getAttribute('href');
    const answer = await chair.request.get(address!);
    const bytes = await answer.body();
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    expect(text.replace(/\s+/g, '')).toContain(recordHash);
  });

  it('stands in the record, which the auditor verifies', async () => {
    const auditor = await atTheirBrowser(browser, system.url, 'ellery-voss');
    await auditor.goto('/audit');
    await button(auditor, new RegExp(caseNumber)).click();
    await auditor.getByText(`Record of ${caseNumber}`).waitFor();
    await auditor.locator('tbody tr').first().waitFor();
    await button(auditor, 'Verify the chain of this case').click();
    await auditor.getByText(/All .* entries hold/).waitFor();
    expect([coordinator, ...specialists, auditor].flatMap(({ failures }) => failures)).toEqual([]);
  });
});
