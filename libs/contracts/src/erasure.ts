/** Lawful erasure of a whole case: asked for by an administrator, confirmed by the chair of its board or by its auditor. */
import { z } from 'zod';
import { Person } from './people.js';
import { id, instant, line } from './primitives.js';

export const erasureBases = ['gdprArticle17', 'retentionEnded', 'courtOrder', 'registeredInError'] as const;
export type ErasureBasis = (typeof erasureBases)[number];

/** `confirmed`: the rows are gone, files and the bytes of deleted rows are being destroyed. `complete`: nothing is left. */
export const erasureStates = ['requested', 'withdrawn', 'declined', 'confirmed', 'complete'] as const;
export type ErasureState = (typeof erasureStates)[number];

const caseNumber = line(40).meta({ description: 'Number of the case, e.g. C-2026-0147' });

export const ErasureRequest = z
  .strictObject({
    caseNumber,
    basis: z.enum(erasureBases),
    /** File number of the written request. Kept for good: never a name. */
    reference: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ./_-]{1,59}$/, { message: 'must be a file number: letters, digits, spaces and . / _ - only' }),
  })
  .meta({ id: 'ErasureRequest' });
export type ErasureRequest = z.infer<typeof ErasureRequest>;

/** To confirm, the number of the case is typed out: what follows cannot be undone. */
export const ErasureDecision = z
  .discriminatedUnion('decision', [z.strictObject({ decision: z.literal('confirm'), caseNumber }), z.strictObject({ decision: z.literal('decline') })])
  .meta({ id: 'ErasureDecision' });
export type ErasureDecision = z.infer<typeof ErasureDecision>;

const personName = Person.pick({ id: true, displayName: true });

/** A request and, once carried out, the tombstone of the case. */
export const Erasure = z
  .strictObject({
    id,
    caseId: id,
    caseNumber: z.string(),
    boardName: z.string(),
    basis: z.enum(erasureBases),
    reference: z.string(),
    state: z.enum(erasureStates),
    requestedBy: personName,
    requestedAt: instant,
    decidedBy: personName.nullable(),
    decidedAt: instant.nullable(),
    /** Rows deleted or blanked, over all tables; null before the erasure was confirmed. */
    erasedRows: z.int().min(0).nullable(),
    filesRemovedAt: instant.nullable(),
    tablesRewritten: z.int().min(0),
    tablesToRewrite: z.int().min(0),
    completedAt: instant.nullable(),
    /** Actions of the permission table this person may take on it now. */
    allowedActions: z.array(z.string()),
  })
  .meta({ id: 'Erasure' });
export type Erasure = z.infer<typeof Erasure>;

/** Newest first, at most 200: erasures are rare. */
export const ErasureList = z.strictObject({ items: z.array(Erasure) }).meta({ id: 'ErasureList' });
export type ErasureList = z.infer<typeof ErasureList>;
