/**
 * People who stand in for others, in browsers of their own: the deputy for a chair who is away or has an interest, and a named
 * cover who votes and signs for the seat of somebody absent. And two windows of one voter, and remarks on what is on the table.
 */
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.mjs';
import { axeViolations } from '../support/accessibility.mjs';
import { startSystem, type TestSystem } from '../support/system.mjs';
import { demoId, placeOf } from '../pictures/demo-places.mjs';
import { atTheirBrowser, request } from './person.mjs';
import { agree, button, fillBallot, openSeal, sign, vote } from './room-acts.mjs';

type At = Page & { failures: string[] };

const room = placeOf('/meetings/{meeting urgent}/room');
const on = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let system: TestSystem;
let browser: Browser;
const at = new Map<string, At>();
const everybody = ['fenwick', 'valkenaar', 'oyelaran', 'castellane', 'harrowgate', 'amrani', 'brekke-stone', 'ostrowe'];

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  for (const name of everybody) at.set(name, await atTheirBrowser(browser, system.url, name));
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const of = (name: string): At => at.get(name)!;

describe('a cover', () => {
  it('votes as themselves for the seat, while a deputy chairs for the absent chair', async () => {
    const [coordinator, chair, deputy, cover, absent] = ['fenwick', 'valkenaar', 'oyelaran', 'ostrowe', 'brekke-stone'].map(of) as [At, At, At, At, At];
    for (const page of [coordinator, chair, deputy, cover, absent]) await page.goto(room);
    await button(chair, /Valkenaar leaves$/).click();
    await button(coordinator, /^Call Kilbride/).first().click();
    await deputy.getByText('The chair is not in the room. Dr Sola Oyelaran chairs this case.').waitFor();
    await button(deputy, /^Open first vote/).click();
    await vote(cover, 'resection-plus-ablation', 'high');
    await absent.getByText('Sign yourself in to vote.').waitFor();
    expect([await absent.locator('cn-ballot-form').count(), await button(chair, /^Close first vote/).count()]).toEqual([0, 0]);
  });

  it('is told in one window what was sealed in another, and replaces it only knowingly', async () => {
    const cover = of('ostrowe');
    const second = await cover.context().newPage();
    await second.goto(room);
    await button(second, 'change it').click();
    await fillBallot(second, 'everolimus', 'low');
    await button(cover, 'change it').click();
    await vote(cover, 'repeat-resection', 'moderate');
    await second.getByText(/^You sealed a ballot in another window/).waitFor();
    await second.locator('cn-ballot-form button[type=submit]').click();
    await second.getByText('Choose a position.').waitFor();
    expect(await axeViolations(second)).toEqual([]);
    await vote(second, 'resection-plus-ablation', 'high');
    await second.close();
  });

  it('is named beside the opened tally, as are those who did not vote', async () => {
    const deputy = of('oyelaran');
    await openSeal(deputy, 'first');
    await deputy.getByText('First vote: Ostrowe voted for the seat of Brekke-Stone.').waitFor();
    await deputy.getByText(/^First vote: no ballot from .*Castellane/).waitFor();
    expect((await request(deputy, 'GET', placeOf('/meetings/{meeting urgent}/cases/{case kilbride}/deliberation'))).rounds[0].ballots).toHaveLength(1);
  });

  it('signs the record for the seat', async () => {
    const cover = of('ostrowe');
    await cover.goto(placeOf('/meetings/{meeting urgent}/cases/{case summerville}/outcome'));
    await sign(cover);
    await cover.getByText('You have signed this text.').waitFor();
    await cover.locator('cn-signature-strip').getByText('Dr Ulrike Ostrowe').waitFor();
  });
});

describe('a remark', () => {
  it('is about a lesion or a figure, asks somebody to look, and stays to be read once it is settled', async () => {
    const [author, asked] = [of('castellane'), of('oyelaran')];
    await author.goto(placeOf('/cases/{case kilbride}?option=resection-plus-ablation'));
    const [onCase, onOption] = [author.locator('cn-remarks').first(), author.locator('cn-remarks').last()];
    await button(author, 'Add a remark').first().click();
    const lesion = await onCase.getByLabel('About').locator('option', { hasText: /^lesion 2, V, / }).getAttribute('value');
    await onCase.getByLabel('About').selectOption(lesion);
    await onCase.getByLabel('Ask somebody to look').selectOption({ label: 'Dr Sola Oyelaran' });
    await onCase.locator('textarea').fill('This one has grown by 3 mm since May.');
    await onCase.locator('button[type=submit]').click();
    const inTheRoom = asked.locator('cn-remarks li', { hasText: 'grown by 3 mm' });
    await button(asked, 'Case').first().click();
    await inTheRoom.getByText(/lesion 2/).waitFor();
    await inTheRoom.getByText('Dr Sola Oyelaran').waitFor();
    await inTheRoom.getByRole('button', { name: 'Settled' }).click();
    await inTheRoom.getByText(/^Settled by Dr Sola Oyelaran/).waitFor();

    await onOption.getByRole('button', { name: 'Add a remark' }).click();
    await onOption.getByLabel('About').selectOption({ index: 1 });
    const figure = ((await onOption.getByLabel('About').locator('option:checked').textContent()) ?? '').split(' · ')[0]!.trim();
    await onOption.locator('textarea').fill('A single centre; our own series is smaller.');
    await onOption.locator('button[type=submit]').click();
    await onOption.locator('li', { hasText: 'A single centre' }).getByText(new RegExp(`· ${figure}$`)).waitFor();
    expect(await axeViolations(author)).toEqual([]);
  });
});

