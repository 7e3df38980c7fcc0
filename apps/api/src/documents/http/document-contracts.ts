/** Shapes of the document routes that belong to no feature but this one. */
import { DocumentOrder } from '@consilium/contracts';
import { z } from 'zod';

export const DocumentOrderList = z.strictObject({ items: z.array(DocumentOrder) }).meta({ id: 'DocumentOrderList' });
export type DocumentOrderList = z.infer<typeof DocumentOrderList>;

/** `attachment` saves the file, `inline` shows it. */
export const ContentQuery = z.strictObject({ disposition: z.enum(['inline', 'attachment']).default('inline') });
export type ContentQuery = z.infer<typeof ContentQuery>;

/** What a made document is sent as. */
export const documentMediaTypes = ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/json'] as const;
