/** Steps of a deliberation, as the room takes them; shared by tests, drills and measurements. */
import { expectStatus, signIn } from './board-room.mjs';

/** @typedef {import('./board-room.mjs').Client} Client */
/** @typedef {import('./board-room.mjs').Person} Person */

/**
 * @param {number} index
 * @returns {Record<string, unknown>} a ballot for one of two options, in turn
 */
export const ballotFor = (index) => ({
  position: { kind: 'option', optionId: index % 2 === 0 ? 'curative-hepatic-resection' : 'liver-transplantation' },
  confidence: 'moderate',
  drivers: [],
});

/**
 * @param {string} url
 * @param {Person[]} people
 * @returns {Promise<Client[]>}
 */
export async function signInAll(url, people) {
  const clients = [];
  for (const person of people) clients.push(await signIn(url, person));
  return clients;
}

/**
 * @param {Client} chair
 * @param {string} itemId
 */
export const call = async (chair, itemId) => expectStatus(await chair.post(`/agenda-items/${itemId}/commands`, { command: 'call' }), 200);

/**
 * @param {Client} chair
 * @param {string} itemId
 * @returns {Promise<string>} id of the round that is open now
 */
export async function openRound(chair, itemId) {
  const deliberation = expectStatus(await chair.post(`/agenda-items/${itemId}/rounds`), 201);
  return deliberation.rounds.at(-1).id;
}

/**
 * @param {Client} voter
 * @param {string} roundId
 * @param {unknown} ballot
 * @param {Record<string, string>} [headers]
 */
export const cast = (voter, roundId, ballot, headers) => voter.put(`/rounds/${roundId}/ballot`, ballot, headers);

/**
 * @param {Client} chair
 * @param {string} roundId
 * @param {'close' | 'openSeal'} command
 */
export const commandRound = (chair, roundId, command) => chair.post(`/rounds/${roundId}/commands`, { command });

/**
 * A whole round: opened, voted by everybody, closed, its seal opened.
 *
 * @param {Client} chair
 * @param {string} itemId
 * @param {Client[]} voters
 * @returns {Promise<any>} the deliberation
 */
export async function voteRound(chair, itemId, voters) {
  const roundId = await openRound(chair, itemId);
  for (const [index, voter] of voters.entries()) expectStatus(await cast(voter, roundId, ballotFor(index)), 201);
  expectStatus(await commandRound(chair, roundId, 'close'), 200);
  return expectStatus(await commandRound(chair, roundId, 'openSeal'), 200);
}

/**
 * A recommendation with everything that has to be said.
 *
 * @param {{ ownerId: string, communicatorId: string }} people
 * @param {Record<string, unknown>} [change]
 */
export const completeRecommendation = ({ ownerId, communicatorId }, change = {}) => ({
  position: { kind: 'option', optionId: 'curative-hepatic-resection' },
  intent: 'cure',
  conditions: [{ condition: 'If the PET shows no disease outside the liver', then: 'resection', otherwise: 'systemic treatment' }],
  rationale: 'Few lesions, all of them reachable.',
  reasonAgainstStatus: 'The data asked for are on their way.',
  keptForLater: [{ optionId: 'prrt-lu177', why: 'In reserve for progression.' }],
  trialOffered: 'No trial is open here.',
  wishConsidered: '',
  actions: [{ what: 'Ga-68 PET', ownerId, dueOn: '2199-01-31' }],
  nextReviewOn: '2199-02-28',
  communicatorId,
  ...change,
});

/**
 * Brings a case on the table to a confirmed recommendation.
 *
 * @param {{ chair: Client, voters: Client[], meetingId: string, item: { id: string, caseId: string } }} room
 * @param {Record<string, unknown>} [change] of the recommendation
 * @returns {Promise<any>} the deliberation
 */
export async function confirmCase({ chair, voters, meetingId, item }, change) {
  await call(chair, item.id);
  await voteRound(chair, item.id, voters);
  await voteRound(chair, item.id, voters);
  const content = completeRecommendation({ ownerId: chair.personId, communicatorId: chair.personId }, change);
  const draft = expectStatus(await chair.put(`/meetings/${meetingId}/cases/${item.caseId}/recommendation`, content), 201);
  return expectStatus(await chair.post(`/recommendations/${draft.id}/confirmation`, undefined, { 'if-match': '"1"' }), 200);
}

/**
 * @param {Client} signer
 * @param {{ id: string, sha256: string }} outcome
 * @param {'approved' | 'approvedWithDissent' | 'declined'} [meaning]
 * @param {string} [reason]
 */
export const sign = (signer, outcome, meaning = 'approved', reason = '') =>
  signer.post(`/outcomes/${outcome.id}/signatures`, { meaning, reason, sha256: outcome.sha256 });
