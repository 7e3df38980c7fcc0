/**
 * A simple model of one case in a meeting, to compare the system with. It shares no code with the system: it says, for
 * each command of each person, what status the answer has, and what everybody may see afterwards.
 *
 * Everybody is a number: 0 is the chair, 1 the deputy, further numbers are members; 'coordinator' is the coordinator.
 *
 * @typedef {number | 'coordinator'} Who
 * @typedef {'none' | 'right' | 'wrong'} Match which version the command names
 * @typedef {| { kind: 'call' | 'finish' | 'openRound' | 'takePen', by: Who }
 *   | { kind: 'cast', by: Who, choice: number, match: Match }
 *   | { kind: 'close' | 'openSeal', by: Who }
 *   | { kind: 'draft' | 'confirm', by: Who, match: Match }
 *   | { kind: 'dissent' | 'acknowledge', by: Who }
 *   | { kind: 'sign', by: Who, meaning: 'approved' | 'approvedWithDissent' | 'declined' }
 *   | { kind: 'arrive' | 'depart', who: number }
 *   | { kind: 'recuse', by: number }} Command
 *
 * @typedef {object} ModelRound
 * @property {'open' | 'closed' | 'opened'} state
 * @property {Map<number, { version: number, choice: number }>} ballots
 * @property {{ counted: Map<number, number>, eligible: number } | null} closing
 */

export class BoardModel {
  /**
   * @param {number} people
   * @param {number[][]} needed of each discipline that the case needs, the people who speak for it
   */
  constructor(people, needed) {
    this.people = people;
    this.needed = needed;
    this.caseState = 'listed';
    this.item = 'waiting';
    /** @type {Set<number>} */
    this.present = new Set(Array.from({ length: people }, (_, who) => who));
    /** @type {Set<number>} */
    this.recused = new Set();
    /** @type {ModelRound[]} */
    this.rounds = [];
    /** @type {{ version: number, scribe: Who } | null} */
    this.recommendation = null;
    /** @type {Map<number, boolean>} who dissents, and whether the chair has acknowledged it */
    this.dissents = new Map();
    /** @type {{ chair: number, signatories: Set<number>, signed: Map<number, string> } | null} */
    this.record = null;
  }

  /** @param {number} who */
  votes = (who) => this.present.has(who) && !this.recused.has(who);
  voters = () => [...this.present].filter((who) => !this.recused.has(who));
  chair = () => [0, 1].find((who) => this.votes(who)) ?? null;
  hasConfirmed = () => this.caseState === 'recommended' || this.caseState === 'signedOff';
  quorum = () => this.needed.every((speakers) => speakers.some((who) => this.votes(who)));
  /** @param {Who} who */
  isChair = (who) => who === 0 || who === 1;

  stage() {
    const [first, second] = this.rounds;
    if (this.caseState === 'signedOff') return 'closed';
    if (this.caseState === 'recommended') return 'signing';
    if (second) return { open: 'secondRoundOpen', closed: 'secondRoundClosed', opened: 'outcome' }[second.state];
    if (first) return { open: 'firstRoundOpen', closed: 'firstRoundClosed', opened: 'discussion' }[first.state];
    return 'presentation';
  }

  /** @param {ModelRound} round */
  seen(round) {
    const { state, closing } = round;
    const counted = closing?.counted ?? new Map([...round.ballots].filter(([who]) => !this.recused.has(who)).map(([who, { choice }]) => [who, choice]));
    return {
      state,
      sealed: counted.size,
      eligible: closing?.eligible ?? this.voters().length,
      ballots: state === 'opened' ? [...counted].sort(([a], [b]) => a - b) : null,
    };
  }

  /**
   * Whether the command makes sense at all: it names something that exists.
   *
   * @param {Command} command
   */
  makesSense(command) {
    switch (command.kind) {
      case 'cast':
      case 'close':
      case 'openSeal':
        return this.rounds.length > 0;
      case 'takePen':
      case 'confirm':
      case 'dissent':
        return this.recommendation !== null;
      case 'acknowledge':
        return this.dissents.size > 0;
      case 'sign':
        return this.record !== null;
      case 'depart':
        return this.present.has(command.who);
      default:
        return true;
    }
  }

