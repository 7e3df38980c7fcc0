/** Every word of the clinical content in German; a door of its own, so that a browser loads one language. */
export { wording } from './content/wording/words-de.js';
