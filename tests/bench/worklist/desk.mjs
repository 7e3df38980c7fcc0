/** The desk of a coordinator who asks the server again and again, and looks at each answer. */
import { signIn } from '../../integration/meetings/board-room.mjs';

/** The server takes 1,200 requests a minute of one session; a new one is begun before that. */
const REQUESTS_OF_ONE_SESSION = 1000;

export class Desk {
  #hospital;
  /** @type {Awaited<ReturnType<typeof signIn>> | undefined} */
  #browser;
  #left = 0;

  /** @param {import('./hospital.mjs').Hospital} hospital */
  constructor(hospital) {
    this.#hospital = hospital;
  }

  /** Signs in again when the session has asked enough; call it where no time is taken. */
  async ready() {
    if (this.#left > 0) return;
    this.#browser = await signIn(this.#hospital.apiUrl, this.#hospital.board.coordinator);
    this.#left = REQUESTS_OF_ONE_SESSION;
  }

  /**
   * @param {string} path
   * @returns {Promise<any>} the body
   * @throws {Error} for any answer but 200: what was refused was not measured
   */
  async ask(path) {
    this.#left -= 1;
    const answer = await this.#seat.get(path);
    if (answer.status !== 200) throw new Error(`GET ${path} was answered ${answer.status} ${JSON.stringify(answer.body)}: nothing was measured.`);
    return answer.body;
  }

  /**
   * @param {Record<string, string>} query of the worklist
   * @param {readonly string[]} ids of the cases that must be answered, in order
   * @throws {Error} when others are
   */
  async askFor(query, ids) {
    const { items } = await this.ask(`/cases?${new URLSearchParams(query)}`);
    const answered = items.map((/** @type {{ id: string }} */ { id }) => id).join();
    if (answered !== ids.join()) throw new Error(`The worklist ${JSON.stringify(query)} answered ${items.length} cases that are not the ${ids.length} which fit.`);
  }

  /**
   * The whole list as a file.
   *
   * @returns {Promise<number>} its cases
   * @throws {Error} for a file with a line that is no case
   */
  async takeFile() {
    this.#left -= 1;
    const answer = await fetch(`${this.#hospital.apiUrl}/api/v1/cases/file`, { headers: { cookie: this.#seat.cookie } });
    const lines = (await answer.text()).trimEnd().split('\r\n').slice(1);
    if (answer.status !== 200) throw new Error(`The file was answered ${answer.status}.`);
    const strange = lines.find((line) => !line.startsWith('C-2026-'));
    if (strange !== undefined) throw new Error(`The file has a line that is no case: ${strange.slice(0, 100)}`);
    return lines.length;
  }

  get #seat() {
    if (this.#browser === undefined) throw new Error('Nobody sits at this desk yet.');
    return this.#browser;
  }
}
