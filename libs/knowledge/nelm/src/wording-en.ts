/** Every word of the clinical content in English; a door of its own, so that a browser loads one language. */
export { wording } from './content/wording/words-en.js';
