import { faceFor, leadingFace } from './faces.js';
import { itemise, startsRightToLeft, turned, visualOrder } from './itemise.js';
import { codePointLabel } from './measure.js';
import { shape } from './shaping.js';
import { linesHeight, setParagraph, type Line, type Span, type TextStyle } from './paragraph.js';

const style: TextStyle = { size: 10, leading: 14, weight: 'regular', colour: '#000000' };
const spans = (text: string, more: Partial<TextStyle> = {}): Span[] => [{ text, style: { ...style, ...more } }];
const runsOf = (text: string, direction: 'document' | 'firstLetter' = 'document') => itemise(text, () => 'regular', [0], direction);
const textOf = (line: Line): string => line.runs.map(({ text }) => text).join('');

describe('choice of fonts', () => {
  it('has every character the quick path takes for granted, in both weights', () => {
    const codePoints = [[0x20, 0x7e], [0xa0, 0xac], [0xae, 0x17f], [0x2013, 0x2014], [0x2018, 0x201a], [0x201c, 0x201e], [0x2026, 0x2026]].flatMap(([from, to]) =>
      Array.from({ length: to! - from! + 1 }, (_, index) => from! + index),
    );
    for (const weight of ['regular', 'semibold'] as const) {
      expect(codePoints.filter((codePoint) => !faceFor([codePoint], weight)?.id.startsWith('plex-'))).toEqual([]);
    }
  });

  it.each([
    ['Latin', 'Łucja Ødegård', 'plex-400'],
    ['Greek', 'Παπαδοπούλου', 'plex-400'],
    ['Cyrillic', 'Щукина', 'plex-400'],
    ['Arabic', 'محمد', 'arabic-400'],
    ['Hebrew', 'שָׁלוֹם כהן', 'hebrew-400'],
    ['Thai', 'สมชาย', 'thai-400'],
    ['Hindi', 'प्रिया शर्मा', 'devanagari-400'],
    ['Chinese', '張偉刘洋', 'han-400'],
    ['Japanese', 'やまだ花子', 'han-400'],
    ['Korean', '김민준', 'hangul-400'],
  ])('draws a name in %s with one embedded face', (_script, name, face) => {
    expect([...new Set(runsOf(name).runs.map((run) => run.face?.id))]).toEqual([face]);
  });

  it.each([
    ['an emoji', 'a😀b', '😀', 'U+1F600'],
    ['a script without a font', 'a ক b', 'ক', 'U+0995'],
    ['a hidden control that reverses direction', 'ab\u202Ecd', '\u202E', 'U+202E'],
  ])('gives %s to a box with its code point', (_what, text, boxed, label) => {
    const { runs } = runsOf(text);
    const missing = runs.filter(({ face }) => face === null);
    expect(missing.map(({ start, end }) => text.slice(start, end))).toEqual([boxed]);
    expect(codePointLabel(boxed)).toBe(label);
  });

  it('leaves out nothing: the runs joined are the text', () => {
    for (const text of ['Anna–Щ 張 김 محمد (58) 😀ไ क שלום e\u0301 \u200D x', 'می‌خواهم', '٣ أشهر', 'a\u0323\u0307\u20DDb']) {
      expect(runsOf(text).runs.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    }
  });
});

describe('direction', () => {
  it('turns right-to-left runs and mirrors their brackets', () => {
    const text = 'المريض (58 سنة) عملية';
    const { runs, isRightToLeft } = runsOf(text, 'firstLetter');
    expect(isRightToLeft).toBe(true);
    const seen = visualOrder(runs).map(({ start, end, level }) => [text.slice(start, end), level % 2]);
    // Read from the left: the letters of each run are turned by the font, so the parts stand in their logical order.
    expect(seen.map(([part]) => part).join('|')).toBe('سنة) عملية| |58|المريض (');
    expect(turned(') ')).toBe(' (');
  });

  it('keeps a foreign name in its place in a left-to-right line', () => {
    const text = 'Dr محمد Amin';
    expect(visualOrder(runsOf(text).runs).map(({ start, end }) => text.slice(start, end))).toEqual(['Dr ', 'محمد', ' ', 'Amin']);
  });

  it('reads the direction of a text from its first letter', () => {
    expect(startsRightToLeft('“… أريد')).toBe(true);
    expect(startsRightToLeft('58 years, محمد')).toBe(false);
  });
});

describe('shaping', () => {
  it('gives each glyph the characters of its own word, whatever was shaped before', () => {
    const face = leadingFace('regular');
    const characters = (word: string) => shape(face, word).glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints));
    // Greek mu and the micro sign share a glyph, and so may a space and a no-break space.
    expect([characters('μm'), characters('µm'), characters('a\u00A0'), characters('a ')]).toEqual([['μ', 'm'], ['µ', 'm'], ['a', '\u00A0'], ['a', ' ']]);
    expect(characters('office').join('')).toBe('office');
    expect(shape(faceFor([0x645], 'regular')!, 'محمد').glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints)).toReversed().join('')).toBe('محمد');
  });
});

describe('paragraphs', () => {
  const long = 'Functional tumour with symptoms on lanreotide. She wishes an operation if it stops the flushing. '.repeat(6).trim();

  it('fill their width, keep every word in order and never exceed the column', () => {
    for (const width of [80, 137, 300]) {
      const lines = setParagraph(spans(long), width);
      expect(lines.map(textOf).join(' ').replace(/ +/g, ' ')).toBe(long);
      expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(width + 0.01);
    }
  });

  it('break Chinese between characters and cut a word that is too long', () => {
    const chinese = '我想回去教书手术可以但不想整个秋天都住院'.repeat(3);
    const word = 'x'.repeat(200);
    for (const text of [chinese, word]) {
      const lines = setParagraph(spans(text), 90);
      expect(lines.length).toBeGreaterThan(2);
      expect(lines.map(textOf).join('')).toBe(text);
      expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(90.01);
    }
  });

  it('keep line ends, styles and empty lines', () => {
    const lines = setParagraph([...spans('one\n\ntwo '), ...spans('three', { weight: 'semibold' })], 200);
    expect(lines.map(textOf)).toEqual(['one', '', 'two three']);
    expect(lines[2]!.runs.map((run) => run.style.weight)).toEqual(['regular', 'semibold']);
    expect(linesHeight(lines)).toBe(42);
  });

  it('stand at the right edge when they are aligned right, and when they read from right to left', () => {
    const [plain] = setParagraph(spans('42'), 100, { align: 'right' });
    const last = plain!.runs.at(-1)!;
    expect(last.x + last.width).toBeCloseTo(100);
    const [arabic] = setParagraph(spans('أريد عملية'), 100, { direction: 'firstLetter' });
    const edge = arabic!.runs.at(-1)!;
    expect(edge.x + edge.width).toBeCloseTo(100);
  });
});
