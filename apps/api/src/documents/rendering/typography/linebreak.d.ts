/** The package carries no types of its own. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place a line may end (UAX #14), null at the end of the text. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
