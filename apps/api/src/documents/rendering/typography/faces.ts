/**
 * The fonts that documents embed: IBM Plex Sans for Latin, Greek and Cyrillic, IBM Plex Sans Arabic, Hebrew and Thai, Noto
 * Sans for Chinese, Japanese and Korean, IBM Plex Mono for hashes. All under the SIL Open Font License, all from npm packages.
 *
 * A face is opened when a character first needs it and kept for the life of the process: opening is costly, and an open
 * font holds no state of a document.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';

export type Weight = 'regular' | 'semibold' | 'mono';

export interface Face {
  /** Name under which a document registers the face. */
  readonly id: string;
  readonly font: Font;
  /** Height above the baseline and depth below it, in units of the font size. */
  readonly ascent: number;
  readonly descent: number;
}

/** Package, and path of the file inside it. `kr` stands before `sc` for Hangul only; Han is found in `sc`. */
const files = {
  'plex-400': ['@expo-google-fonts/ibm-plex-sans', '400Regular/IBMPlexSans_400Regular.ttf'],
  'plex-600': ['@expo-google-fonts/ibm-plex-sans', '600SemiBold/IBMPlexSans_600SemiBold.ttf'],
  'mono-400': ['@expo-google-fonts/ibm-plex-mono', '400Regular/IBMPlexMono_400Regular.ttf'],
  'arabic-400': ['@expo-google-fonts/ibm-plex-sans-arabic', '400Regular/IBMPlexSansArabic_400Regular.ttf'],
  'arabic-600': ['@expo-google-fonts/ibm-plex-sans-arabic', '600SemiBold/IBMPlexSansArabic_600SemiBold.ttf'],
  'hebrew-400': ['@expo-google-fonts/ibm-plex-sans-hebrew', '400Regular/IBMPlexSansHebrew_400Regular.ttf'],
  'hebrew-600': ['@expo-google-fonts/ibm-plex-sans-hebrew', '600SemiBold/IBMPlexSansHebrew_600SemiBold.ttf'],
  'thai-400': ['@expo-google-fonts/ibm-plex-sans-thai', '400Regular/IBMPlexSansThai_400Regular.ttf'],
  'thai-600': ['@expo-google-fonts/ibm-plex-sans-thai', '600SemiBold/IBMPlexSansThai_600SemiBold.ttf'],
  'devanagari-400': ['@expo-google-fonts/noto-sans-devanagari', '400Regular/NotoSansDevanagari_400Regular.ttf'],
  'devanagari-600': ['@expo-google-fonts/noto-sans-devanagari', '600SemiBold/NotoSansDevanagari_600SemiBold.ttf'],
  'han-400': ['@embedpdf/fonts-sc', 'fonts/NotoSansHans-Regular.otf'],
  'han-700': ['@embedpdf/fonts-sc', 'fonts/NotoSansHans-Bold.otf'],
  'hangul-400': ['@embedpdf/fonts-kr', 'fonts/NotoSansKR-Regular.otf'],
  'hangul-700': ['@embedpdf/fonts-kr', 'fonts/NotoSansKR-Bold.otf'],
} as const;
type FaceId = keyof typeof files;

/** Faces of a weight, in the order they are asked for a character. */
const chains: Record<Weight, readonly FaceId[]> = {
  regular: ['plex-400', 'arabic-400', 'hebrew-400', 'thai-400', 'devanagari-400', 'han-400', 'hangul-400'],
  semibold: ['plex-600', 'arabic-600', 'hebrew-600', 'thai-600', 'devanagari-600', 'han-700', 'hangul-700'],
  mono: ['mono-400', 'plex-400', 'arabic-400', 'hebrew-400', 'thai-400', 'devanagari-400', 'han-400', 'hangul-400'],
};

const OUTLINE_HEADER_BYTES = 16;
const open = new Map<FaceId, Face>();
const modules = createRequire(import.meta.url);

/** Folder of an installed package; packages that export no package.json are found through their entry file. */
function packageFolder(name: string): string {
  for (const base of modules.resolve.paths(name) ?? []) {
    const folder = join(base, name);
    try {
      readFileSync(join(folder, 'package.json'));
      return folder;
    } catch {
      // installed further up
    }
  }
  return dirname(modules.resolve(name));
}

function face(id: FaceId): Face {
  const found = open.get(id);
  if (found !== undefined) return found;
  const [name, path] = files[id];
  // fontkit reads the header of an outline even where a glyph has none, such as a space at the very end of a file.
  const bytes = Buffer.concat([readFileSync(join(packageFolder(name), path)), Buffer.alloc(OUTLINE_HEADER_BYTES)]);
  const font = create(bytes) as Font;
  const made = { id, font, ascent: font.ascent / font.unitsPerEm, descent: -font.descent / font.unitsPerEm };
  open.set(id, made);
  return made;
}

/** The face that leads a weight and sets the height of its lines. */
export const leadingFace = (weight: Weight): Face => face(chains[weight][0]!);

/**
 * The first face of the weight that has every one of the code points, or null: then no embedded font can draw them
 * together and the caller shows them as marked boxes.
 */
export function faceFor(codePoints: readonly number[], weight: Weight): Face | null {
  for (const id of chains[weight]) {
    const candidate = face(id);
    if (codePoints.every((codePoint) => candidate.font.hasGlyphForCodePoint(codePoint))) return candidate;
  }
  return null;
}