  /**
   * Carries the command out, if it is allowed.
   *
   * @param {Command} command
   * @returns {number} the status of the answer
   */
  do(command) {
    switch (command.kind) {
      case 'call':
        return this.call(command.by);
      case 'finish':
        return this.finish(command.by);
      case 'openRound':
        return this.openRound(command.by);
      case 'cast':
        return this.cast(command.by, command.choice, command.match);
      case 'close':
      case 'openSeal':
        return this.commandRound(command.by, command.kind);
      case 'draft':
        return this.draft(command.by, command.match);
      case 'takePen':
        return this.takePen(command.by);
      case 'confirm':
        return this.confirm(command.by, command.match);
      case 'dissent':
        return this.dissent(command.by);
      case 'acknowledge':
        return this.acknowledge(command.by);
      case 'sign':
        return this.sign(command.by, command.meaning);
      case 'arrive':
        if (this.present.has(command.who)) return 409;
        this.present.add(command.who);
        return 201;
      case 'depart':
        this.present.delete(command.who);
        return 200;
      case 'recuse':
        if (this.recused.has(command.by)) return 409;
        this.recused.add(command.by);
        return 201;
    }
  }

  /** @param {Who} by */
  call(by) {
    if (by !== 'coordinator' && !this.isChair(by)) return 403;
    if (this.item === 'inDiscussion') return 409;
    if (this.caseState !== 'listed' && this.caseState !== 'inDiscussion') return 409;
    this.item = 'inDiscussion';
    this.caseState = 'inDiscussion';
    return 200;
  }

  /** @param {Who} by */
  finish(by) {
    if (by !== 'coordinator' && !this.isChair(by)) return 403;
    if (this.item !== 'inDiscussion') return 409;
    if (this.caseState === 'inDiscussion') {
      if (this.rounds.some(({ state }) => state !== 'opened')) return 409;
      this.caseState = 'listed';
      this.item = 'waiting';
    } else this.item = 'done';
    return 200;
  }

  /** @param {Who} by */
  openRound(by) {
    if (this.caseState !== 'inDiscussion' || (by !== 'coordinator' && !this.isChair(by))) return 403;
    if (this.item !== 'inDiscussion') return 409;
    if (this.rounds.length === 2 || this.rounds.some(({ state }) => state !== 'opened')) return 409;
    this.rounds.push({ state: 'open', ballots: new Map(), closing: null });
    return 201;
  }

  /** @param {Who} by @param {number} choice @param {Match} match */
  cast(by, choice, match) {
    if (this.caseState !== 'inDiscussion' || by === 'coordinator') return 403;
    const round = /** @type {ModelRound} */ (this.rounds.at(-1));
    const mine = round.ballots.get(by);
    if (match === 'wrong' || (match === 'right' && !mine)) return 412;
    if (round.state !== 'open' || !this.votes(by)) return 409;
    if (mine && match === 'none') return 428;
    round.ballots.set(by, { version: (mine?.version ?? 0) + 1, choice });
    return mine ? 200 : 201;
  }

  /** @param {Who} by @param {'close' | 'openSeal'} command */
  commandRound(by, command) {
    if (this.caseState !== 'inDiscussion' || !this.isChair(by)) return 403;
    const round = /** @type {ModelRound} */ (this.rounds.at(-1));
    if (this.item !== 'inDiscussion' || by !== this.chair()) return 409;
    if (round.state !== (command === 'close' ? 'open' : 'closed')) return 409;
    if (command === 'close') {
      const counted = new Map([...round.ballots].filter(([who]) => !this.recused.has(who)).map(([who, ballot]) => [who, ballot.choice]));
      round.closing = { counted, eligible: this.voters().length };
    }
    round.state = command === 'close' ? 'closed' : 'opened';
    return 200;
  }

