export interface HitGroup<Hit extends { readonly id: string }> {
  readonly heading: string;
  readonly hits: readonly Hit[];
}

/** Groups in the order given; empty ones are left out; ids are made unique across groups. */
export function merge<Hit extends { readonly id: string }>(groups: readonly HitGroup<Hit>[]): HitGroup<Hit>[] {
  return groups.filter((group) => group.hits.length > 0).map((group, index) => ({ ...group, hits: group.hits.map((hit) => ({ ...hit, id: `${index}-${hit.id}` })) }));
}
