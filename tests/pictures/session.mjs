/** Brings today's meeting of the demo world to its busiest moment: everybody there, a case on the table, the first vote half cast. */
import { randomUUID } from 'node:crypto';
import { signIn } from '../support/demo-hospital.mjs';
import { demoId } from './demo-places.mjs';

/** Who has voted when the picture is taken, and for what. */
const VOTES = /** @type {const} */ ([
  ['valkenaar', 'debulking-cytoreduction'],
  ['oyelaran', 'prrt-lu177'],
  ['castellane', 'debulking-cytoreduction'],
  ['oduya', 'tace'],
  ['brekke-stone', 'prrt-lu177'],
]);

/** @param {string} url of the running system */
export async function holdMeeting(url) {
  const meetingId = demoId('meeting today');
  const chair = await signIn(url, 'valkenaar@northmoor.example');
  /**
   * @param {import('../support/demo-hospital.mjs').Visitor} person
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @param {Record<string, string>} [headers]
   */
  const send = async (person, method, path, body, headers) => {
    const { status, body: answer } = await person.send(method, path, body, headers);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  };
  const once = () => ({ 'idempotency-key': randomUUID() });

  const meeting = await send(chair, 'GET', `/meetings/${meetingId}`);
  await send(chair, 'POST', `/meetings/${meetingId}/commands`, { command: 'open' }, { 'if-match': `"${meeting.version}"` });
  for (const [index, { id }] of meeting.members.entries()) {
    await send(chair, 'POST', `/meetings/${meetingId}/attendance`, { personId: id, role: 'core', mode: index % 4 === 3 ? 'remote' : 'room' }, once());
  }
  const first = meeting.agenda[0];
  await send(chair, 'POST', `/agenda-items/${first.id}/commands`, { command: 'call' });
  const deliberation = await send(chair, 'POST', `/agenda-items/${first.id}/rounds`, {}, once());
  const round = deliberation.rounds.at(-1);
  for (const [name, optionId] of VOTES) {
    const voter = await signIn(url, `${name}@northmoor.example`);
    await send(voter, 'PUT', `/rounds/${round.id}/ballot`, { position: { kind: 'option', optionId }, confidence: 'moderate', drivers: [] }, once());
  }
}
