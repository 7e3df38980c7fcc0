import { initials } from '@consilium/board';
import { Injectable } from '@nestjs/common';
import type { Attendance, Deliberation, MeetingDetail, Position, QuorumLine, WallCase, WallMeeting } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { CaseSheetService } from '../cases/case-sheet.service.js';
import { DeliberationReader } from '../deliberation/deliberation-reader.js';
import { MeetingReader } from '../meetings/meeting-reader.js';
import type { Actor } from '../platform/authorisation/actor.js';
import type { PairedWall } from './wall-devices.js';

/** What is read from four metres, in the order in which a case is told. */
const ON_THE_WALL = ['predictedCytoreductionPct', 'lesionCount', 'reportedGrade', 'ki67Pct', 'liverBurdenPct', 'functionalStatus'] as const;

/** Lines of the agenda that fit on a screen. */
const MOST_COMING = 9;

interface PatientRow {
  given: string;
  family: string;
  sex: 'female' | 'male' | 'other';
  age: number;
  version: number;
}

/** Makes the wall's picture of a meeting: everything else that was read is left out here. */
@Injectable()
export class WallView {
  constructor(
    private readonly meetings: MeetingReader,
    private readonly deliberations: DeliberationReader,
    private readonly sheets: CaseSheetService,
    private readonly auditLog: AuditLog,
  ) {}

  async read(manager: EntityManager, wall: PairedWall, meetingId: string, requestId: string): Promise<WallMeeting> {
    const meeting = await this.meetings.read(manager, nobody(wall, requestId), meetingId);
    const current = meeting.agenda.find(({ id }) => id === meeting.currentItemId);
    const shown = current === undefined ? null : await this.caseOf(manager, wall, meeting, current, requestId);
    if (current === undefined) await manager.query(`SELECT identity.note_shown($1, NULL)`, [wall.wallId]);
    return {
      state: meeting.state,
      startsAt: meeting.startsAt,
      serverTime: meeting.serverTime,
      entries: [...meeting.agenda.map(({ id, lane, minutes, position }) => ({ id, lane, minutes, position })), ...meeting.breaks.map(({ id, minutes, position }) => ({ id, lane: 'discuss' as const, minutes, position }))].sort(
        (one, other) => one.position - other.position,
      ),
      place: current === undefined ? null : { number: meeting.agenda.indexOf(current) + 1, count: meeting.agenda.length },
      current: shown,
      coming: meeting.agenda.filter((item) => item.state === 'waiting' && item.lane !== 'deferred' && item.id !== current?.id).slice(0, MOST_COMING).map(comingOf),
    };
  }

  private async caseOf(manager: EntityManager, wall: PairedWall, meeting: MeetingDetail, item: MeetingDetail['agenda'][number], requestId: string): Promise<WallCase> {
    const { caseId } = item;
    const deliberation = await this.deliberations.read(manager, nobody(wall, requestId), meeting.id, caseId);
    const sheet = await this.sheets.read(manager, caseId);
    const [patient] = await manager.query<PatientRow[]>(
      `SELECT p.given_name AS given, p.family_name AS family, p.sex, extract(year FROM age(current_date, p.birth_date))::int AS age, c.version
         FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE c.id = $1`,
      [caseId],
    );
    await this.note(manager, wall, caseId, patient!.version, requestId);
    const known = (element: string) => sheet.facts.filter((fact) => fact.element === element);
    const values = ON_THE_WALL.flatMap((element) => {
      const [fact, ...others] = known(element);
      // What is unknown or contested is for the presenter's screen, where its sources stand beside it.
      return fact?.state === 'known' && others.length === 0 && (typeof fact.value === 'number' || typeof fact.value === 'string' || typeof fact.value === 'boolean') ? [{ element, value: fact.value }] : [];
    });
    const quorum = deliberation.quorum;
    return {
      number: item.caseNumber,
      initials: initials({ givenName: patient!.given, familyName: patient!.family }),
      age: patient!.age,
      sex: patient!.sex,
      question: item.question.text,
      values,
      lesions: sheet.lesions,
      startedAt: item.startedAt,
      finishedAt: item.finishedAt,
      minutes: item.minutes,
      rounds: deliberation.rounds.map(({ number, state, sealed, eligible, ballots }) => ({ number, state, sealed, eligible, counts: ballots === null ? null : countsOf(ballots) })),
      quorum: { met: quorum.met, lines: quorum.lines.flatMap((line) => presenceOf(line, meeting.attendance)) },
      recommendation: recommendationOf(deliberation),
    };
  }

  /** Once for each case that comes onto the screen; who saw it there is in the register of the meeting. */
  private async note(manager: EntityManager, wall: PairedWall, caseId: string, version: number, requestId: string): Promise<void> {
    const [noted] = await manager.query<Array<{ is_new: boolean }>>(`SELECT identity.note_shown($1, $2) AS is_new`, [wall.wallId, caseId]);
    if (!noted!.is_new) return;
    await this.auditLog.append(manager, { organisationId: wall.organisationId, caseId, event: 'caseRead', actorId: null, actorRole: 'wall', outcome: 'success', payload: { caseId, version, parts: ['wall', wall.wallId] }, requestId });
  }
}

/** A screen is nobody: it has no vote of its own to look at, and nothing it may do. */
const nobody = (wall: PairedWall, requestId: string): Actor => ({
  sessionId: wall.wallId,
  personId: '00000000-0000-4000-8000-000000000000',
  organisationId: wall.organisationId,
  organisationName: '',
  isDemo: false,
  displayName: wall.name,
  email: '',
  discipline: null,
  roles: [],
  locale: 'en',
  memberships: [],
  grants: [],
  emergencies: [],
  expiresAt: new Date(0),
  reauthenticatedAt: new Date(0),
  isIdle: false,
  mustEnrol: false,
  proofs: [],
  method: 'wall',
  requestId,
});

function countsOf(ballots: ReadonlyArray<{ readonly position: Position }>): Array<{ position: Position; count: number }> {
  const found = new Map<string, { position: Position; count: number }>();
  for (const { position } of ballots) {
    // Why somebody cannot judge is theirs to say, not the wall's.
    const shown: Position = position.kind === 'cannotJudge' ? { kind: 'cannotJudge', reason: '–' } : position;
    const key = JSON.stringify(shown);
    found.set(key, { position: shown, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

function presenceOf({ discipline, state, people }: QuorumLine, attendance: readonly Attendance[]): WallCase['quorum']['lines'] {
  if (state === 'notNeeded') return [];
  if (state !== 'present') return [{ discipline, presence: state }];
  const stays = attendance.filter(({ leftAt, person }) => leftAt === null && people.some(({ id }) => id === person.id));
  return [{ discipline, presence: stays.length > 0 && stays.every(({ mode }) => mode === 'remote') ? 'remote' : 'present' }];
}

function recommendationOf({ recommendation }: Deliberation): WallCase['recommendation'] {
  if (recommendation === null) return null;
  const { position, rationale, conditions } = recommendation.content;
  return { position, rationale, conditions, isConfirmed: recommendation.state === 'confirmed' };
}

function comingOf({ id, patientShort, question, presenter }: MeetingDetail['agenda'][number]): WallMeeting['coming'][number] {
  const [family = '', given = ''] = patientShort.split(', ');
  return { id, initials: initials({ givenName: given, familyName: family }), questionCode: question.code, presenter: presenter?.displayName ?? null };
}
