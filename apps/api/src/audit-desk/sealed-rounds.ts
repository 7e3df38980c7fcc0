import type { EntityManager } from 'typeorm';
import type { RecordedEntry } from '../audit/audit-reader.js';

/** Entries of ballots whose seal is closed: nobody is shown who has voted until the chair opens it. @returns their ids. */
export async function sealedRounds(manager: EntityManager, entries: readonly RecordedEntry[]): Promise<ReadonlySet<string>> {
  const ballots = entries.filter(({ event }) => event === 'ballotCast').map(({ entryId, payload }) => ({ entryId, roundId: (JSON.parse(payload) as { roundId: string }).roundId }));
  if (ballots.length === 0) return new Set();
  const opened = await manager.query<Array<{ id: string }>>(`SELECT id FROM ballot_round WHERE id = ANY ($1) AND state = 'opened'`, [[...new Set(ballots.map(({ roundId }) => roundId))]]);
  const openedIds = new Set(opened.map(({ id }) => id));
  return new Set(ballots.filter(({ roundId }) => !openedIds.has(roundId)).map(({ entryId }) => entryId));
}
