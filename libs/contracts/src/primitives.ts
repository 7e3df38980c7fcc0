/** Building blocks of every schema: bounded, well-formed, strict. */
import { z } from 'zod';
import { fieldRefusalText, type FieldRefusal } from './field-refusals.js';

/** A refusal of ours within a schema: the code goes along with the sentence. */
const refused = (reason: FieldRefusal) => ({ message: fieldRefusalText(reason), params: { reason } });

/** Text PostgreSQL and JSON can both hold: well-formed Unicode, no U+0000, no bidirectional override. */
const isStorable = (text: string): boolean => !/\p{Surrogate}/u.test(text) && !text.includes('\u0000');
const hasNoOverride = (text: string): boolean => !/[\u202A-\u202E\u2066-\u2069]/u.test(text);

/** One line of text, trimmed, in Unicode normal form C. `max` is in UTF-16 code units. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .max(max)
    .refine(isStorable, refused('text.unstorable'))
    .refine(hasNoOverride, refused('text.hiddenDirection'))
    .refine((text) => !/[\r\n\u2028\u2029]/u.test(text), refused('text.oneLine'))
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(min));

/** Several lines of text, trimmed, in Unicode normal form C. `max` is in UTF-16 code units. */
export const paragraph = (max: number, min = 0) =>
  z
    .string()
    .max(max)
    .refine(isStorable, refused('text.unstorable'))
    .refine(hasNoOverride, refused('text.hiddenDirection'))
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(min));

/** Lower-case UUID, the id of every row. */
export const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, {
  message: 'must be an id (lower-case UUID)',
});

/** Calendar date, YYYY-MM-DD, of the years 1900 to 2199; impossible days (29 February 2027) are refused. */
export const isoDate = z.iso.date().refine((day) => day >= '1900-01-01' && day < '2200-01-01', refused('date.century'));

/** Instant in UTC, ISO 8601 with a Z, as the server writes it. */
export const instant = z.iso.datetime({ offset: true });

/** Row version, counted from 1; sent as `ETag: "7"` and expected back in `If-Match`. */
export const version = z.int().min(1).max(2_147_483_647);

/** Lower-case hexadecimal SHA-256. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, { message: 'must be 64 hexadecimal digits' });

/** Query parameters of every list: key-set paging, newest page first unless said otherwise. */
export const pageQuery = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** One page of a list; `next` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });
