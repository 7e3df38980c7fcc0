/** A screen that follows a meeting over the socket, as the web application does. */
import { io } from 'socket.io-client';

/**
 * @typedef {object} Screen
 * @property {import('socket.io-client').Socket} socket
 * @property {{ sequence: number, kind: string, payload: Record<string, unknown>, caseId: string | null }[]} events in the order of arrival
 * @property {() => number} newest number of the newest event
 * @property {() => string | null} ended why the server closed the socket for good
 * @property {any} answer to `follow`
 * @property {() => void} close
 */

/**
 * @param {string} url
 * @param {string} cookie
 * @param {Record<string, string>} [headers]
 */
export const openSocket = (url, cookie, headers = {}) =>
  io(url, { transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 200, timeout: 2_000, extraHeaders: { cookie, ...headers } });

/**
 * Connects, follows, and follows again from where it was after each interruption.
 *
 * @param {string} url
 * @param {string} cookie
 * @param {string} meetingId
 * @param {number} [after]
 * @returns {Promise<Screen>}
 */
export function followMeeting(url, cookie, meetingId, after = 0) {
  const socket = openSocket(url, cookie);
  /** @type {Screen['events']} */
  const events = [];
  /** @type {string | null} */
  let ended = null;
  const newest = () => events.at(-1)?.sequence ?? after;
  socket.on('event', (event) => events.push(event));
  socket.on('ended', ({ reason }) => (ended = reason));
  return new Promise((resolve, reject) => {
    socket.on('connect_error', reject);
    socket.on('connect', async () => {
      const answer = await socket.timeout(5_000).emitWithAck('follow', { meetingId, after: newest() }).catch(() => null);
      resolve({ socket, events, newest, ended: () => ended, answer, close: () => socket.close() });
    });
  });
}

/**
 * Waits until something holds.
 *
 * @param {() => boolean | Promise<boolean>} holds
 * @param {number} [patienceMs]
 */
export async function until(holds, patienceMs = 10_000) {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
