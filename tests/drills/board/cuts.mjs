/**
 * Screens lose the network while the meeting goes on. A screen keeps a copy of the meeting, fetches it again with each
 * event and after each interruption, as the web application does; when all is quiet, its copy equals the server's.
 */
import { isDeepStrictEqual } from 'node:util';
import { expectStatus, signIn } from '../../integration/meetings/board-room.mjs';
import { followMeeting, until } from '../../integration/meetings/live-client.mjs';
import { startProxy } from '../../support/proxy.mjs';
import { onGround, openTable } from './ground.mjs';

const SCREENS = 10;

/** @param {{ count: number }} wish count: cuts, summed over the screens */
export async function cutsDrill({ count }) {
  return onGround(async (ground) => {
    const table = await openTable(ground, SCREENS);
    const proxy = await startProxy({ port: ground.api.port });
    const url = `http://127.0.0.1:${proxy.port}`;
    /** @type {Awaited<ReturnType<typeof startScreen>>[]} */
    const screens = [];
    let differences = 0;
    let gaps = 0;
    const rounds = Math.ceil(count / SCREENS);
    try {
      for (const person of table.board.voters) screens.push(await startScreen(ground.api.url, url, person, table.meetingId));
      for (let cut = 0; cut < rounds; cut += 1) {
        proxy.mode = { kind: cut % 2 === 0 ? 'refuse' : 'hang' };
        proxy.cut();
        for (let change = 0; change <= cut % 3; change += 1) {
          const { etag } = await table.coordinator.get(`/meetings/${table.meetingId}`);
          expectStatus(await table.coordinator.patch(`/meetings/${table.meetingId}`, { title: `After cut ${cut}.${change}` }, { 'if-match': String(etag) }), 200);
        }
        proxy.mode = { kind: 'pass' };
        proxy.cut();
        const server = expectStatus(await table.coordinator.get(`/meetings/${table.meetingId}`), 200);
        await until(() => screens.every((screen) => screen.copy().sequence >= server.sequence), 30_000);
        for (const screen of screens) {
          if (!isDeepStrictEqual(shown(screen.copy()), shown(server))) differences += 1;
          if (screen.hasGap()) gaps += 1;
        }
      }
    } finally {
      for (const screen of screens) screen.close();
      await proxy.stop();
    }
    return { result: { cuts: rounds * SCREENS, screens: SCREENS, differences, gaps }, passed: differences === 0 };
  });
}

/** What a screen shows of a meeting: not the time of the answer, nor what this person may do. @param {any} meeting */
const shown = ({ serverTime: _serverTime, allowedActions: _allowedActions, ...rest }) => rest;

/**
 * @param {string} signInUrl
 * @param {string} url through the proxy
 * @param {import('../../integration/meetings/board-room.mjs').Person} person
 * @param {string} meetingId
 */
async function startScreen(signInUrl, url, person, meetingId) {
  const client = await signIn(signInUrl, person);
  let copy = expectStatus(await client.get(`/meetings/${meetingId}`), 200);
  const live = await followMeeting(url, client.cookie, meetingId, copy.sequence);
  let isFetching = false;
  let isDirty = false;
  const refresh = async () => {
    isDirty = true;
    if (isFetching) return;
    isFetching = true;
    while (isDirty) {
      isDirty = false;
      const answer = await client.get(`/meetings/${meetingId}`).catch(() => null);
      if (answer?.status === 200 && answer.body.sequence >= copy.sequence) copy = answer.body;
      else isDirty = answer === null;
    }
    isFetching = false;
  };
  live.socket.on('event', () => void refresh());
  live.socket.on('connect', () => void refresh());
  const first = copy.sequence;
  return {
    copy: () => copy,
    hasGap: () => live.events.some(({ sequence }, index) => sequence !== first + 1 + index),
    close: () => live.close(),
  };
}
