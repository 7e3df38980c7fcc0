/** Widths of text. Words repeat, so each face remembers what it measured. */
import type { Face } from './faces.js';

const remembered = new WeakMap<Face, Map<string, number>>();
/** Beyond this many words the memory starts anew: long-lived workers must not grow. */
const MOST_WORDS = 20_000;

function wordWidth(face: Face, word: string): number {
  let widths = remembered.get(face);
  if (widths === undefined || widths.size >= MOST_WORDS) remembered.set(face, (widths = new Map()));
  const known = widths.get(word);
  if (known !== undefined) return known;
  const width = face.font.layout(word).advanceWidth / face.font.unitsPerEm;
  widths.set(word, width);
  return width;
}

/** Width of text in one face, in points. Left-to-right text is measured word by word, exactly as it is drawn. */
export function textWidth(face: Face, text: string, size: number, isRightToLeft: boolean): number {
  if (isRightToLeft) return wordWidth(face, text) * size;
  let width = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] !== ' ') continue;
    width += wordWidth(face, text.slice(start, index + 1));
    start = index + 1;
  }
  if (start < text.length) width += wordWidth(face, text.slice(start));
  return width * size;
}

/** Code point as it stands in the box of a character no embedded font has, e.g. `U+1F600`. */
export const codePointLabel = (text: string): string => [...text].map((character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
