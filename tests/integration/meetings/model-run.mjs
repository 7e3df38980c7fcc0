/** Random commands of many people, carried out by the system and by the model, and compared after each. */
import { deepStrictEqual } from 'node:assert';
import { DISCIPLINES, expectStatus, openMeeting, signIn } from './board-room.mjs';
import { BoardModel } from './board-model.mjs';
import { completeRecommendation } from './deliberating.mjs';

/** Disciplines that a case without any facts asks for, with the options that are open then. */
const NEEDED = ['surgery', 'medicalOncology', 'radiology', 'interventionalRadiology', 'nuclearMedicine', 'gastroenterologyHepatology', 'transplant', 'radiotherapy'];
const CONFIDENCES = ['low', 'moderate', 'high'];
const OPTIONS = ['curative-hepatic-resection', 'liver-transplantation', 'prrt-lu177', 'observation'];

/**
 * A small generator of pseudo-random numbers (mulberry32): the same seed gives the same run anywhere.
 *
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    /** @param {number} below */
    int: (below) => Math.floor(next() * below),
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => /** @type {T} */ (list[Math.floor(next() * list.length)]),
    /** @param {number} share */
    chance: (share) => next() < share,
  };
}

/** @typedef {import('./board-model.mjs').Command} Command */
/** @typedef {import('./board-room.mjs').Client} Client */

/**
 * Half of the commands are what the meeting would do next, so that sequences reach the end; the others are anything by
 * anybody.
 *
 * @param {ReturnType<typeof randomFrom>} random
 * @param {BoardModel} model
 * @returns {Command}
 */
function nextCommand(random, model) {
  const anybody = () => (random.chance(0.1) ? /** @type {const} */ ('coordinator') : random.int(model.people));
  const somebody = () => random.int(model.people);
  const match = () => random.pick(/** @type {const} */ (['none', 'right', 'right', 'wrong']));
  if (random.chance(0.55)) return likelyCommand(random, model);
  const kind = random.pick(/** @type {const} */ ([
    'call', 'finish', 'openRound', 'cast', 'cast', 'cast', 'close', 'openSeal', 'draft', 'takePen', 'confirm', 'dissent', 'acknowledge', 'sign', 'sign', 'arrive', 'depart', 'recuse',
  ]));
  switch (kind) {
    case 'cast':
      return { kind, by: anybody(), choice: random.int(OPTIONS.length), match: match() };
    case 'draft':
    case 'confirm':
      return { kind, by: anybody(), match: match() };
    case 'sign':
      return { kind, by: anybody(), meaning: random.pick(/** @type {const} */ (['approved', 'approved', 'approvedWithDissent', 'declined'])) };
    case 'arrive':
    case 'depart':
      return { kind, who: somebody() };
    case 'recuse':
      // Rare, since it cannot be taken back and ends the quorum.
      return random.chance(0.12) ? { kind, by: somebody() } : { kind: 'arrive', who: somebody() };
    default:
      return { kind, by: anybody() };
  }
}

/**
 * @param {ReturnType<typeof randomFrom>} random
 * @param {BoardModel} model
 * @returns {Command}
 */
function likelyCommand(random, model) {
  const chair = model.chair() ?? 0;
  const absent = Array.from({ length: model.people }, (_, who) => who).find((who) => !model.present.has(who));
  if (absent !== undefined && random.chance(0.3)) return { kind: 'arrive', who: absent };
  if (model.item !== 'inDiscussion' && !model.hasConfirmed()) return { kind: 'call', by: chair };
  const round = model.rounds.at(-1);
  switch (model.stage()) {
    case 'presentation':
      return { kind: 'openRound', by: chair };
    case 'discussion':
      return random.chance(0.5) ? { kind: 'draft', by: chair, match: 'right' } : { kind: 'openRound', by: chair };
    case 'firstRoundOpen':
    case 'secondRoundOpen': {
      const silent = model.voters().find((who) => !round?.ballots.has(who));
      if (silent === undefined || random.chance(0.15)) return { kind: 'close', by: chair };
      return { kind: 'cast', by: silent, choice: random.int(OPTIONS.length), match: 'none' };
    }
    case 'firstRoundClosed':
    case 'secondRoundClosed':
      return { kind: 'openSeal', by: chair };
    case 'outcome':
      if (!model.recommendation) return { kind: 'draft', by: chair, match: 'none' };
      return { kind: 'confirm', by: chair, match: 'right' };
    default: {
      if ([...model.dissents.values()].includes(false)) return { kind: 'acknowledge', by: model.record?.chair ?? chair };
      const open = [...(model.record?.signatories ?? [])].find((who) => !model.record?.signed.has(who) && !model.recused.has(who)) ?? chair;
      return { kind: 'sign', by: open, meaning: model.dissents.has(open) ? 'approvedWithDissent' : 'approved' };
    }
  }
}

