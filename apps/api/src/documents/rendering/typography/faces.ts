/**
 * The fonts that documents embed: IBM Plex Sans for Latin, Greek and Cyrillic, IBM Plex Sans Arabic, Noto Sans for
 * Chinese, Japanese and Korean, IBM Plex Mono for hashes. All under the SIL Open Font License, all from npm packages.
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
  'mono-400': ['@fontsource/ibm-plex-mono', 'files/ibm-plex-mono-latin-400-normal.woff'],
  'arabic-400': ['@fontsource/ibm-plex-sans-arabic', 'files/ibm-plex-sans-arabic-arabic-400-normal.woff'],
  'arabic-600': ['@fontsource/ibm-plex-sans-arabic', 'files/ibm-plex-sans-arabic-arabic-600-normal.woff'],
  'han-400': ['@embedpdf/fonts-sc', 'fonts/NotoSansHans-Regular.otf'],
  'han-700': ['@embedpdf/fonts-sc', 'fonts/NotoSansHans-Bold.otf'],
  'hangul-400': ['@embedpdf/fonts-kr', 'fonts/NotoSansKR-Regular.otf'],
  'hangul-700': ['@embedpdf/fonts-kr', 'fonts/NotoSansKR-Bold.otf'],
} as const;
type FaceId = keyof typeof files;

/** Faces of a weight, in the order they are asked for a character. */
const chains: Record<Weight, readonly FaceId[]> = {
  regular: ['plex-400', 'arabic-400', 'han-400', 'hangul-400'],
  semibold: ['plex-600', 'arabic-600', 'han-700', 'hangul-700'],
  mono: ['mono-400', 'plex-400', 'arabic-400', 'han-400', 'hangul-400'],
};

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
  const font = create(readFileSync(join(packageFolder(name), path))) as Font;
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
