import type { EntityManager } from 'typeorm';
import type { RecordedEntry } from '../audit/audit-reader.js';

/**
 * Who cast the ballots among the entries, where the seal of their round is open. The entry of a ballot names nobody: until
 * the chair opens the seal, nobody is shown who has voted, in an export neither.
 *
 * @returns ids of people by id of entry
 */
export async function openedVoters(manager: EntityManager, entries: readonly RecordedEntry[]): Promise<ReadonlyMap<string, string>> {
  const ballots = entries
    .filter(({ event, actorId }) => event === 'ballotCast' && actorId === null)
    .map(({ entryId, payload }) => ({ entryId, ballotId: (JSON.parse(payload) as { ballotId: string }).ballotId }));
  if (ballots.length === 0) return new Map();
  const found = await manager.query<Array<{ id: string; voter_id: string }>>(
    `SELECT b.id, b.voter_id FROM ballot b JOIN ballot_round r ON r.id = b.round_id WHERE b.id = ANY ($1) AND r.state = 'opened'`,
    [ballots.map(({ ballotId }) => ballotId)],
  );
  const voterOf = new Map(found.map(({ id, voter_id: voterId }) => [id, voterId]));
  return new Map(ballots.flatMap(({ entryId, ballotId }) => (voterOf.has(ballotId) ? [[entryId, voterOf.get(ballotId)!] as const] : [])));
}