describe('a criterion judged otherwise', () => {
  it('moves the option, in the room as well, and is kept with who said so and why', async () => {
    const [author, asked] = [of('castellane'), of('oyelaran')];
    const status = asked.locator('cn-option-comparison tbody tr').first().locator('td').first();
    await status.getByText('Consider').waitFor();
    await author.goto(placeOf('/cases/{case kilbride}?option=curative-hepatic-resection'));
    await button(author, /RESECT-RC-01/).first().click();
    const dialog = author.locator('mat-dialog-container');
    await dialog.getByRole('button', { name: 'Assert otherwise' }).click();
    await dialog.locator('#assert-verdict-label').locator('..').getByText(/^not met$/i).click();
    await dialog.locator('#assert-reason').fill('Both lesions can be seen on the first MRI: this is no recurrence.');
    await dialog.getByRole('button', { name: 'Assert', exact: true }).click();
    await dialog.locator('.held', { hasText: 'Both lesions can be seen on the first MRI: this is no recurrence.' }).getByText(/^Dr Mei-Lin Castellane/).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await author.locator('cn-option-card').getByText('Supported').first().waitFor();
    // The room follows without anybody reading it again.
    await status.getByText('Supported').waitFor();
  });
});

describe('a deputy', () => {
  let place: string;

  it('chairs a case in which the chair has an interest', async () => {
    const [coordinator, chair, deputy] = [of('fenwick'), of('harrowgate'), of('amrani')];
    const { id } = await request(coordinator, 'POST', '/meetings', { boardId: demoId('board hpb'), title: 'Hepatobiliary board', startsAt: `${on(3)}T13:00:00Z`, plannedMinutes: 45, place: 'Room 1', link: '', chairId: demoId('person harrowgate') });
    await request(coordinator, 'POST', `/meetings/${id}/agenda-items`, { caseId: demoId('case ravensworth'), minutes: 8, presenterId: demoId('person valkenaar'), lane: 'discuss', waiverReason: 'The wish is asked for today.' });
    for (const command of ['publish', 'open']) await request(coordinator, 'POST', `/meetings/${id}/commands`, { command });
    for (const name of ['harrowgate', 'amrani', 'valkenaar', 'oyelaran', 'castellane', 'oduya', 'brekke-stone', 'winterbourne', 'lindqvist', 'marchetti', 'tansley']) {
      await request(coordinator, 'POST', `/meetings/${id}/attendance`, { personId: demoId(`person ${name}`), role: 'core', mode: 'room', coversPersonId: null });
    }
    place = `/meetings/${id}/room`;
    for (const page of [coordinator, chair, deputy]) await page.goto(place);
    await button(coordinator, /^Call Ravensworth/).first().click();
    await button(chair, 'Declare an interest').click();
    await chair.locator('#interest-text').fill('I treat her sister.');
    await chair.locator('cn-register form button[type=submit]').click();
    await deputy.getByText('The chair has declared an interest. Dr Yasmin Amrani chairs this case.').waitFor();
    await button(deputy, /^Open first vote/).click();
    await vote(deputy, 'curative-hepatic-resection', 'high');
    await chair.getByText('You stepped aside for this case and do not vote on it.').waitFor();
    await openSeal(deputy, 'first');
    await button(deputy, /^Open second vote/).click();
    await vote(deputy, 'curative-hepatic-resection', 'high');
    await openSeal(deputy, 'second');
    await deputy.locator('cn-slope-graphic').waitFor();
  });

  it('reads back, confirms and signs in the place of the chair', async () => {
    const [coordinator, chair, deputy] = [of('fenwick'), of('harrowgate'), of('amrani')];
    const fill = (field: string, text: string) => coordinator.locator(`#rec-${field}`).fill(text);
    await coordinator.locator('#rec-option').selectOption('curative-hepatic-resection');
    await fill('rationale', 'One metastasis, reachable.');
    if (await coordinator.locator('#rec-against').count()) await fill('against', 'What is missing is measured before the operation.');
    await button(coordinator, 'Add an action').click();
    await fill('action-0', 'Book theatre');
    await coordinator.locator('#rec-owner-0').selectOption({ label: 'Prof. Ingrid Valkenaar' });
    await fill('due-0', on(14));
    await fill('trial', 'None is open.');
    if (await coordinator.locator('#rec-wish').count()) await fill('wish', 'To be asked today.');
    await fill('review', on(90));
    await coordinator.locator('#rec-communicator').selectOption({ label: 'Dr Sola Oyelaran' });
    await button(deputy, 'Read back').and(deputy.locator(':enabled')).click();
    expect(await button(chair, 'Read back').count()).toBe(0);
    await button(deputy, 'Confirm the recommendation').click();
    await agree(deputy, 'Confirm the recommendation');
    await deputy.getByText('confirmed by Dr Yasmin Amrani').waitFor();
    await sign(deputy);
    await deputy.getByText('You have signed this text.').waitFor();
    expect(await axeViolations(deputy)).toEqual([]);
    expect([...at.values()].flatMap(({ failures }) => failures)).toEqual([]);
  });
});
