import { assessReadiness, CASE_ELEMENTS, minimumDataset, type FactInForce, type Readiness, type ReadinessFinding } from '@consilium/board';
import type { BoardSettings, CaseReadiness, MeetingReadiness, PatientWish } from '@consilium/contracts';
import { sensitivity } from '@consilium/criteria';
import { nelmEngine } from '@consilium/knowledge-nelm';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { CaseEvaluations, type CaseEvaluation } from '../cases/case-evaluations.js';
import { FactEntity } from '../cases/fact.entity.js';
import { notFound } from '../platform/errors/refusal.js';

/** What is asked of a case beyond its facts. */
interface Referral {
  readonly caseId: string;
  readonly questionText: string;
  readonly presenterId: string | null;
  readonly wish: PatientWish;
}

interface ListedRow extends Referral {
  readonly agendaItemId: string;
  readonly caseNumber: string;
  readonly position: number;
  readonly patientShort: string;
  readonly questionCode: CaseReadiness['questionCode'];
}

interface MeetingRow {
  readonly settings: BoardSettings;
  readonly meetingOn: string;
  readonly cutOffAt: Date;
  readonly serverTime: Date;
}

/** Reads, for each case of a meeting that is discussed, what is not there and whether that matters. */
@Injectable()
export class MeetingReadinessReader {
  constructor(private readonly evaluations: CaseEvaluations) {}

  async read(manager: EntityManager, meetingId: string): Promise<MeetingReadiness> {
    const meeting = await this.meeting(manager, meetingId);
    const listed = await manager.query<ListedRow[]>(
      `SELECT i.id AS "agendaItemId", c.id AS "caseId", c.number AS "caseNumber", i.position, p.family_name || ', ' || left(p.given_name, 1) || '.' AS "patientShort",
              c.question_code AS "questionCode", c.question_text AS "questionText", i.presenter_id AS "presenterId", c.wish
         FROM agenda_item i JOIN board_case c ON c.id = i.case_id JOIN patient p ON p.id = c.patient_id
        WHERE i.meeting_id = $1 AND i.lane = 'discuss' ORDER BY i.position`,
      [meetingId],
    );
    const cases: CaseReadiness[] = [];
    for (const row of listed) {
      const { verdict, groups, findings } = await this.assess(manager, meeting, row, ['question', 'wish', 'presenter']);
      const { agendaItemId, caseId, caseNumber, position, patientShort, questionCode } = row;
      cases.push({ caseId, caseNumber, agendaItemId, position, patientShort, questionCode, verdict, groups, findings: findings.map(asFinding) });
    }
    return { meetingId, cutOffAt: meeting.cutOffAt.toISOString(), serverTime: meeting.serverTime.toISOString(), cases };
  }

  /**
   * One case, measured by its next meeting; a case that is not listed is measured as if it were discussed today, and
   * nothing is due at a certain time.
   */
  async readCase(manager: EntityManager, caseId: string): Promise<{ readonly cutOffAt: string | null; readonly findings: CaseReadiness['findings']; readonly evaluated: CaseEvaluation }> {
    const [row] = await manager.query<Array<ListedRow & MeetingRow & { readonly isListed: boolean }>>(
      `SELECT c.id AS "caseId", c.number AS "caseNumber", coalesce(n.position, 0) AS position, '' AS "patientShort", c.question_code AS "questionCode",
              c.question_text AS "questionText", n.presenter_id AS "presenterId", c.wish, coalesce(n.id, c.id) AS "agendaItemId", b.settings,
              (coalesce(n.starts_at, clock_timestamp()) AT TIME ZONE (b.settings ->> 'timeZone'))::date::text AS "meetingOn",
              coalesce(n.starts_at - make_interval(hours => (b.settings ->> 'cutOffHours')::int), clock_timestamp()) AS "cutOffAt", clock_timestamp() AS "serverTime",
              n.id IS NOT NULL AS "isListed"
         FROM board_case c JOIN board b ON b.id = c.board_id
         LEFT JOIN LATERAL (
           SELECT i.id, i.position, i.presenter_id, m.starts_at FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id
            WHERE i.case_id = c.id AND m.state IN ('draft', 'published', 'open') ORDER BY m.starts_at LIMIT 1) n ON true
        WHERE c.id = $1`,
      [caseId],
    );
    if (row === undefined) throw notFound();
    const { findings, evaluated } = await this.assess(manager, row, row, ['question', 'wish', 'presenter']);
    return { cutOffAt: row.isListed ? row.cutOffAt.toISOString() : null, findings: findings.map(asFinding), evaluated };
  }

