/**
 * Shapes words into glyphs, once for all documents of the process.
 *
 * Shaping is the costliest step of a page, and words repeat. What is remembered is a function of face and word alone:
 * fontkit keeps, with each glyph, the characters of whichever word came first, so characters are assigned here anew. Were
 * they not, the text a reader extracts would depend on the documents made before.
 */
import type { Face } from './faces.js';

interface ShapedGlyph {
  readonly id: number;
  /** In font units. */
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}
interface ShapedPosition {
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}
export interface Shaped {
  readonly glyphs: readonly ShapedGlyph[];
  readonly positions: readonly ShapedPosition[];
  /** Of the whole word, in font units. */
  readonly advanceWidth: number;
}

const remembered = new Map<string, Map<string, Shaped>>();
/** Beyond this many words the memory of a face starts anew: long-lived workers must not grow. */
const MOST_WORDS = 8_000;

export function shape(face: Face, word: string): Shaped {
  let words = remembered.get(face.id);
  if (words === undefined || words.size >= MOST_WORDS) remembered.set(face.id, (words = new Map()));
  const known = words.get(word);
  if (known !== undefined) return known;
  const { glyphs, positions, advanceWidth, direction } = face.font.layout(word);
  const characters = reordersLetters(face) ? glyphs.map(({ id }) => letterOf(face, id)) : assignCharacters(glyphs.map(({ codePoints }) => codePoints.length), [...word].map((character) => character.codePointAt(0)!), direction === 'rtl');
  const shaped: Shaped = {
    glyphs: glyphs.map(({ id, advanceWidth: width }, index) => ({ id, advanceWidth: width, codePoints: characters[index]! })),
    positions: positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({ xAdvance, yAdvance, xOffset, yOffset })),
    advanceWidth,
  };
  words.set(word, shaped);
  return shaped;
}

/** Whether a word's glyphs may stand in another order than its characters; its text is then given beside the glyphs. */
export const reordersLetters = ({ id }: Face): boolean => id.startsWith('devanagari');

const letters = new Map<string, ReadonlyMap<number, readonly number[]>>();

/** The character a glyph is the plain form of; none for a ligature, which no single character stands for. */
function letterOf(face: Face, glyph: number): readonly number[] {
  let known = letters.get(face.id);
  if (known === undefined) letters.set(face.id, (known = new Map(face.font.characterSet.map((codePoint) => [face.font.glyphForCodePoint(codePoint).id, [codePoint]]))));
  return known.get(glyph) ?? [];
}

/**
 * Which characters each glyph stands for: one each where the numbers agree; several for a ligature; otherwise the first
 * glyph carries the word. `lengths` are those fontkit remembers, of which only "more than one" can be relied on.
 */
function assignCharacters(lengths: readonly number[], characters: readonly number[], isReversed: boolean): ReadonlyArray<readonly number[]> {
  const inOrder = isReversed ? lengths.toReversed() : lengths;
  const taken: number[][] = [];
  let next = 0;
  for (const length of inOrder) {
    const count = lengths.length === characters.length ? 1 : Math.max(1, length);
    taken.push(characters.slice(next, next + count));
    next += count;
  }
  if (next !== characters.length) return lengths.map((_, index) => (index === 0 ? characters : []));
  return isReversed ? taken.reverse() : taken;
}

/**
 * The font as one document sees it: the parsed tables are shared, the glyphs come from `shape`. pdfkit scales positions in
 * place, so each call gets copies.
 */
export function documentFont(face: Face): Face['font'] {
  const layout = (text: string): unknown => {
    const { glyphs, positions, advanceWidth } = shape(face, text);
    return { glyphs, positions: positions.map((position) => ({ ...position })), advanceWidth };
  };
  return Object.create(face.font, { layout: { value: layout } }) as Face['font'];
}
