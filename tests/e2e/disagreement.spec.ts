/**
 * A board that does not agree, in the browsers of its people: an interest declared, a ballot replaced, the pen taken over,
 * a dissent acknowledged, a signature declined, a connection lost and found, and an addendum to what was signed.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.mjs';
import { axeViolations } from '../support/accessibility.mjs';
import { startSystem, type TestSystem } from '../support/system.mjs';
import { demoId, placeOf } from '../pictures/demo-places.mjs';
import { atTheirBrowser, request } from './person.mjs';
import { agree, button, sign, vote } from './room-acts.mjs';

type At = Page & { failures: string[] };

const meetingId = demoId('meeting today');
const caseId = demoId('case ferreiraholt');
const room = placeOf('/meetings/{meeting today}/room');
const OPTION = 'curative-hepatic-resection';

let system: TestSystem;
let browser: Browser;
let coordinator: At;
let chair: At;
let oncologist: At;
let radiologist: At;
let interventionalist: At;
let nurse: At;
let everybody: At[];

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  const arrive = (name: string): Promise<At> => atTheirBrowser(browser, system.url, name);
  everybody = [];
  for (const name of ['fenwick', 'valkenaar', 'oyelaran', 'castellane', 'oduya', 'tansley']) everybody.push(await arrive(name));
  [coordinator, chair, oncologist, radiologist, interventionalist, nurse] = everybody as [At, At, At, At, At, At];
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** As if this person had signed in longer ago than a signature allows. */
async function letSignInGrowOld(name: string): Promise<void> {
  const client = new pg.Client({ connectionString: system.ownerUrl, options: '-c session_replication_role=replica' });
  await client.connect();
  await client.query(`UPDATE session SET reauthenticated_at = now() - interval '6 minutes' WHERE person_id = $1`, [demoId(`person ${name}`)]);
  await client.end();
}

