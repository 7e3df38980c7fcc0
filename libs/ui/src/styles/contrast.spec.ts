import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Colours of both themes, read from the one file that declares them. */
const tokens = new Map(
  [...readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8').matchAll(/(--[\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]),
);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['--bg', '--surface', '--surface-sunk', '--surface-hover', '--surface-sel'];
const TEXTS = [
  '--ink', '--ink-2', '--ink-3', '--accent', '--danger', '--st-supported', '--st-consider', '--st-insufficient', '--st-notindicated', '--st-notrecommended', '--st-contraindicated', '--cr-met',
  '--cr-notmet', '--cr-unknown', '--cr-asserted', '--cr-conflicting',
];
/** Outlines of controls and the ring of the focus. */
const OUTLINES = ['--line-strong', '--focus'];

function tooWeak(theme: 'light' | 'dark', fronts: readonly string[], grounds: readonly string[], least: number): string[] {
  const colour = (token: string): string => {
    const found = tokens.get(token);
    if (!found) throw new Error(`No token ${token} with two colours`);
    return found[theme];
  };
  return fronts.flatMap((front) => grounds.map((ground) => ({ front, ground, ratio: contrast(colour(front), colour(ground)) }))).flatMap(({ front, ground, ratio }) => (ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)}`] : []));
}

describe.each(['light', 'dark'] as const)('colours of the %s theme', (theme) => {
  it('let every text be read on every ground (4.5 : 1)', () => {
    expect(tooWeak(theme, TEXTS, GROUNDS, 4.5)).toEqual([]);
  });

  it('let a status be read on its own tint and words on the accent (4.5 : 1)', () => {
    expect(['supported', 'consider', 'insufficient', 'notindicated', 'notrecommended', 'contraindicated'].flatMap((status) => tooWeak(theme, [`--st-${status}`], [`--st-${status}-tint`], 4.5))).toEqual([]);
    expect(tooWeak(theme, ['--on-accent'], ['--accent', '--accent-hover'], 4.5)).toEqual([]);
  });

  it('let outlines of controls and the focus be seen (3 : 1)', () => {
    expect(tooWeak(theme, OUTLINES, GROUNDS, 3)).toEqual([]);
  });

  it('let a lesion be seen on the liver (3 : 1)', () => {
    expect(tooWeak(theme, ['--dg-lesion', '--dg-liver-edge'], ['--dg-liver-1'], 3)).toEqual([]);
  });
});
