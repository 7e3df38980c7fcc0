/**
 * A case on its way in, in the browsers of referrer, coordinator, radiologist and chair: referred with slips that are named at
 * their fields, found to be registered twice, filled in by two people at once, drawn on the liver map, chased for what is
 * missing, and listed late with the chair's assent. Whatever is refused stays where it was typed.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { axeViolations } from '../support/accessibility.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { startSystem, type TestSystem } from '../support/system.mjs';
import { placeOf } from '../pictures/demo-places.mjs';
import { atTheirBrowser, request } from './person.mjs';

type At = Page & { failures: string[] };

const BOARD = 'Neuroendocrine tumour board';
const DAY = 86_400_000;
const on = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

let system: TestSystem;
let browser: Browser;
let referrer: At;
let coordinator: At;
let radiologist: At;
let chair: At;
let caseId: string;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  const arrive = (name: string): Promise<At> => atTheirBrowser(browser, system.url, name);
  [referrer, coordinator, radiologist, chair] = [await arrive('penhallow'), await arrive('fenwick'), await arrive('castellane'), await arrive('valkenaar')];
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name });
const dialogOf = (page: Page) => page.locator('mat-dialog-container');
const row = (page: Page, element: string) => page.locator(`#fact-${element}`);
const stored = (page: Page) => page.locator('cn-page-header .stored').getByText('All changes are stored').waitFor();

interface Person {
  readonly identifierValue: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string;
}

async function refer(page: Page, patient: Person): Promise<void> {
  await page.goto('/cases/new');
  await page.locator('#referral-boardId option').first().waitFor({ state: 'attached' });
  const fill = (field: string, text: string) => page.locator(`#referral-${field}`).fill(text);
  for (const [field, text] of Object.entries(patient)) await fill(field, text as string);
  await page.locator('#referral-sex-label').locator('..').getByText('female', { exact: true }).click();
  await page.locator('#referral-boardId').selectOption({ label: BOARD });
  await page.locator('#referral-questionCode').selectOption('resectability');
  await fill('questionText', 'Can the metastases be resected?');
  await fill('consultantName', 'Dr Hollis Marchbank');
  await fill('consultantContact', 'marchbank@northmoor.example');
  await button(page, 'Store the referral').click();
}

const caseOf = async (page: Page): Promise<string> => {
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}\/sheet/);
  return /cases\/([0-9a-f-]{36})/.exec(page.url())![1]!;
};

/** Types into the field of a fact and leaves it. */
async function enter(page: Page, element: string, text: string): Promise<void> {
  await page.locator(`#value-${element}`).fill(text);
  await page.locator(`#value-${element}`).press('Enter');
}

async function takeStep(page: Page, name: string): Promise<void> {
  await page.locator('cn-case-steps').getByRole('button', { name, exact: true }).click();
  await dialogOf(page).getByRole('button', { name, exact: true }).click();
  await dialogOf(page).waitFor({ state: 'detached' });
}

