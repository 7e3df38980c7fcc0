/**
 * Links into the image viewer of a site. A site gives one address with places for what names a study; what is put there is
 * always escaped, and the host stands in the template alone, so that no study can lead anywhere else.
 */
import { refuse, type Ruling } from './ruling.js';

export const VIEWER_PLACES = ['accession', 'studyUid', 'date'] as const;
export type ViewerPlace = (typeof VIEWER_PLACES)[number];

export const VIEWER_REASONS = {
  'viewer.notHttps': 'The address must begin with https:// and a host name.',
  'viewer.unsafeCharacter': 'The address holds a blank, a quotation mark, an angle bracket or a backslash.',
  'viewer.unknownPlace': 'There is no place called {place}. Use {places}.',
  'viewer.noPlace': 'The address names no study: put {accession} or {studyUid} into it.',
  'viewer.tooLong': 'The address is longer than {max} characters.',
} as const;
export type ViewerRefusalCode = keyof typeof VIEWER_REASONS;

const MAX_LENGTH = 500;
const ORIGIN = /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?=[/?#])/i;
const PLACE = /\{(\w*)\}/g;

/** Whether an address may be used as the template of a site, e.g. `https://viewer.example/open?study={studyUid}`. */
export function checkViewerTemplate(template: string): Ruling<object, ViewerRefusalCode> {
  if (template.length > MAX_LENGTH) return refuse(VIEWER_REASONS, 'viewer.tooLong', { max: MAX_LENGTH });
  const origin = ORIGIN.exec(template);
  if (!origin) return refuse(VIEWER_REASONS, 'viewer.notHttps');
  if (/[\s"'<>\\\u0000-\u001F\u007F]/u.test(template)) return refuse(VIEWER_REASONS, 'viewer.unsafeCharacter');
  const places = [...template.matchAll(PLACE)].map(([, place]) => place as string);
  const unknown = places.find((place) => !VIEWER_PLACES.includes(place as ViewerPlace));
  if (unknown !== undefined) {
    return refuse(VIEWER_REASONS, 'viewer.unknownPlace', { place: unknown, places: VIEWER_PLACES.join(', ') });
  }
  return places.some((place) => place !== 'date') ? { ok: true } : refuse(VIEWER_REASONS, 'viewer.noPlace');
}

/** The link of one study; null where the template asks for something the study does not have, or may not be used. */
export function viewerLink(template: string, study: Readonly<Record<ViewerPlace, string | null>>): string | null {
  if (!checkViewerTemplate(template).ok) return null;
  let complete = true;
  const link = template.replace(PLACE, (_, place: ViewerPlace) => {
    const value = study[place];
    if (value === null || value === '') complete = false;
    return encodeURIComponent(value ?? '');
  });
  return complete ? link : null;
}
