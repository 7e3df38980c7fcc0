import type { PaletteHit } from '../core/navigation/feature';

export interface HitGroup {
  readonly heading: string;
  readonly hits: readonly PaletteHit[];
}

/** Things found before pages; empty groups are left out; ids are made unique across groups. */
export function merge(found: readonly HitGroup[], pages: HitGroup): HitGroup[] {
  return [...found, pages]
    .filter((group) => group.hits.length > 0)
    .map((group, index) => ({ ...group, hits: group.hits.map((hit) => ({ ...hit, id: `${index}-${hit.id}` })) }));
}
