/** Filters of the worklist a person keeps under a name. */
import { z } from 'zod';
import { CaseFilters } from './case.js';
import { id, instant, line } from './primitives.js';

/** Views one person keeps at most. */
export const MOST_SAVED_VIEWS = 30;

export const SavedViewInput = z.strictObject({ name: line(60), filters: CaseFilters }).meta({ id: 'SavedViewInput' });
export type SavedViewInput = z.infer<typeof SavedViewInput>;

export const SavedView = z.strictObject({ id, name: z.string(), filters: CaseFilters, savedAt: instant }).meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof SavedView>;
