import { createHash } from 'node:crypto';
import {
  acknowledgeDissent,
  actingChair,
  addMinutes,
  addSignature,
  advanceDeliberation,
  castBallot,
  closeRound,
  commitTo,
  declareInterest,
  determineSignatories,
  EMPTY_REGISTER,
  neededDisciplines,
  openRound,
  openSeal,
  prepareRound,
  recordArrival,
  recordDeparture,
  recordDissent,
  signOffState,
  tally,
  type AttendanceRegister,
  type BallotContent,
  type BallotRound,
  type DeliberationCommand,
  type DeliberationStage,
  type Dissent,
  type SigningRecord,
} from '../src/index.js';
import { OPTIONS, PEOPLE, type Act } from './meeting-acts.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** The library, driven the way a service drives it: load, ask the rule, keep the answer. Answers 'ok' or the code. */
export class DrivenLibrary {
  register: AttendanceRegister = EMPTY_REGISTER;
  stage: DeliberationStage = 'presentation';
  rounds = [prepareRound('r1', 'case', 1), prepareRound('r2', 'case', 2)] as [BallotRound, BallotRound];
  readonly contents = new Map<string, BallotContent>();
  readonly tallies: string[] = [];
  dissents: readonly Dissent[] = [];
  record: SigningRecord | null = null;
  private draft = 0;
  private serial = 0;
  private minute = 0;
  private readonly chairs = { chairId: 'chair', deputyIds: ['deputy'] };

  answer(act: Act): string {
    const at = addMinutes('2026-07-23T06:00:00Z', (this.minute += 1));
    switch (act.do) {
      case 'arrive': {
        const { discipline, role, seat } = PEOPLE[act.who];
        return this.room(
          recordArrival(this.register, {
            personId: act.who,
            discipline,
            role,
            seatId: seat,
            mode: 'room',
            arrivedAt: at,
          }),
        );
      }
      case 'leave':
        return this.room(recordDeparture(this.register, act.who, at));
      case 'recuse':
        return this.room(
          declareInterest(this.register, { personId: act.who, caseId: 'case', recuses: true, declaredAt: at }),
        );
      case 'cast':
        return this.cast(act, at);
      case 'dissent': {
        const entry = { dissentId: act.who, personId: act.who, reason: 'another order', recordedAt: at };
        const ruling = recordDissent(this.dissents, entry, {
          register: this.register,
          caseId: 'case',
          signedOff: this.stage === 'closed',
        });
        return this.heard(ruling);
      }
      case 'acknowledge': {
        const chair = actingChair(this.chairs, this.register, 'case', at);
        const by = { personId: act.who, actingChairId: chair.ok ? chair.chair.personId : null, at };
        return this.heard(
          acknowledgeDissent(
            this.dissents,
            this.dissents.find(({ acknowledgedAt }) => acknowledgedAt === null)?.dissentId ?? '',
            by,
          ),
        );
      }
      case 'sign':
        return this.sign(act, at);
      default:
        return this.advance(act.do, at);
    }
  }

  private room(ruling: ReturnType<typeof recordArrival>): string {
    if (ruling.ok) this.register = ruling.register;
    return ruling.ok ? 'ok' : ruling.code;
  }

  private heard(ruling: ReturnType<typeof recordDissent>): string {
    if (!ruling.ok) return ruling.code;
    this.dissents = ruling.dissents;
    if (this.record) this.record = { ...this.record, dissents: ruling.dissents };
    this.closeWhenSigned();
    return 'ok';
  }

  private cast(act: Extract<Act, { do: 'cast' }>, at: string): string {
    const round = this.rounds[act.round - 1] as BallotRound;
    const own = round.accepted.filter(({ voterId }) => voterId === act.who);
    const replaces =
      act.replaces === 'none' ? null : ((act.replaces === 'current' ? own.at(-1) : own[0])?.ballotId ?? null);
    const ballotId = act.fresh ? `b${(this.serial += 1)}` : (own[0]?.ballotId ?? `b${(this.serial += 1)}`);
    const place = {
      ballotId,
      roundId: round.roundId,
      caseId: 'case',
      seatId: PEOPLE[act.who].seat ?? 'none',
      voterId: act.who,
    };
    const content: BallotContent = {
      position: { kind: 'option', optionId: act.option },
      confidence: 'high',
      drivers: [],
    };
    const commitment = commitTo(place, content, new Uint8Array(16), sha256);
    const ruling = castBallot(round, { ...place, commitment, replaces }, { register: this.register, instant: at });
    if (!ruling.ok) return ruling.code;
    this.rounds[act.round - 1] = ruling.round;
    this.contents.set(ballotId, content);
    return 'ok';
  }

  private sign(act: Extract<Act, { do: 'sign' }>, at: string): string {
    if (!this.record || (this.stage !== 'signing' && this.stage !== 'closed')) return 'deliberation.notConfirmed';
    const recused = this.register.interests.map(({ personId }) => personId);
    const sha = act.oldText ? 'an older text' : this.record.sha256;
    const ruling = addSignature(
      this.record,
      { personId: act.who, caseId: 'case', meaning: act.meaning, reason: 'because', sha256: sha, signedAt: at },
      recused,
    );
    if (!ruling.ok) return ruling.code;
    this.record = ruling.record;
    this.closeWhenSigned();
    return 'ok';
  }

  private closeWhenSigned(): void {
    if (this.stage === 'signing' && this.record && signOffState(this.record).state === 'signedOff')
      this.stage = 'closed';
  }

  private advance(command: DeliberationCommand, at: string): string {
    const next = advanceDeliberation(this.stage, command);
    if (!next.ok) return next.code;
    const index = command.includes('Second') ? 1 : 0;
    const round = this.rounds[index];
    if (command === 'openFirstRound' || command === 'openSecondRound') this.keep(index, openRound(round));
    if (command === 'closeFirstRound' || command === 'closeSecondRound')
      this.keep(index, closeRound(round, { register: this.register, instant: at }));
    if (command === 'openFirstSeal' || command === 'openSecondSeal') {
      const counted = round.closing?.countedBallotIds ?? [];
      const ruling = openSeal(
        round,
        counted.map((ballotId) => ({
          ballotId,
          content: this.contents.get(ballotId) as BallotContent,
          salt: new Uint8Array(16),
        })),
        sha256,
      );
      if (!ruling.ok) throw new Error(ruling.code);
      this.rounds[index] = ruling.round;
      const { options, notCast } = tally(ruling.opened, OPTIONS).total;
      this.tallies.push(
        `${options.map(({ optionId, count }) => `${optionId} ${count}`).join(', ')}; ${notCast} not cast`,
      );
    }
    if (command === 'confirmRecommendation') {
      const needs = neededDisciplines({ openOptionIds: [] }).needs;
      const ruling = determineSignatories({
        chairs: this.chairs,
        register: this.register,
        caseId: 'case',
        needs,
        instant: at,
        secondRoundVoters: [],
      });
      if (!ruling.ok) return ruling.code;
      const signatures = this.record?.signatures ?? [];
      this.record = {
        caseId: 'case',
        sha256: `draft ${(this.draft += 1)}`,
        signatories: ruling.signatories,
        signatures,
        dissents: this.dissents,
      };
    }
    this.stage = next.stage;
    return 'ok';
  }

  private keep(index: 0 | 1, ruling: ReturnType<typeof openRound>): void {
    if (!ruling.ok) throw new Error(ruling.code);
    this.rounds[index] = ruling.round;
  }
}
