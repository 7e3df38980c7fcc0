/**
 * Tells what is going on, a line per step. On a terminal the line of the running step shows what it is busy with and
 * for how long; elsewhere only finished steps are printed, so that a log stays readable.
 */
export class Progress {
  #live = process.stdout.isTTY === true;
  #label = '';
  #detail = '';
  #began = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #ticking;

  /**
   * @template T
   * @param {string} label
   * @param {(step: Step) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async step(label, work) {
    this.#label = label;
    this.#detail = '';
    this.#began = performance.now();
    this.#draw();
    if (this.#live) this.#ticking = setInterval(() => this.#draw(), 500).unref();
    const step = new Step((detail) => {
      this.#detail = detail;
      this.#draw();
    });
    try {
      const result = await work(step);
      this.#finish('✔', step.outcome);
      return result;
    } catch (error) {
      this.#finish('✘', '');
      throw error;
    }
  }

  #seconds() {
    return `${((performance.now() - this.#began) / 1000).toFixed(1)} s`;
  }

  #draw() {
    if (!this.#live) return;
    const width = (process.stdout.columns ?? 80) - 1;
    process.stdout.write(
      `\r\x1b[K${`  … ${this.#label.padEnd(14)}${this.#detail}  ${this.#seconds()}`.slice(0, width)}`,
    );
  }

  /**
   * @param {string} mark
   * @param {string} outcome
   */
  #finish(mark, outcome) {
    clearInterval(this.#ticking);
    if (this.#live) process.stdout.write('\r\x1b[K');
    console.log(`  ${mark} ${this.#label.padEnd(14)}${outcome ? `${outcome}  ` : ''}(${this.#seconds()})`);
  }
}

class Step {
  /** What is said about the step when it is done. */
  outcome = '';
  #show;

  /** @param {(detail: string) => void} show */
  constructor(show) {
    this.#show = show;
  }

  /** @param {string} detail what it is busy with */
  doing(detail) {
    this.#show(detail);
  }
}
