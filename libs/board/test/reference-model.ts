import type { DeliberationCommand, SignatureMeaning } from '../src/index.js';
import { NAMES, OPTIONS, PEOPLE, type Act, type Name } from './meeting-acts.js';

const NEEDED = ['surgery', 'medicalOncology', 'radiology'] as const;

/** The reference: flags and sets. `stage` counts the steps done, 0 to 8. */
export class ReferenceModel {
  readonly present: Name[] = [];
  readonly recused = new Set<Name>();
  stage = 0;
  /** Ballots of each round in order, with the seat and person, and what was said. */
  readonly ballots: { seat: string; who: Name; option: string; id: number }[][] = [[], []];
  readonly tallies: string[] = [];
  private closed: { options: string; notCast: number }[] = [];
  readonly dissents = new Map<Name, boolean>();
  private required: { chair: Name; groups: Name[][]; others: Name[] } | null = null;
  private signed = new Map<Name, SignatureMeaning>();
  private serial = 0;

  private active = (name: Name): boolean => this.present.includes(name) && !this.recused.has(name);
  private votes = (name: Name): boolean =>
    this.active(name) && PEOPLE[name].seat !== null && !(name === 'cover' && this.active('radiologist'));
  private head = (): Name | null => (this.active('chair') ? 'chair' : this.active('deputy') ? 'deputy' : null);

  answer(act: Act): string {
    switch (act.do) {
      case 'arrive':
        if (this.present.includes(act.who)) return 'attendance.alreadyPresent';
        this.present.push(act.who);
        return 'ok';
      case 'leave':
        if (!this.present.includes(act.who)) return 'attendance.notPresent';
        this.present.splice(this.present.indexOf(act.who), 1);
        return 'ok';
      case 'recuse':
        if (this.recused.has(act.who)) return 'attendance.interestAlreadyDeclared';
        this.recused.add(act.who);
        return 'ok';
      case 'cast':
        return this.cast(act);
      case 'dissent':
        if (this.stage === 8) return 'dissent.recordSigned';
        if (!this.votes(act.who)) return 'dissent.notAVoter';
        if (this.dissents.has(act.who)) return 'dissent.alreadyRecorded';
        this.dissents.set(act.who, false);
        return 'ok';
      case 'acknowledge': {
        const open = [...this.dissents].find(([, heard]) => !heard);
        if (!open) return 'dissent.unknown';
        if (this.head() !== act.who) return 'dissent.onlyTheChair';
        this.dissents.set(open[0], true);
        this.finish();
        return 'ok';
      }
      case 'sign':
        return this.sign(act);
      default:
        return this.advance(act.do);
    }
  }

  private cast(act: Extract<Act, { do: 'cast' }>): string {
    const [opened, over] = act.round === 1 ? [1, 2] : [4, 5];
    if (this.stage < (opened as number)) return 'ballot.roundNotOpen';
    if (this.stage >= (over as number)) return 'ballot.late';
    if (!this.present.includes(act.who)) return 'ballot.voterAbsent';
    if (this.recused.has(act.who)) return 'ballot.voterConflicted';
    if (act.who === 'guest') return 'ballot.voterIsGuest';
    if (act.who === 'nurse') return 'ballot.voterWithoutVote';
    if (!this.votes(act.who)) return 'ballot.seatHeldByMember';
    const all = this.ballots[act.round - 1] as ReferenceModel['ballots'][number];
    const own = all.filter((ballot) => ballot.who === act.who);
    if (!act.fresh && own.length > 0) return 'ballot.replayed';
    const inForce = all
      .filter(({ seat, who: voter }) => seat === PEOPLE[act.who].seat && !this.recused.has(voter))
      .at(-1);
    if (inForce && inForce.who !== act.who) return 'ballot.seatAlreadyVoted';
    const named = act.replaces === 'none' ? undefined : act.replaces === 'current' ? own.at(-1) : own[0];
    if (inForce && !named) return 'ballot.doubled';
    if (inForce?.id !== named?.id) return 'ballot.stale';
    all.push({ seat: PEOPLE[act.who].seat as string, who: act.who, option: act.option, id: (this.serial += 1) });
    return 'ok';
  }