const neededOf = () => NEEDED.map((discipline) => DISCIPLINES.flatMap((held, who) => (held === discipline ? [who] : [])));

/**
 * What a seed would do, by the model alone: to choose seeds that reach what a short run should see.
 *
 * @param {number} seed
 * @param {number} commands
 */
export function rehearse(seed, commands) {
  const random = randomFrom(seed);
  const model = new BoardModel(DISCIPLINES.length, neededOf());
  const states = new Set([model.caseState]);
  let returned = false;
  for (let index = 0; index < commands; index += 1) {
    const command = nextCommand(random, model);
    if (!model.makesSense(command)) continue;
    const before = model.caseState;
    model.do(command);
    states.add(model.caseState);
    returned ||= before === 'recommended' && model.caseState === 'inDiscussion';
    if (command.kind === 'cast') random.pick(CONFIDENCES);
  }
  return { reached: model.caseState, states: [...states], returned, dissents: model.dissents.size };
}

/**
 * One case in one meeting, carried through a random sequence of commands.
 */
export class ModelRun {
  /**
   * @param {object} wish
   * @param {string} wish.url of the API
   * @param {Awaited<ReturnType<import('./board-room.mjs').seedBoard>>} wish.board eleven voters, one of each discipline
   * @param {number} wish.seed
   */
  static async begin({ url, board, seed }) {
    const coordinator = await signIn(url, board.coordinator);
    /** @type {Client[]} */
    const people = [];
    for (const person of board.voters) people.push(await signIn(url, person));
    const { meetingId, items } = await openMeeting({ board, coordinator, chair: /** @type {Client} */ (people[0]), present: board.voters });
    return new ModelRun(board, coordinator, people, meetingId, /** @type {{ id: string, caseId: string }} */ (items[0]), seed);
  }

  /**
   * @param {Awaited<ReturnType<import('./board-room.mjs').seedBoard>>} board
   * @param {Client} coordinator
   * @param {Client[]} people
   * @param {string} meetingId
   * @param {{ id: string, caseId: string }} item
   * @param {number} seed
   */
  constructor(board, coordinator, people, meetingId, item, seed) {
    this.board = board;
    this.coordinator = coordinator;
    this.people = people;
    this.meetingId = meetingId;
    this.item = item;
    this.seed = seed;
    this.random = randomFrom(seed);
    this.model = new BoardModel(people.length, neededOf());
    /** @type {string[]} */
    this.story = [];
  }

  /** @param {number} commands */
  async go(commands) {
    for (let index = 0; index < commands; index += 1) {
      const command = nextCommand(this.random, this.model);
      if (!this.model.makesSense(command)) continue;
      const answer = await this.carryOut(command);
      const expected = this.model.do(command);
      this.story.push(`${JSON.stringify(command)} -> ${answer.status}`);
      if (answer.status !== expected) this.differ(`the model expects ${expected}; ${JSON.stringify(answer.body).slice(0, 400)}`);
      if (index % 5 === 4) await this.compare();
    }
    await this.compare();
    return { commands: this.story.length, reached: this.model.caseState };
  }

  /** @param {string} what @returns {never} */
  differ(what) {
    throw new Error(`Seed ${this.seed}, command ${this.story.length}: ${what}\n${this.story.join('\n')}`);
  }

  async compare() {
    const seen = expectStatus(await this.coordinator.get(`/meetings/${this.meetingId}/cases/${this.item.caseId}/deliberation`), 200);
    const numberOf = (/** @type {{ voter: { id: string } }} */ { voter }) => this.people.findIndex(({ personId }) => personId === voter.id);
    const choiceOf = (/** @type {{ position: { optionId: string } }} */ { position }) => OPTIONS.indexOf(position.optionId);
    const actual = {
      stage: seen.stage,
      rounds: seen.rounds.map((/** @type {any} */ round) => ({
        state: round.state,
        sealed: round.sealed,
        eligible: round.eligible,
        ballots: round.ballots?.map((/** @type {any} */ ballot) => [numberOf(ballot), choiceOf(ballot)]).sort((/** @type {number[]} */ [a], /** @type {number[]} */ [b]) => Number(a) - Number(b)) ?? null,
      })),
      version: seen.recommendation?.version ?? null,
      dissents: seen.recommendation?.dissents.length ?? 0,
      validSignatures: this.model.hasConfirmed() ? seen.outcome.signatures.filter((/** @type {any} */ { stale }) => !stale).length : null,
    };
    const { model } = this;
    const expected = {
      stage: model.stage(),
      rounds: model.rounds.map((round) => model.seen(round)),
      version: model.recommendation?.version ?? null,
      dissents: model.dissents.size,
      validSignatures: model.hasConfirmed() ? (model.record?.signed.size ?? 0) : null,
    };
    try {
      deepStrictEqual(actual, expected);
    } catch (error) {
      this.differ(/** @type {Error} */ (error).message);
    }
  }

