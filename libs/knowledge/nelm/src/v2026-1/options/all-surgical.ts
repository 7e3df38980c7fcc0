import { surgicalBlockers } from '../criteria/surgical-blockers.js';

/** Criteria every operation on the liver shares. */
export const ALL_SURGICAL: readonly string[] = surgicalBlockers.map((criterion) => criterion.id);
