/** A screen on the wall in a browser: shows a code, is paired from the page of the board, shows the meeting, and goes dark. */
import { axeViolations } from '../support/accessibility.mjs';
import { atTheirBrowser } from './person.mjs';
import { setStage, type Stage } from './stage.mjs';

let stage: Stage;
let hospital: Stage['hospital'];
let browser: Stage['browser'];
let client: Stage['client'];

beforeAll(async () => {
  stage = await setStage({}, { pastTriggers: true });
  ({ hospital, browser, client } = stage);
});
afterAll(async () => stage?.close());

describe('a screen on the wall', () => {
  it('is paired by a code, shows the open meeting, and nothing once it is closed', async () => {
    const context = await browser.newContext({ baseURL: hospital.url, viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    const wall = await context.newPage();
    await wall.goto('/wall');
    await wall.getByRole('button', { name: 'Show a code' }).click();
    const code = await wall.locator('.code').innerText();
    expect(await axeViolations(wall)).toEqual([]);

    const { rows } = await client.query(`SELECT id, board_id FROM meeting WHERE state = 'open'`);
    const coordinator = await atTheirBrowser(browser, hospital.url, 'fenwick');
    await coordinator.goto(`/boards/${rows[0].board_id}`);
    await coordinator.getByRole('button', { name: 'Pair a screen' }).click();
    await coordinator.locator('#wall-code').fill('2222-2222');
    await coordinator.locator('#wall-name').fill('Meeting room 2');
    await coordinator.locator('cn-board-walls button[type=submit]').click();
    await coordinator.getByText('No screen shows this code now.').waitFor();
    await coordinator.locator('#wall-code').fill(code);
    await coordinator.locator('cn-board-walls button[type=submit]').click();
    await coordinator.getByRole('cell', { name: 'Meeting room 2', exact: true }).waitFor();
    expect(await axeViolations(coordinator)).toEqual([]);

    await wall.locator('cn-wall-screen header b').waitFor();
    expect(await axeViolations(wall)).toEqual([]);
    // No session: every other page asks who is there.
    await wall.goto('/cases');
    await wall.waitForURL('**/sign-in**');
    await wall.goto('/wall');
    await wall.locator('cn-wall-screen').waitFor();
    await client.query(`UPDATE meeting SET state = 'closed', closed_at = now(), current_item_id = NULL WHERE id = $1`, [rows[0].id]);
    await wall.getByText('No meeting is open').waitFor();
    await coordinator.getByRole('button', { name: /^Take out of use/ }).click();
    await coordinator.locator('mat-dialog-container').getByRole('button', { name: 'Take out of use' }).click();
    await wall.getByText('This screen shows no board yet').waitFor();
    expect(coordinator.failures).toEqual([]);
    await coordinator.context().close();
    await context.close();
  });
});