  /** @param {import('./board-model.mjs').Who} who @returns {Client} */
  client = (who) => (who === 'coordinator' ? this.coordinator : /** @type {Client} */ (this.people[who]));
  deliberation = async () => (await this.coordinator.get(`/meetings/${this.meetingId}/cases/${this.item.caseId}/deliberation`)).body;

  /**
   * @param {import('./board-model.mjs').Match} match
   * @param {number | undefined} version
   * @returns {Record<string, string>}
   */
  header = (match, version = 77) => (match === 'none' ? {} : { 'if-match': `"${match === 'right' ? version : version + 7}"` });

  /** @param {Command} command */
  async carryOut(command) {
    const { item, meetingId, model, random } = this;
    const roundId = async () => (await this.deliberation()).rounds.at(-1).id;
    const recommendationId = async () => (await this.deliberation()).recommendation.id;
    switch (command.kind) {
      case 'call':
        return this.client(command.by).post(`/agenda-items/${item.id}/commands`, { command: 'call' });
      case 'finish':
        return this.client(command.by).post(`/agenda-items/${item.id}/commands`, { command: 'finish', reason: 'The next case is urgent.' });
      case 'openRound':
        return this.client(command.by).post(`/agenda-items/${item.id}/rounds`);
      case 'cast': {
        const version = command.by === 'coordinator' ? undefined : model.rounds.at(-1)?.ballots.get(command.by)?.version;
        const ballot = { position: { kind: 'option', optionId: OPTIONS[command.choice] }, confidence: random.pick(CONFIDENCES), drivers: [] };
        return this.client(command.by).put(`/rounds/${await roundId()}/ballot`, ballot, this.header(command.match, version));
      }
      case 'close':
      case 'openSeal':
        return this.client(command.by).post(`/rounds/${await roundId()}/commands`, { command: command.kind });
      case 'draft':
        return this.client(command.by).put(
          `/meetings/${meetingId}/cases/${item.caseId}/recommendation`,
          completeRecommendation({ ownerId: this.coordinator.personId, communicatorId: this.coordinator.personId }),
          this.header(command.match, model.recommendation?.version),
        );
      case 'takePen':
        return this.client(command.by).post(`/recommendations/${await recommendationId()}/pen`);
      case 'confirm':
        return this.client(command.by).post(`/recommendations/${await recommendationId()}/confirmation`, undefined, this.header(command.match, model.recommendation?.version));
      case 'dissent':
        return this.client(command.by).post(`/recommendations/${await recommendationId()}/dissents`, { reason: 'I see it otherwise.' });
      case 'acknowledge': {
        const dissenter = this.people[model.nextDissent()]?.personId;
        const { recommendation } = await this.deliberation();
        return this.client(command.by).post(`/dissents/${recommendation.dissents.find((/** @type {any} */ { person }) => person.id === dissenter).id}/acknowledgement`);
      }
      case 'sign': {
        const { outcome } = await this.deliberation();
        /** @type {{ id: string, sha256: string }} */
        const known = outcome ?? this.lastOutcome;
        this.lastOutcome = known;
        return this.client(command.by).post(`/outcomes/${known.id}/signatures`, { meaning: command.meaning, reason: 'Not what was said.', sha256: known.sha256 });
      }
      case 'arrive':
        return this.coordinator.post(`/meetings/${meetingId}/attendance`, { personId: this.people[command.who]?.personId, role: 'core', mode: 'room' });
      case 'depart': {
        const { attendance } = (await this.coordinator.get(`/meetings/${meetingId}`)).body;
        const stay = attendance.find((/** @type {any} */ { person, leftAt }) => person.id === this.people[command.who]?.personId && leftAt === null);
        return this.coordinator.post(`/attendance/${stay.id}/departure`);
      }
      case 'recuse':
        return this.client(command.by).post(`/meetings/${meetingId}/interests`, { caseId: item.caseId, kind: 'treating', text: 'My patient.', recuses: true });
    }
  }
}