  /**
   * The same for a case that may be put on the list. Who presents it is not asked: an agenda is not published before
   * that is settled.
   */
  async readCandidate(manager: EntityManager, meetingId: string, caseId: string): Promise<{ readonly verdict: Readiness['verdict']; readonly findings: CaseReadiness['findings'] }> {
    const meeting = await this.meeting(manager, meetingId);
    const [referral] = await manager.query<Referral[]>(
      `SELECT c.id AS "caseId", c.question_text AS "questionText", NULL AS "presenterId", c.wish
         FROM board_case c JOIN meeting m ON m.board_id = c.board_id WHERE c.id = $1 AND m.id = $2`,
      [caseId, meetingId],
    );
    if (referral === undefined) throw notFound();
    const { verdict, findings } = await this.assess(manager, meeting, referral, ['question', 'wish']);
    return { verdict, findings: findings.map(asFinding) };
  }

  private async meeting(manager: EntityManager, meetingId: string): Promise<MeetingRow> {
    const [meeting] = await manager.query<MeetingRow[]>(
      `SELECT b.settings, (m.starts_at AT TIME ZONE (b.settings ->> 'timeZone'))::date::text AS "meetingOn",
              m.starts_at - make_interval(hours => (b.settings ->> 'cutOffHours')::int) AS "cutOffAt", clock_timestamp() AS "serverTime"
         FROM meeting m JOIN board b ON b.id = m.board_id WHERE m.id = $1`,
      [meetingId],
    );
    if (meeting === undefined) throw notFound();
    return meeting;
  }

  private async assess(manager: EntityManager, meeting: MeetingRow, referral: Referral, always: readonly string[]): Promise<Readiness & { readonly evaluated: CaseEvaluation }> {
    const evaluated = await this.evaluations.evaluate(manager, referral.caseId);
    const { profile, request } = evaluated;
    const facts = await manager.getRepository(FactEntity).findBy({ caseId: referral.caseId, retiredAt: IsNull() });
    const { freshnessDays, minimumDataset: itemIds } = meeting.settings;
    const readiness = assessReadiness({
      items: minimumDataset([...new Set([...itemIds, ...always])], freshnessDays).items,
      facts: [...facts.map(inForce), ...drawn(profile.fromLesions), ...referralFacts(referral)],
      movable: sensitivity(nelmEngine, profile.facts, request)
        .facts.filter(({ reach }) => reach === 'alone')
        .map(({ fact, options }) => ({ elementId: fact, optionIds: options })),
      meetingOn: meeting.meetingOn,
      cutOffAt: meeting.cutOffAt.toISOString(),
    });
    return { ...readiness, evaluated };
  }
}

const asFinding = ({ itemId, group, code, effect, ownerRole, dueAt, expectedOn, movesOptionIds, params }: ReadinessFinding): CaseReadiness['findings'][number] => ({
  itemId,
  group,
  code,
  effect,
  ownerRole,
  dueAt,
  expectedOn,
  movesOptionIds: [...movesOptionIds],
  params,
});

const inForce = (fact: FactEntity): FactInForce => ({
  elementId: fact.element,
  state: fact.state,
  valueText: fact.state === 'known' ? JSON.stringify(fact.value) : null,
  observedOn: fact.observedOn,
  pendingUntil: fact.pendingUntil,
  asserted: fact.sourceKind === 'person',
});

/** Values drawn from the lesion map count as recorded; they are as old as the drawing, which is not dated. */
const drawn = (values: Readonly<Record<string, unknown>>): FactInForce[] =>
  Object.entries(values).map(([elementId, value]) => ({ elementId, state: 'known', valueText: JSON.stringify(value), observedOn: null, pendingUntil: null, asserted: false }));

/** Question, wish and presenter, stated as facts; a wish nobody asked for is not done. */
function referralFacts({ questionText, wish, presenterId }: Referral): FactInForce[] {
  const known = (elementId: string, text: string | null): FactInForce => ({
    elementId,
    state: text === null ? 'notDone' : 'known',
    valueText: text,
    observedOn: null,
    pendingUntil: null,
    asserted: false,
  });
  return [known(CASE_ELEMENTS.question, questionText), known(CASE_ELEMENTS.wish, wish.state === 'notAsked' ? null : wish.state), known(CASE_ELEMENTS.presenter, presenterId)];
}
