/** What an audit dossier is made of: the log of a case as it stood, with the names its entries leave out. */
import { caseStates, disciplines, instant, questionCodes, sha256Hex } from '@consilium/contracts';
import { z } from 'zod';
import { FrozenLetterhead, FrozenOutcome } from './frozen.js';

export const FrozenEntry = z.strictObject({
  position: z.int(),
  at: z.string(),
  event: z.string(),
  outcome: z.string(),
  actor: z.string().nullable(),
  role: z.string(),
  hash: sha256Hex,
  /** What the payload says, as short texts, numbers and codes. */
  payload: z.record(z.string(), z.unknown()),
  /** What the ids of the payload stand for: the title of a meeting, the kind of a document, the receiver of a letter. */
  about: z.string(),
  documentKind: z.string().nullable(),
});
export type FrozenEntry = z.infer<typeof FrozenEntry>;

export const FrozenDossier = z.strictObject({
  format: z.literal('consilium-frozen-dossier/1'),
  letterhead: FrozenLetterhead,
  frozenAt: instant,
  caseNumber: z.string(),
  state: z.enum(caseStates),
  question: z.strictObject({ code: z.enum(questionCodes), text: z.string() }),
  referredBy: z.string().nullable(),
  /** The newest signed text, with what is frozen beside it; null before one is signed. */
  outcome: z.strictObject({ sha256: sha256Hex, recordText: z.string(), frozen: FrozenOutcome }).nullable(),
  waivers: z.array(z.strictObject({ meeting: z.string(), by: z.string(), reason: z.string() })),
  attendance: z.array(
    z.strictObject({ name: z.string(), discipline: z.enum(disciplines).nullable(), arrivedAt: instant, leftAt: instant.nullable(), position: z.int().nullable() }),
  ),
  entries: z.array(FrozenEntry),
  reads: z.strictObject({ count: z.int(), people: z.int() }),
  chainHead: z.strictObject({ position: z.int(), hash: sha256Hex }).nullable(),
});
export type FrozenDossier = z.infer<typeof FrozenDossier>;