describe('a case on its way in', () => {
  it('is referred; what cannot be is named at its field and stays there', async () => {
    await refer(coordinator, { identifierValue: 'NMU-7100-001', familyName: 'Ellingham', givenName: 'Marta', birthDate: '1959-03-07' });
    await caseOf(coordinator);
    await refer(referrer, { identifierValue: 'NMU-7100-010', familyName: 'Eling\u202Eham', givenName: 'Martha', birthDate: '2099-07-03' });
    await referrer.getByText('2 fields need your attention.').waitFor();
    await referrer.getByText('Holds a hidden character that turns the reading direction. Type the text again.').waitFor();
    await referrer.getByText('This day lies in the future.').waitFor();
    expect(await referrer.locator('#referral-questionText').inputValue()).toBe('Can the metastases be resected?');
    await referrer.locator('#referral-familyName').fill('Elingham');
    await referrer.locator('#referral-birthDate').fill('1959-07-03');
    await button(referrer, 'Store the referral').click();
    caseId = await caseOf(referrer);
  });

  it('is found to be registered twice, put together, and taken apart again', async () => {
    await coordinator.goto('/cases/duplicates');
    const pair = coordinator.locator('section.pair', { hasText: 'NMU-7100-010' });
    await pair.getByText('Probably one person: similar name, day and month of birth swapped').waitFor();
    await button(pair, /^Keep this registration: .*NMU-7100-001$/).click();
    await dialogOf(coordinator).locator('textarea').fill('The passport shows one person; day and month were swapped.');
    await button(dialogOf(coordinator), 'Put together').click();
    const merge = coordinator.locator('section.done li', { hasText: 'NMU-7100-010' });
    await button(merge, 'Undo').waitFor();
    expect((await request(coordinator, 'GET', `/cases/${caseId}`)).patient.identifierValue).toBe('NMU-7100-001');
    await button(merge, 'Undo').click();
    await merge.getByText(/Undone by Ade Fenwick/).waitFor();
    await pair.waitFor();
    expect((await request(coordinator, 'GET', `/cases/${caseId}`)).patient).toMatchObject({ identifierValue: 'NMU-7100-010', birthDate: '1959-07-03' });
  });

  it('takes values as clinicians write them, and keeps what it refuses while others are stored', async () => {
    await referrer.locator('#provenance-label').fill('CT of the liver');
    await enter(referrer, 'ki67Pct', '12,5');
    await row(referrer, 'ki67Pct').getByText(/Rowan Penhallow/).waitFor();
    await enter(referrer, 'ki67Pct', '101');
    await row(referrer, 'ki67Pct').getByText('The value must lie between 0 and 100.').waitFor();
    await enter(referrer, 'lesionCount', '2.5');
    await row(referrer, 'lesionCount').getByText('A whole number is needed.').waitFor();
    for (const micro of ['\u00B5', '\u03BC']) {
      await enter(referrer, 'bilirubinMgDl', `34 ${micro}mol/L`);
      await row(referrer, 'bilirubinMgDl').getByText(/entered as 34 µmol\/L/).waitFor();
      expect(await referrer.locator('#value-bilirubinMgDl').inputValue()).toBe('1.9883');
      await enter(referrer, 'bilirubinMgDl', '1.2');
      await row(referrer, 'bilirubinMgDl').getByText(/entered as/).waitFor({ state: 'detached' });
    }
    // Other fields were stored meanwhile; the refused texts are where they were typed, and the page says so.
    expect(await referrer.locator('#value-ki67Pct').inputValue()).toBe('101');
    expect(await referrer.locator('#value-lesionCount').inputValue()).toBe('2.5');
    await referrer.getByText('2 not stored').waitFor();
    await enter(referrer, 'ki67Pct', '14');
    await enter(referrer, 'lesionCount', '');
    await stored(referrer);
  });

  it('shows both values when two people edit one field, and loses neither', async () => {
    for (const page of [coordinator, radiologist]) {
      await page.goto(`/cases/${caseId}/sheet`).catch(() => undefined);
    }
    await takeStep(referrer, 'Submit to the board');
    await coordinator.reload();
    await takeStep(coordinator, 'Accept');
    await radiologist.goto(`/cases/${caseId}/sheet`);
    await radiologist.locator('#value-liverBurdenPct').waitFor();
    await coordinator.reload();
    await coordinator.locator('#value-liverBurdenPct').waitFor();
    await enter(coordinator, 'liverBurdenPct', '20');
    await stored(coordinator);
    await enter(radiologist, 'liverBurdenPct', '<30');
    const conflict = row(radiologist, 'liverBurdenPct').getByRole('alert');
    await conflict.getByText('Somebody else changed the case while you were writing').waitFor();
    expect(await conflict.innerText()).toMatch(/Stored now\s+20\s%\s+Ade Fenwick[^]*Yours, not stored\s+0\sto\s30\s%/);
    expect(await axeViolations(radiologist, '#fact-liverBurdenPct')).toEqual([]);
    await button(conflict, 'Keep both as competing values').click();
    const values = row(radiologist, 'liverBurdenPct').locator('.value');
    await values.nth(1).waitFor();
    await conflict.waitFor({ state: 'detached' });
    expect((await values.allInnerTexts()).map((text) => text.trim().replaceAll(/\s+/g, ' '))).toEqual(['20 %', '0 to 30 %']);
    await button(row(radiologist, 'liverBurdenPct'), /^Details/).click();
    const history = row(radiologist, 'liverBurdenPct').locator('cn-fact-details li');
    await history.nth(1).waitFor();
    await button(history.filter({ hasText: '20 %' }), 'Remove this value').click();
    await history.filter({ hasText: 'replaced or removed by' }).waitFor();
    // Another field of another person is no conflict.
    await enter(coordinator, 'flrPct', '45');
    await stored(coordinator);
  });

  it('derives count, largest and lobes from lesions drawn by mouse and by keys, and flags a typed value that disagrees', async () => {
    await radiologist.locator('[data-segment="7"]').click();
    await radiologist.locator('#lesion-size-1').fill('310');
    await radiologist.locator('#lesion-size-1').press('Tab');
    await radiologist.getByText('Outside what is possible: 0.1 cm to 30 cm.').waitFor();
    await radiologist.locator('#lesion-size-1').fill('3,1');
    await radiologist.locator('#lesion-size-1').press('Enter');
    await radiologist.locator('cn-lesion-editor .line', { hasText: '3.1' }).waitFor();
    // By keys alone: walk to the next segment and add one there.
    await radiologist.locator('[data-segment="7"]').focus();
    for (let step = 0; step < 8 && (await radiologist.evaluate(() => document.activeElement?.getAttribute('data-segment'))) !== '2'; step += 1) await radiologist.keyboard.press('ArrowRight');
    await radiologist.keyboard.press('Enter');
    await radiologist.waitForFunction(() => document.activeElement?.id === 'lesion-size-2');
    await radiologist.keyboard.type('1.4');
    await radiologist.keyboard.press('Enter');
    await radiologist.locator('cn-lesion-editor .line', { hasText: '1.4' }).waitFor();
    const derived = radiologist.locator('cn-lesion-editor .derived');
    expect(await derived.innerText()).toMatch(/Number of liver metastases 2; Largest lesion 3\.1\scm; Bilobar yes/);
    await enter(radiologist, 'lesionCount', '1');
    await radiologist.locator('cn-lesion-editor .disagreement', { hasText: 'Number of liver metastases: typed 1, drawn 2.' }).waitFor();
    await enter(radiologist, 'liverBurdenPct', '0');
    await radiologist.locator('cn-lesion-editor .disagreement', { hasText: 'Liver burden is recorded as 0, but 2 lesions are drawn.' }).waitFor();
    await enter(radiologist, 'liverBurdenPct', '20');
    await enter(radiologist, 'lesionCount', '2');
    await stored(radiologist);
  });

  it('has a course with markers, and leads from the unknown that matters most to its field', async () => {
    await button(coordinator, 'Add an event').click();
    await coordinator.locator('#event-kind').selectOption('marker');
    for (const [days, value] of [[-200, '120'], [-100, '240'], [-10, '480']] as const) {
      await coordinator.locator('#event-value').fill(value);
      await coordinator.locator('#event-start').fill(on(days));
      await button(coordinator.locator('cn-course-editor form'), 'Add').click();
      await coordinator.locator('cn-course-editor tbody tr', { hasText: value }).waitFor();
    }
    const first = coordinator.locator('aside.live cn-missing-list li').first();
    const label = await first.locator('b').innerText();
    await first.getByRole('link').click();
    await coordinator.waitForFunction(() => document.activeElement?.closest('[id^="fact-"]') !== null);
    expect(await coordinator.evaluate(() => document.activeElement?.closest('[id^="fact-"]')?.querySelector('.label')?.textContent?.trim())).toBe(label);
    await coordinator.goto(`/cases/${caseId}`);
    await coordinator.locator('cn-timeline svg', { hasText: 'Chromogranin A' }).waitFor();
  });

  it('says who owes what; the referrer answers, and the coordinator lists it late with the assent of the chair', async () => {
    await coordinator.goto(`/cases/${caseId}/sheet#chase`);
    const ask = coordinator.locator('cn-case-chase .suggested button', { hasText: /referrer/i }).first();
    await ask.click();
    await coordinator.locator('cn-chase-item').first().waitFor();
    await referrer.goto('/chase');
    const owed = referrer.locator('cn-chase-item', { hasText: 'Elingham' }).first();
    await button(owed, /^Answer/).click();
    await owed.locator('textarea').fill('She wants to stay at home as long as possible.');
    await button(owed, 'Send').click();
    await owed.locator('blockquote', { hasText: 'She wants to stay at home' }).waitFor();

    const agenda = placeOf('/meetings/{meeting today}');
    await coordinator.goto(agenda);
    const choice = coordinator.locator('#agenda-case option', { hasText: 'Elingham' });
    await choice.waitFor({ state: 'attached' });
    await coordinator.locator('#agenda-case').selectOption(await choice.getAttribute('value'));
    await coordinator.locator('#agenda-presenter').selectOption({ label: 'Dr Sola Oyelaran' });
    await coordinator.locator('#agenda-late').fill('She came in last night; the next sitting is a week away.');
    await coordinator.locator('#agenda-waiver').fill('The histology report is promised for tonight.');
    await button(coordinator, 'Ask the chair').click();
    await coordinator.getByText(/^asked by Ade Fenwick/).waitFor();
    await chair.goto(agenda);
    await button(chair, 'Agree and list').click();
    await chair.locator('tbody tr', { hasText: 'Elingham' }).getByText(/Late addition, asked for by Ade Fenwick, agreed by Prof\. Ingrid Valkenaar/).waitFor();
    expect((await request(coordinator, 'GET', `/cases/${caseId}`)).state).toBe('listed');
    expect([...referrer.failures, ...coordinator.failures, ...radiologist.failures, ...chair.failures]).toEqual([]);
  });
});
