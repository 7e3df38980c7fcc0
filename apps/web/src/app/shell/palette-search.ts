import type { PaletteHit } from '../core/navigation/feature';

export interface HitGroup {
  readonly heading: string;
  readonly hits: readonly PaletteHit[];
}

/** Whether every word typed begins a word of the title, accents and case aside. */
export function matches(title: string, term: string): boolean {
  const words = plain(title).split(/\s+/);
  return plain(term)
    .split(/\s+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** Things found before pages; empty groups are left out; ids are made unique across groups. */
export function merge(found: readonly HitGroup[], pages: HitGroup): HitGroup[] {
  return [...found, pages]
    .filter((group) => group.hits.length > 0)
    .map((group, index) => ({ ...group, hits: group.hits.map((hit) => ({ ...hit, id: `${index}-${hit.id}` })) }));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
