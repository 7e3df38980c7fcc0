/** Random sequences of commands against the reference model, as many as asked for. */
import { seedBoard } from '../../integration/meetings/board-room.mjs';
import { ModelRun } from '../../integration/meetings/model-run.mjs';
import { onGround } from './ground.mjs';

const COMMANDS = 110;

/** @param {{ count: number, seed: number }} wish count: sequences */
export async function modelDrill({ count, seed }) {
  return onGround(async ({ api, ownerUrl }) => {
    const result = { sequences: count, commands: 0, signedOff: 0, differences: 0 };
    /** @type {string[]} */
    const stories = [];
    for (let index = 0; index < count; index += 1) {
      const board = await seedBoard(ownerUrl, { name: `Board ${seed + index}` });
      const run = await ModelRun.begin({ url: api.url, board, seed: seed + index });
      try {
        const { commands, reached } = await run.go(COMMANDS);
        result.commands += commands;
        result.signedOff += reached === 'signedOff' ? 1 : 0;
      } catch (error) {
        result.differences += 1;
        stories.push(/** @type {Error} */ (error).message);
      }
    }
    for (const story of stories) console.error(story);
    return { result, passed: result.differences === 0 };
  });
}
