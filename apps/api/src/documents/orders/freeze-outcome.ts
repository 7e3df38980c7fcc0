/** Freezes what the documents of an outcome need beside the signed text. Runs in the transaction that orders them. */
import { FrozenOutcome } from './frozen.js';
import type { OutcomeSnapshot } from '@consilium/board';
import type { EntityManager } from 'typeorm';
import { readLetterhead, utcText } from './letterhead.js';

export interface OutcomeRow {
  readonly id: string;
  readonly case_id: string;
  readonly meeting_id: string;
  readonly board_id: string;
  readonly kind: 'outcome' | 'addendum';
  readonly state: 'awaitingSignatures' | 'signedOff' | 'returned';
  readonly canonical_text: string;
  readonly sha256: Buffer;
  readonly created_at: string;
}

export async function findOutcome(manager: EntityManager, outcomeId: string): Promise<OutcomeRow | null> {
  const [row] = await manager.query<OutcomeRow[]>(
    `SELECT o.id, o.case_id, o.meeting_id, c.board_id, o.kind, o.state, o.canonical_text, o.sha256, ${utcText('o.created_at')} AS created_at
       FROM outcome_record o JOIN board_case c ON c.id = o.case_id WHERE o.id = $1`,
    [outcomeId],
  );
  return row ?? null;
}

export async function freezeOutcome(manager: EntityManager, outcome: OutcomeRow): Promise<FrozenOutcome> {
  const snapshot = JSON.parse(outcome.canonical_text) as OutcomeSnapshot;
  const { letterhead, timeZone } = await readLetterhead(manager, outcome.board_id);
  const head = await readHead(manager, outcome);
  return FrozenOutcome.parse({
    format: 'consilium-frozen-outcome/2',
    letterhead,
    ...head,
    meeting: { ...head.meeting, timeZone },
    kind: outcome.kind,
    createdAt: outcome.created_at,
    people: await readPeople(manager, snapshot),
    lesionPlaces: await readLesionPlaces(manager, snapshot),
    evaluation: await readEvaluation(manager, snapshot),
    signatures: await readSignatures(manager, outcome.id),
    chainHead: await readChainHead(manager, outcome.case_id),
  } satisfies Record<keyof FrozenOutcome, unknown>);
}

async function readHead(manager: EntityManager, outcome: OutcomeRow): Promise<{ patient: unknown; case: unknown; meeting: { title: string; startsAt: string } }> {
  const [row] = await manager.query<Array<Record<string, string>>>(
    `SELECT p.family_name, p.given_name, p.birth_date::text AS birth_date, p.sex, p.identifier_value,
            c.summary, c.urgency, c.consultant_name, c.consultant_contact, c.patient_knows, m.title, ${utcText('m.starts_at')} AS starts_at
       FROM board_case c JOIN patient p ON p.id = c.patient_id JOIN meeting m ON m.id = $2 WHERE c.id = $1`,
    [outcome.case_id, outcome.meeting_id],
  );
  if (row === undefined) throw new Error('The case of the outcome is not in scope.');
  return {
    patient: { familyName: row['family_name'], givenName: row['given_name'], birthDate: row['birth_date'], sex: row['sex'], identifier: row['identifier_value'] },
    case: {
      summary: row['summary'],
      urgency: row['urgency'],
      consultant: { name: row['consultant_name'], contact: row['consultant_contact'] },
      patientKnows: row['patient_knows'],
    },
    meeting: { title: row['title']!, startsAt: row['starts_at']! },
  };
}

/** Everybody the record names by id. */
async function readPeople(manager: EntityManager, snapshot: OutcomeSnapshot): Promise<unknown[]> {
  const { attendance, rounds, dissents, signatories, recommendation, confirmedById, assertions, facts } = snapshot;
  const ids = [
    ...attendance.flatMap(({ personId, coversPersonId }) => [personId, coversPersonId]),
    ...rounds.flatMap(({ ballots, notCastIds }) => [...ballots.map(({ personId }) => personId), ...notCastIds]),
    ...dissents.flatMap(({ personId, acknowledgedBy }) => [personId, acknowledgedBy]),
    signatories.chair.personId,
    ...signatories.disciplines.flatMap(({ candidateIds }) => candidateIds),
    ...signatories.otherVoterIds,
    ...recommendation.actions.map(({ ownerId }) => ownerId),
    recommendation.communicatorId,
    confirmedById,
    ...assertions.map(({ assertedById }) => assertedById),
    ...facts.map(({ enteredById }) => enteredById),
  ];
  return manager.query(`SELECT id, display_name AS name, discipline FROM person WHERE id = ANY ($1::uuid[]) ORDER BY id`, [[...new Set(ids)].filter((id) => id !== null)]);
}

async function readLesionPlaces(manager: EntityManager, { lesions }: OutcomeSnapshot): Promise<unknown[]> {
  return manager.query(`SELECT number, x, y FROM lesion WHERE id = ANY ($1::uuid[]) AND x IS NOT NULL AND y IS NOT NULL ORDER BY number`, [lesions.map(({ lesionId }) => lesionId)]);
}

async function readEvaluation(manager: EntityManager, { caseId, evaluation }: OutcomeSnapshot): Promise<unknown> {
  const [row] = await manager.query<Array<{ result_text: string }>>(
    `SELECT result_text FROM evaluation WHERE case_id = $1 AND sha256 = decode($2, 'hex') ORDER BY created_at DESC LIMIT 1`,
    [caseId, evaluation.evaluationSha256],
  );
  return row === undefined ? null : (JSON.parse(row.result_text) as unknown);
}

async function readSignatures(manager: EntityManager, outcomeId: string): Promise<unknown[]> {
  return manager.query(
    `SELECT person_id AS "personId", name_shown AS name, discipline, capacity, meaning, reason, ${utcText('signed_at')} AS "signedAt", encode(sha256, 'hex') AS sha256
       FROM signature WHERE outcome_record_id = $1 ORDER BY signed_at, id`,
    [outcomeId],
  );
}

/** How far the log of the case reaches as the documents are ordered. */
export async function readChainHead(manager: EntityManager, caseId: string): Promise<FrozenOutcome['chainHead']> {
  const [row] = await manager.query<Array<{ length: string; hash: string }>>(
    `SELECT length, encode(hash, 'hex') AS hash FROM audit.chain_head WHERE chain = 'case:' || $1`,
    [caseId],
  );
  return row === undefined || Number(row.length) === 0 ? null : { position: Number(row.length), hash: row.hash };
}
