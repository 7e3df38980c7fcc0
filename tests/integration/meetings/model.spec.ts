import { createDatabase } from '../../support/postgres.mjs';
import { seedBoard, startApi } from './board-room.mjs';
import { ModelRun, rehearse } from './model-run.mjs';

/** Two of them come back to the chair with a dissent before they are signed off; the long form is `npm run drill:board`. */
const seeds = [1, 7, 26, 64];
const COMMANDS = 110;

describe('random commands of many people', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let api: Awaited<ReturnType<typeof startApi>>;

  beforeAll(async () => {
    database = await createDatabase({ label: 'model' });
    api = await startApi({ appUrl: database.appUrl });
  });
  afterAll(async () => {
    await api?.stop();
    await database?.drop();
  });

  it.each(seeds)('are answered as the model says, from the call to the last signature (seed %i)', async (seed) => {
    const board = await seedBoard(database.url, { name: `Board ${seed}` });
    const run = await ModelRun.begin({ url: api.url, board, seed });
    const { reached } = await run.go(COMMANDS);
    expect(reached).toBe(rehearse(seed, COMMANDS).reached);
  }, 240_000);
});