  /** @param {Who} by @param {Match} match */
  draft(by, match) {
    const mayWhileListed = this.caseState === 'listed' && (by === 'coordinator' || this.isChair(by));
    if (this.caseState !== 'inDiscussion' && !mayWhileListed) return 403;
    if (this.item !== 'inDiscussion' || this.rounds[0]?.state !== 'opened') return 409;
    if (!this.recommendation) {
      this.recommendation = { version: 1, scribe: by };
      return 201;
    }
    if (match === 'none') return 428;
    if (match === 'wrong') return 412;
    if (this.recommendation.scribe !== by) return 409;
    this.recommendation.version += 1;
    return 200;
  }

  /** @param {Who} by */
  takePen(by) {
    const mayWhileListed = this.caseState === 'listed' && (by === 'coordinator' || this.isChair(by));
    if (this.caseState !== 'inDiscussion' && !mayWhileListed) return 403;
    if (this.item !== 'inDiscussion') return 409;
    const draft = /** @type {{ version: number, scribe: Who }} */ (this.recommendation);
    if (draft.scribe !== by) {
      draft.scribe = by;
      draft.version += 1;
    }
    return 200;
  }

  /** @param {Who} by @param {Match} match */
  confirm(by, match) {
    if ((this.caseState !== 'inDiscussion' && this.caseState !== 'listed') || !this.isChair(by)) return 403;
    if (match === 'none') return 428;
    if (this.item !== 'inDiscussion') return 409;
    if (match === 'wrong') return 412;
    if (this.rounds.length < 2 || this.rounds[1]?.state !== 'opened') return 409;
    const chair = this.chair();
    if (chair === null || chair !== by || !this.quorum()) return 409;
    const draft = /** @type {{ version: number }} */ (this.recommendation);
    draft.version += 1;
    const votedTwice = [...(this.rounds[1]?.closing?.counted.keys() ?? [])].filter((who) => !this.recused.has(who));
    this.record = { chair, signatories: new Set([chair, ...this.voters(), ...votedTwice]), signed: new Map() };
    this.caseState = 'recommended';
    return 200;
  }

  /** @param {Who} by */
  dissent(by) {
    if ((this.caseState !== 'inDiscussion' && this.caseState !== 'recommended') || by === 'coordinator') return 403;
    if (!this.votes(by) || this.dissents.has(by)) return 409;
    this.dissents.set(by, false);
    if (this.record && this.caseState === 'recommended') this.record.signed.clear();
    return 201;
  }

  /** Of the dissents the first is acknowledged that was not yet, or the first again. */
  nextDissent = () => [...this.dissents].find(([, heard]) => !heard)?.[0] ?? /** @type {number} */ ([...this.dissents.keys()][0]);

  /** @param {Who} by */
  acknowledge(by) {
    if ((this.caseState !== 'inDiscussion' && this.caseState !== 'recommended') || !this.isChair(by)) return 403;
    const chair = this.caseState === 'recommended' ? this.record?.chair : this.chair();
    const dissenter = this.nextDissent();
    if (by !== chair || this.dissents.get(dissenter)) return 409;
    this.dissents.set(dissenter, true);
    if (this.record && this.caseState === 'recommended') this.record.signed.clear();
    return 200;
  }

  /** @param {Who} by @param {'approved' | 'approvedWithDissent' | 'declined'} meaning */
  sign(by, meaning) {
    if (!this.hasConfirmed() || by === 'coordinator') return 403;
    const record = /** @type {NonNullable<BoardModel['record']>} */ (this.record);
    if (!record.signatories.has(by) || this.recused.has(by) || record.signed.has(by)) return 409;
    if ([...this.dissents.values()].includes(false)) return 409;
    if (meaning !== 'declined' && this.dissents.has(by) !== (meaning === 'approvedWithDissent')) return 409;
    record.signed.set(by, meaning);
    if (this.caseState === 'recommended') {
      const required = [[record.chair], ...this.needed.map((speakers) => speakers.filter((who) => record.signatories.has(who)))];
      if (required.some((people) => people.every((who) => record.signed.get(who) === 'declined'))) {
        this.caseState = 'inDiscussion';
        /** @type {{ version: number }} */ (this.recommendation).version += 1;
      } else if (required.every((people) => people.some((who) => record.signed.has(who) && record.signed.get(who) !== 'declined'))) {
        this.caseState = 'signedOff';
      }
    }
    return 201;
  }
}