/** Keeps a picture of the moment where `E2E_PICTURES` names a folder, to be looked at beside the design. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['E2E_PICTURES'];
  if (!folder) return;
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  for (const [width, height] of [[1440, 1000], [1024, 768], [390, 844]] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.emulateMedia({ colorScheme: 'light' });
}

/** On a screen as high as the page: the bar of controls, which keeps to the lower edge, then covers nothing. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1440, height: 3600 });
  const found = await axeViolations(page);
  await page.setViewportSize({ width: 1440, height: 1000 });
  return found;
}

describe('a board that does not agree', () => {
  it('brings its people to the table, one of them with an interest', async () => {
    await coordinator.goto(room);
    await button(coordinator, 'Open the meeting').click();
    await coordinator.getByText('Live, recording events').waitFor();
    // Those who vote at no browser of this test are entered in the register by the coordinator.
    for (const name of ['harrowgate', 'brekke-stone', 'amrani', 'winterbourne', 'lindqvist', 'marchetti']) {
      await request(coordinator, 'POST', `/meetings/${meetingId}/attendance`, { personId: demoId(`person ${name}`), role: 'core', mode: 'remote', coversPersonId: null });
    }
    for (const page of [chair, oncologist, radiologist, interventionalist, nurse]) {
      await page.goto(room);
      await button(page, 'I am here').first().click();
      await button(page, /leaves$/).first().waitFor();
    }
    await button(coordinator, /^Call Ferreira-Holt/).first().click();
    await nurse.locator('cn-option-comparison').waitFor();

    await button(nurse, /interest/i).first().click();
    await nurse.locator('#interest-text').fill('The patient is a neighbour of mine.');
    await nurse.locator('#interest-recuses-label').locator('..').getByText('yes', { exact: true }).click();
    await nurse.locator('cn-register form button[type=submit]').click();
    await chair.locator('cn-register').getByText(/recused/i).waitFor();
    expect(await violationsOf(coordinator)).toEqual([]);
    await picture(coordinator, 'room-presenter');
  });

  it('takes a replaced ballot, and none of who has an interest', async () => {
    await button(coordinator, /^Presentation finished/).click();
    await button(coordinator, /^Open first vote/).click();
    for (const page of [chair, oncologist, radiologist, interventionalist]) await page.locator('cn-ballot-form form').waitFor();
    expect(await nurse.locator('cn-ballot-form').count()).toBe(0);
    await vote(chair, OPTION, 'high');
    await vote(oncologist, OPTION, 'moderate');
    await vote(interventionalist, 'observation', 'low');
    await vote(radiologist, OPTION, 'high');
    await picture(radiologist, 'room-sealed');
    await button(radiologist, /change/i).click();
    await vote(radiologist, 'observation', 'moderate');
    await button(chair, /^Close first vote/).click();
    await agree(chair, /^Close first vote/);
    await button(chair, 'Open the seal').click();
    await chair.locator('cn-discipline-table').waitFor();
    const votes = await request(radiologist, 'GET', `/meetings/${meetingId}/cases/${caseId}/deliberation`);
    const positions = votes.rounds[0].ballots.map((ballot: { position: { optionId?: string } }) => ballot.position.optionId).sort();
    expect(positions).toEqual([OPTION, OPTION, 'observation', 'observation'].sort());
  });

  it('finds its way back after a lost connection, and says meanwhile that it is lost', async () => {
    await radiologist.context().setOffline(true);
    await radiologist.locator('cn-offline-bar').waitFor();
    await button(coordinator, /^Open second vote/).click();
    await chair.locator('cn-ballot-form form').waitFor();
    await radiologist.context().setOffline(false);
    await radiologist.locator('cn-offline-bar').waitFor({ state: 'detached' });
    await radiologist.locator('cn-ballot-form form').waitFor();
    await vote(chair, OPTION, 'high');
    await vote(oncologist, OPTION, 'high');
    await vote(interventionalist, OPTION, 'moderate');
    await vote(radiologist, 'observation', 'high');
    await button(chair, /^Close second vote/).click();
    await agree(chair, /^Close second vote/);
    await button(chair, 'Open the seal').click();
    await chair.locator('cn-slope-graphic').waitFor();
  });

  it('hands the pen over for all to see', async () => {
    await coordinator.locator('#rec-option').selectOption(OPTION);
    await coordinator.locator('#rec-intent').selectOption('cure');
    await coordinator.locator('#rec-rationale').fill('One lesion, reachable, with enough liver left.');
    await coordinator.locator('#rec-trial').fill('None is open here.');
    await coordinator.locator('#rec-wish').fill('He asked for the operation.');
    await coordinator.locator('#rec-communicator').selectOption({ label: 'Dr Sola Oyelaran' });
    await oncologist.getByText(/Ade Fenwick/).first().waitFor();
    await button(oncologist, 'Take the pen').click();
    await coordinator.getByText(/Dr Sola Oyelaran/).first().waitFor();
    expect(await coordinator.locator('#rec-rationale').isDisabled()).toBe(true);
    await button(oncologist, 'Add an action').click();
    await oncologist.locator('#rec-action-0').fill('Anaesthetic assessment');
    await oncologist.locator('#rec-owner-0').selectOption({ label: 'Prof. Ingrid Valkenaar' });
    await oncologist.locator('#rec-due-0').fill(new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10));
    await oncologist.locator('#rec-review').fill(new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10));
    if (await oncologist.locator('#rec-against').count()) await oncologist.locator('#rec-against').fill('Nothing that is open changes it.');
    await picture(oncologist, 'room-recommendation');
    await button(chair, 'Read back').and(chair.locator(':enabled')).waitFor();
  });

  it('puts a dissent on the record, which the chair acknowledges', async () => {
    await button(radiologist, /dissent/i).first().click();
    await radiologist.locator('#dissent-reason').fill('Ablation spares him the laparotomy at the same local control.');
    await radiologist.locator('form[aria-label*=issent] button[type=submit]').click();
    await button(chair, /^Acknowledge/).click();
    await button(chair, 'Read back').and(chair.locator(':enabled')).click();
    await button(chair, 'Confirm the recommendation').click();
    await agree(chair, 'Confirm the recommendation');
    await chair.getByTestId('record-hash').waitFor();
    await picture(chair, 'room-signing');
    expect(await violationsOf(chair)).toEqual([]);
  });

  it('goes back to the chair when a required signature is declined, and says by whom and why', async () => {
    await radiologist.locator('cn-proof-mark[data-state=holds]').waitFor();
    await radiologist.getByText('decline', { exact: true }).click();
    await radiologist.locator('textarea[id^=sign-reason-]').fill('The distance to the hepatic vein is not stated.');
    await sign(radiologist);
    await chair.getByText('Dr Mei-Lin Castellane declined to sign: The distance to the hepatic vein is not stated.', { exact: true }).waitFor();
    await picture(chair, 'room-returned');
    expect(await violationsOf(chair)).toEqual([]);
    await button(chair, 'Take the pen').click();
    await chair.locator('#rec-rationale:enabled').fill('One lesion, 12 mm from the middle hepatic vein, with enough liver left.');
    await button(chair, 'Read back').and(chair.locator(':enabled')).click();
    await button(chair, 'Confirm the recommendation').click();
    await agree(chair, 'Confirm the recommendation');
    // What was signed for the earlier text stays to be read, as stale.
    await chair.locator('cn-signature-strip').getByText('Stale').waitFor();
  });

  it('is signed by three, one of whom has to say again who is there, and, with dissent, by the fourth', async () => {
    await letSignInGrowOld('oduya');
    for (const page of [chair, oncologist, interventionalist]) {
      const asked = await sign(page);
      if (page === interventionalist) expect(asked).toBe(true);
      await page.getByText('You have signed this text.').waitFor();
    }
    await radiologist.locator('cn-proof-mark[data-state=holds]').waitFor();
    await radiologist.getByText('approve with dissent', { exact: true }).click();
    await radiologist.locator('textarea[id^=sign-reason-]').fill('Ablation would do.');
    await sign(radiologist);
    await chair.getByText('signed off; a correction is an addendum').waitFor();
    await chair.getByText(/I sign with dissent: Ablation would do/).waitFor();
  });

  it('is amended by a record of its own, signed in turn', async () => {
    await button(chair, 'Add an addendum').click();
    await chair.locator('#addendum-text').fill('The operation takes place at the partner hospital.');
    await button(chair, 'Put up for signing').click();
    await agree(chair, 'Put up for signing');
    const added = chair.locator('cn-addenda article');
    await added.locator('p.text', { hasText: 'The operation takes place at the partner hospital.' }).waitFor();
    await picture(chair, 'room-addendum');
    for (const page of [chair, oncologist, interventionalist, radiologist]) {
      const article = page.locator('cn-addenda article');
      // Who dissented signs what follows with dissent as well.
      if (page === radiologist) await article.getByText('approve with dissent', { exact: true }).click();
      await sign(page, article);
      await article.getByText('You have signed this text.').waitFor();
    }
    await chair.locator('cn-addenda').getByText('signed off; a correction is an addendum').waitFor();
    expect(await violationsOf(chair)).toEqual([]);
    expect(everybody.flatMap(({ failures }) => failures)).toEqual([]);
  });
});
