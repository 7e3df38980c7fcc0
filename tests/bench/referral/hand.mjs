/**
 * A person at mouse and keyboard, as the keystroke-level model counts one (Card, Moran and Newell 1980): every act is carried
 * out in the browser and charged with the time a practised person of average speed takes for it.
 */

/** Seconds: a key, pointing at something, pressing and letting go of the button, moving a hand between the two, one thought. */
export const OPERATORS = { K: 0.28, P: 1.1, B: 0.2, H: 0.4, M: 1.35 };

export class Hand {
  keys = 0;
  clicks = 0;
  /** Thoughts: finding the next value on the proforma and its field on the screen. */
  thoughts = 0;
  moves = 0;
  pointings = 0;
  #at = 'keyboard';
  #page;

  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** @param {'mouse' | 'keyboard'} device */
  #reach(device) {
    if (this.#at !== device) this.moves += 1;
    this.#at = device;
  }

  think() {
    this.thoughts += 1;
  }

  /** @param {import('playwright-core').Locator} target */
  async click(target) {
    this.#reach('mouse');
    this.pointings += 1;
    this.clicks += 1;
    await target.click();
  }

  /** @param {string} text */
  async type(text) {
    this.#reach('keyboard');
    this.keys += text.length;
    await this.#page.keyboard.type(text);
  }

  /** @param {string} key a chord counts each of its keys */
  async press(key) {
    this.#reach('keyboard');
    this.keys += key.split('+').length;
    await this.#page.keyboard.press(key);
  }

  /**
   * Tabs on until the focus is where it is wanted.
   *
   * @param {string} selector
   */
  async tabTo(selector) {
    for (let step = 0; step < 40; step += 1) {
      if (await this.#page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await this.press('Tab');
    }
    throw new Error(`Forty tabs did not reach ${selector}.`);
  }

  get seconds() {
    const { K, P, B, H, M } = OPERATORS;
    return this.keys * K + this.pointings * P + this.clicks * B + this.moves * H + this.thoughts * M;
  }
}