  private sign(act: Extract<Act, { do: 'sign' }>): string {
    if (this.stage < 7 || !this.required) return 'deliberation.notConfirmed';
    const { chair, groups, others } = this.required;
    if (![chair, ...groups.flat(), ...others].includes(act.who)) return 'signature.notASignatory';
    if (this.recused.has(act.who)) return 'signature.conflicted';
    if (act.oldText) return 'signature.otherText';
    if (this.lost()) return 'signature.returnedToChair';
    if (this.signed.has(act.who)) return 'signature.alreadySigned';
    if ([...this.dissents.values()].includes(false)) return 'signature.dissentNotAcknowledged';
    if (act.meaning === 'approvedWithDissent' && !this.dissents.has(act.who)) return 'signature.dissentNotRecorded';
    if (act.meaning === 'approved' && this.dissents.has(act.who)) return 'signature.dissentOnRecord';
    this.signed.set(act.who, act.meaning);
    this.finish();
    return 'ok';
  }

  private declined = (name: Name): boolean => this.signed.get(name) === 'declined';
  private agreed = (name: Name): boolean => this.signed.has(name) && !this.declined(name);
  private lost = (): boolean =>
    this.required !== null &&
    [[this.required.chair], ...this.required.groups].some((group) => group.every(this.declined));

  private finish(): void {
    if (this.stage !== 7 || !this.required || [...this.dissents.values()].includes(false)) return;
    if ([[this.required.chair], ...this.required.groups].every((group) => group.some(this.agreed))) this.stage = 8;
  }

  private advance(command: DeliberationCommand): string {
    if (command === 'returnToChair') {
      if (this.stage !== 7) return 'refused';
      this.stage = 6;
      return 'ok';
    }
    const place = [
      'openFirstRound',
      'closeFirstRound',
      'openFirstSeal',
      'openSecondRound',
      'closeSecondRound',
      'openSecondSeal',
      'confirmRecommendation',
    ].indexOf(command);
    if (place !== this.stage) return 'refused';
    if (place === 1 || place === 4) this.count(this.ballots[place === 1 ? 0 : 1] as ReferenceModel['ballots'][number]);
    if (place === 2 || place === 5) {
      const { options, notCast } = this.closed.at(-1) as { options: string; notCast: number };
      this.tallies.push(`${options}; ${notCast} not cast`);
    }
    if (place === 6) {
      const chair = this.head();
      if (!chair) return 'chair.nobodyAvailable';
      const groups = NEEDED.map((discipline) =>
        NAMES.filter((name) => PEOPLE[name].discipline === discipline && this.votes(name)),
      );
      if (groups.some((group) => group.length === 0)) return 'signatories.quorumNotMet';
      this.required = { chair, groups, others: [] };
      this.signed = new Map();
    }
    this.stage += 1;
    return 'ok';
  }

  /** What counts at closing: the last ballot of each seat whose voter has not declared an interest since. */
  private count(ballots: ReferenceModel['ballots'][number]): void {
    const bySeat = new Map(
      ballots.filter(({ who: voter }) => !this.recused.has(voter)).map(({ seat, option }) => [seat, option]),
    );
    const said = [...bySeat.values()];
    const options = OPTIONS.map((option) => [option, said.filter((each) => each === option).length] as const).filter(
      ([, n]) => n > 0,
    );
    const seats = new Set(NAMES.filter(this.votes).map((name) => PEOPLE[name].seat));
    const notCast = [...seats].filter((seat) => !bySeat.has(seat as string)).length;
    this.closed.push({ options: options.map(([option, n]) => `${option} ${n}`).join(', '), notCast });
  }
}
