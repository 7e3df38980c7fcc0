/**
 * Cuts text into runs that one face can draw in one direction, and finds what no face can draw.
 *
 * Direction follows the Unicode bidirectional algorithm (UAX #9). Explicit directional controls are not obeyed but shown
 * as a box: in a name they could reverse what a signature seems to say.
 */
import bidiFactory, { type Bidi } from 'bidi-js';
import { faceFor, leadingFace, type Face, type Weight } from './faces.js';

/** Direction of the paragraph as a whole: that of the document, or that of its first letter (free text people typed). */
export type Direction = 'document' | 'firstLetter';

export interface Itemised {
  readonly runs: readonly Run[];
  /** Whether the paragraph as a whole reads from right to left. */
  readonly isRightToLeft: boolean;
}

export interface Run {
  /** Position in the paragraph's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Null: no embedded font has this character, it is drawn as a box with its code point. */
  readonly face: Face | null;
  /** Bidirectional level; odd levels read from right to left. */
  readonly level: number;
}

// The package is CommonJS: its function is the module, which its types describe as a default export.
const bidi = (bidiFactory as unknown as () => Bidi)();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const explicitControl = /[\u202A-\u202E\u2066-\u2069]/u;
const explicitControls = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Joiners, marks of direction and variation selectors: they shape their neighbours and have no picture of their own. */
const invisible = /^[\u00AD\u034F\u061C\u200B-\u200F\u2060\uFE00-\uFE0F\uFEFF]$/u;
/** Everything the leading faces are known to draw; most texts need no further look. */
const plain = /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u017F\u2013\u2014\u2018-\u201A\u201C-\u201E\u2026]*$/u;

/**
 * @param text one paragraph, without line ends
 * @param weightAt weight of the span at a position
 * @param boundaries positions at which the style changes; a run never crosses one
 */
export function itemise(text: string, weightAt: (position: number) => Weight, boundaries: readonly number[], direction: Direction): Itemised {
  const cuts = new Set(boundaries);
  const isPlain = plain.test(text);
  const embedding =
    isPlain || !rightToLeft.test(text)
      ? null
      : bidi.getEmbeddingLevels(text.replace(explicitControls, '\uFFFD'), direction === 'document' ? 'ltr' : 'auto');
  const levels = embedding?.levels ?? null;
  const isRightToLeft = (embedding?.paragraphs[0]?.level ?? 0) % 2 === 1;
  const runs: Run[] = [];
  const push = (start: number, end: number, face: Face | null, level: number): void => {
    const last = runs.at(-1);
    if (last !== undefined && face !== null && last.face === face && last.level === level && !cuts.has(start)) runs[runs.length - 1] = { ...last, end };
    else runs.push({ start, end, face, level });
  };

  if (isPlain) {
    // A mono span may hold a character only the sans face has, so mono is itemised like the rest.
    const edges = [...cuts, text.length].filter((edge) => edge > 0).sort((a, b) => a - b);
    if (edges.every((edge, index) => weightAt(edges[index - 1] ?? 0) !== 'mono')) {
      let start = 0;
      for (const end of edges) {
        if (end > start) push(start, end, leadingFace(weightAt(start)), 0);
        start = end;
      }
      return { runs, isRightToLeft };
    }
  }

  for (const { segment, index } of graphemes.segment(text)) {
    const level = levels?.[index] ?? 0;
    const end = index + segment.length;
    const weight = weightAt(index);
    const codePoints = [...segment].filter((character) => !invisible.test(character)).map((character) => character.codePointAt(0)!);
    if (explicitControl.test(segment)) push(index, end, null, level);
    else if (codePoints.length === 0) push(index, end, runs.at(-1)?.face ?? leadingFace(weight), level);
    else {
      const found = preferred(segment, level, runs.at(-1)?.face ?? null, codePoints) ?? faceFor(codePoints, weight);
      if (found !== null) push(index, end, found, level);
      else pushPieces(segment, index, weight, level, push);
    }
  }
  return { runs, isRightToLeft };
}

/** A space, and in right-to-left text any sign, stays in the face of the word before it, so that it does not tear a run apart. */
function preferred(segment: string, level: number, before: Face | null, codePoints: readonly number[]): Face | null {
  if (before === null || (segment !== ' ' && (level % 2 === 0 || /\p{L}/u.test(segment)))) return null;
  return codePoints.every((codePoint) => before.font.hasGlyphForCodePoint(codePoint)) ? before : null;
}

/** No face draws the whole cluster: draw what can be drawn, box the rest, drop nothing. */
function pushPieces(segment: string, index: number, weight: Weight, level: number, push: (start: number, end: number, face: Face | null, level: number) => void): void {
  let start = index;
  for (const character of segment) {
    const end = start + character.length;
    const isInvisible = invisible.test(character);
    push(start, end, isInvisible ? leadingFace(weight) : faceFor([character.codePointAt(0)!], weight), level);
    start = end;
  }
}

/**
 * A right-to-left run as it is handed to the font: brackets mirrored. The font turns letters of right-to-left scripts
 * round by itself; a run of signs alone has no script, so it is turned here.
 */
export function turned(text: string): string {
  const mirrored = [...graphemes.segment(text)].map(({ segment }) => bidi.getMirroredCharacter(segment) ?? segment);
  return (rightToLeft.test(text) ? mirrored : mirrored.reverse()).join('');
}

/** Whether the first letter of a text reads from right to left. */
export const startsRightToLeft = (text: string): boolean => rightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? '');

/** Runs of one line in the order they stand on paper (UAX #9, rule L2). */
export function visualOrder<Item extends { readonly level: number }>(line: readonly Item[]): Item[] {
  const highest = Math.max(0, ...line.map(({ level }) => level));
  const ordered = [...line];
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      if (ordered[start]!.level < level) continue;
      let end = start;
      while (end + 1 < ordered.length && ordered[end + 1]!.level >= level) end += 1;
      ordered.splice(start, end - start + 1, ...ordered.slice(start, end + 1).reverse());
      start = end;
    }
  }
  return ordered;
}
