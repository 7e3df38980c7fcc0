/** Remarks of clinicians on a case, a field, a lesion, a criterion, an option or a row of evidence. */
import { z } from 'zod';
import { disciplines } from './people.js';
import { id, instant, paragraph } from './primitives.js';

export const annotationTargets = ['case', 'field', 'lesion', 'criterion', 'option', 'evidence'] as const;
export const annotationVisibilities = ['record', 'discussion'] as const;

export const AnnotationInput = z
  .strictObject({
    target: z.strictObject({ kind: z.enum(annotationTargets), ref: z.string().max(80) }),
    replyTo: id.nullable().default(null),
    visibility: z.enum(annotationVisibilities),
    body: paragraph(8000, 1),
    mentions: z.array(id).max(30).default([]),
  })
  .meta({ id: 'AnnotationInput' });
export type AnnotationInput = z.infer<typeof AnnotationInput>;

export const Annotation = z
  .strictObject({
    id,
    caseId: id,
    target: z.strictObject({ kind: z.enum(annotationTargets), ref: z.string() }),
    replyTo: id.nullable(),
    visibility: z.enum(annotationVisibilities),
    body: z.string(),
    mentions: z.array(z.strictObject({ id, displayName: z.string() })),
    author: z.strictObject({ id, displayName: z.string(), discipline: z.enum(disciplines).nullable() }),
    createdAt: instant,
    resolvedAt: instant.nullable(),
    resolvedBy: z.strictObject({ id, displayName: z.string() }).nullable(),
  })
  .meta({ id: 'Annotation' });
export type Annotation = z.infer<typeof Annotation>;
