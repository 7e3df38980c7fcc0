/** Widths of text, measured exactly as it is drawn. */
import type { Face } from './faces.js';
import { shape } from './shaping.js';

/** Width of text in one face, in points. Left-to-right text is shaped word by word, a right-to-left run as a whole. */
export function textWidth(face: Face, text: string, size: number, isRightToLeft: boolean): number {
  const scale = size / face.font.unitsPerEm;
  if (isRightToLeft) return shape(face, text).advanceWidth * scale;
  let width = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] !== ' ') continue;
    width += shape(face, text.slice(start, index + 1)).advanceWidth;
    start = index + 1;
  }
  if (start < text.length) width += shape(face, text.slice(start)).advanceWidth;
  return width * scale;
}

/** Code point as it stands in the box of a character no embedded font has, e.g. `U+1F600`. */
export const codePointLabel = (text: string): string => [...text].map((character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
