import type { EvidenceRow } from '@consilium/knowledge-nelm/engine';
import type { EvidenceRowView } from '@consilium/ui';

/** Kinds of design as the filter offers them; the sources' own words stay in the table. */
export const DESIGN_KINDS = ['randomised', 'prospective', 'review', 'retrospective', 'other'] as const;
export type DesignKind = (typeof DESIGN_KINDS)[number];

export const ENDPOINT_KINDS = ['survival', 'progression', 'response', 'safety', 'other'] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

export interface EvidenceFilter {
  readonly option: string | null;
  readonly endpoint: string | null;
  readonly design: string | null;
  readonly source: string | null;
  readonly withContradiction: boolean;
  readonly withoutContradiction: boolean;
  /** Words, all of which have to occur. */
  readonly text: string;
}

/** The first kind whose words occur in the source's description; reviews before retrospective, as they may pool such series. */
export function designKind(design: string | null): DesignKind {
  const text = (design ?? '').toLowerCase();
  if (/randomised/.test(text)) return 'randomised';
  if (/review|meta-analysis|registry|population/.test(text)) return 'review';
  if (/retrospective|case series/.test(text)) return 'retrospective';
  if (/prospective|phase/.test(text)) return 'prospective';
  return 'other';
}

export function endpointKind(endpoint: string): EndpointKind {
  const text = endpoint.toLowerCase();
  if (/morbidity|mortality|complication|toxicity|biloma|adverse|operative death|perioperative/.test(text)) return 'safety';
  if (/progression|recurren|disease-free|relapse|time to|growth/.test(text)) return 'progression';
  if (/surviv|death/.test(text)) return 'survival';
  if (/respon|symptom|relief|improvement|control|shrink|biochemical|palliat/.test(text)) return 'response';
  return 'other';
}

export function matchesFilter(row: EvidenceRow, view: EvidenceRowView, filter: EvidenceFilter): boolean {
  if (filter.option !== null && !(row.optionIds as readonly string[]).includes(filter.option)) return false;
  if (filter.endpoint !== null && endpointKind(row.endpoint) !== filter.endpoint) return false;
  if (filter.design !== null && designKind(row.design) !== filter.design) return false;
  if (filter.source !== null && row.source !== filter.source) return false;
  if (row.contradictionIds.length > 0 ? !filter.withContradiction : !filter.withoutContradiction) return false;
  const text = `${row.id} ${view.study} ${row.year ?? ''} ${view.population} ${view.intervention ?? ''} ${view.endpoint} ${row.contradictionIds.join(' ')}`.toLocaleLowerCase();
  return filter.text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
