/** Freezes the log of a case for its audit dossier. Runs in the transaction that orders it. */
import { auditEvents, type AuditEventName } from '@consilium/audit-chain';
import type { EntityManager } from 'typeorm';
import { FrozenDossier, type FrozenEntry } from './frozen-dossier.js';
import { findOutcome, freezeOutcome, readChainHead } from './freeze-outcome.js';
import { readLetterhead, utcText } from './letterhead.js';

export async function freezeDossier(manager: EntityManager, caseId: string): Promise<FrozenDossier> {
  const [row] = await manager.query<Array<Record<string, string>>>(
    `SELECT c.board_id, c.number, c.state, c.question_code, c.question_text, p.display_name AS referred_by, ${utcText('now()')} AS frozen_at
       FROM board_case c LEFT JOIN person p ON p.id = c.referrer_id WHERE c.id = $1`,
    [caseId],
  );
  if (row === undefined) throw new Error('The case is not in scope.');
  const { letterhead } = await readLetterhead(manager, row['board_id']!);
  const { entries, reads } = await readEntries(manager, caseId);
  return FrozenDossier.parse({
    format: 'consilium-frozen-dossier/1',
    letterhead,
    frozenAt: row['frozen_at'],
    caseNumber: row['number'],
    state: row['state'],
    question: { code: row['question_code'], text: row['question_text'] },
    referredBy: row['referred_by'] ?? null,
    outcome: await readSigned(manager, caseId),
    waivers: await manager.query(
      `SELECT m.title AS meeting, p.display_name AS by, i.waiver_reason AS reason
         FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id JOIN person p ON p.id = i.waiver_by WHERE i.case_id = $1 ORDER BY m.starts_at`,
      [caseId],
    ),
    attendance: await readAttendance(manager, caseId),
    entries,
    reads,
    chainHead: await readChainHead(manager, caseId),
  } satisfies Record<keyof FrozenDossier, unknown>);
}

async function readSigned(manager: EntityManager, caseId: string): Promise<FrozenDossier['outcome']> {
  const [newest] = await manager.query<Array<{ id: string }>>(`SELECT id FROM outcome_record WHERE case_id = $1 AND state = 'signedOff' ORDER BY created_at DESC LIMIT 1`, [caseId]);
  const outcome = newest === undefined ? null : await findOutcome(manager, newest.id);
  return outcome === null ? null : { sha256: outcome.sha256.toString('hex'), recordText: outcome.canonical_text, frozen: await freezeOutcome(manager, outcome) };
}

/** Who was there while the case was on the table; entries about a register stand in the log of the organisation. */
async function readAttendance(manager: EntityManager, caseId: string): Promise<unknown[]> {
  return manager.query(
    `SELECT p.display_name AS name, a.discipline, ${utcText('a.arrived_at')} AS "arrivedAt", ${utcText('a.left_at')} AS "leftAt",
            (SELECT min(e."position")::integer FROM audit.entry e
              WHERE e.event = 'attendanceRecorded' AND e.organisation_id = a.organisation_id AND e.payload::json ->> 'attendanceId' = a.id::text) AS position
       FROM agenda_item i JOIN attendance a ON a.meeting_id = i.meeting_id JOIN person p ON p.id = a.person_id
      WHERE i.case_id = $1 AND i.started_at IS NOT NULL AND a.arrived_at <= coalesce(i.finished_at, clock_timestamp()) AND (a.left_at IS NULL OR a.left_at >= i.started_at)
      ORDER BY a.arrived_at, p.display_name`,
    [caseId],
  );
}

interface EntryRow {
  readonly position: string;
  readonly at: string;
  readonly event: string;
  readonly outcome: string;
  readonly actor: string | null;
  readonly actor_id: string | null;
  readonly role: string;
  readonly hash: string;
  readonly payload: string;
}

async function readEntries(manager: EntityManager, caseId: string): Promise<{ entries: FrozenEntry[]; reads: FrozenDossier['reads'] }> {
  const rows = await manager.query<EntryRow[]>(
    `SELECT e."position", e.recorded_at AS at, e.event, e.outcome, p.display_name AS actor, e.actor_id, e.actor_role AS role, encode(e.hash, 'hex') AS hash, e.payload
       FROM audit.entry e LEFT JOIN person p ON p.id = e.actor_id WHERE e.chain = 'case:' || $1 ORDER BY e."position"`,
    [caseId],
  );
  const names = await readNames(manager, caseId);
  const isReading = ({ event }: EntryRow): boolean => auditEvents[event as AuditEventName] === 'read';
  const readings = rows.filter(isReading);
  return {
    reads: { count: readings.length, people: new Set(readings.map(({ actor_id: actor }) => actor)).size },
    entries: rows
      .filter((row) => !isReading(row))
      .map(({ position, at, event, outcome, actor, role, hash, payload: text }) => {
        const payload = JSON.parse(text) as Record<string, unknown>;
        const named = Object.values(payload).flatMap((value) => (typeof value === 'string' && names.has(value) ? [names.get(value)!] : []));
        return {
          position: Number(position), at, event, outcome, actor, role, hash, payload,
          about: named.map(({ about }) => about).filter((about) => about !== '').join(', '),
          documentKind: named.find(({ kind }) => kind !== null)?.kind ?? null,
        };
      }),
  };
}

/** What ids in payloads stand for. */
async function readNames(manager: EntityManager, caseId: string): Promise<Map<string, { about: string; kind: string | null }>> {
  const rows = await manager.query<Array<{ id: string; about: string; kind: string | null }>>(
    `SELECT m.id::text, m.title AS about, NULL AS kind FROM meeting m WHERE EXISTS (SELECT 1 FROM agenda_item i WHERE i.meeting_id = m.id AND i.case_id = $1)
     UNION ALL SELECT o.id::text, concat_ws(', ', upper(o.format), upper(o.language), nullif(o.recipient, '')), o.kind FROM document_order o WHERE o.case_id = $1
     UNION ALL SELECT d.id::text, concat_ws(', ', upper(o.format), upper(o.language)), o.kind FROM document d JOIN document_order o ON o.id = d.order_id WHERE o.case_id = $1
     UNION ALL SELECT v.id::text, v.recipient, NULL FROM document_delivery v JOIN document_order o ON o.id = v.order_id WHERE o.case_id = $1
     UNION ALL SELECT a.id::text, a.what || ' (' || p.display_name || ', ' || a.due_on || ')', NULL FROM action_item a JOIN person p ON p.id = a.owner_id WHERE a.case_id = $1`,
    [caseId],
  );
  return new Map(rows.map(({ id, about, kind }) => [id, { about, kind }]));
}
