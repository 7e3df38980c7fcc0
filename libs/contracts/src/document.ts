/** Documents made by the queue from a signed record or a frozen snapshot. */
import { z } from 'zod';
import { PersonName } from './meeting.js';
import { locales } from './people.js';
import { id, instant, line, sha256Hex } from './primitives.js';

export const documentKinds = ['outcomeReport', 'referrerLetter', 'patientLetter', 'caseOnePager', 'agenda', 'minutes', 'actionList', 'auditDossier', 'chaseLetter'] as const;
export const documentFormats = ['pdf', 'docx', 'json'] as const;
export const documentStates = ['ordered', 'queued', 'making', 'made', 'failed', 'cancelled'] as const;

export const DocumentOrderInput = z
  .strictObject({ kind: z.enum(documentKinds), format: z.enum(documentFormats), language: z.enum(locales), recipient: line(200, 0).default('') })
  .meta({ id: 'DocumentOrderInput' });
export type DocumentOrderInput = z.infer<typeof DocumentOrderInput>;

/** Documents of every signed outcome of a meeting at once. */
export const MeetingBatchInput = z
  .strictObject({ kinds: z.array(z.enum(['outcomeReport', 'referrerLetter', 'patientLetter'])).min(1).max(3), language: z.enum(locales) })
  .meta({ id: 'MeetingBatchInput' });
export type MeetingBatchInput = z.infer<typeof MeetingBatchInput>;

export const batchCommands = ['cancelOpen', 'retryFailed'] as const;
export const MeetingBatchCommand = z.strictObject({ command: z.enum(batchCommands) }).meta({ id: 'MeetingBatchCommand' });
export type MeetingBatchCommand = z.infer<typeof MeetingBatchCommand>;

export const DocumentOrder = z
  .strictObject({
    id,
    caseId: id.nullable(),
    meetingId: id.nullable(),
    kind: z.enum(documentKinds),
    format: z.enum(documentFormats),
    language: z.enum(locales),
    recipient: z.string(),
    recordSha256: sha256Hex,
    templateVersion: z.string(),
    state: z.enum(documentStates),
    /** Share done, 0 to 100. */
    progress: z.int().min(0).max(100),
    attempts: z.int().min(0),
    error: z.string().nullable(),
    orderedAt: instant,
    madeAt: instant.nullable(),
    sha256: sha256Hex.nullable(),
    bytes: z.int().nullable(),
    releasedBy: PersonName.nullable(),
    releasedAt: instant.nullable(),
  })
  .meta({ id: 'DocumentOrder' });
export type DocumentOrder = z.infer<typeof DocumentOrder>;
