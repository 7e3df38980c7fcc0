import type { CaseInput } from '@consilium/contracts';

/** Codes of the question to the board, in the order of the referral form. */
export const QUESTION_CODES: readonly CaseInput['question']['code'][] = ['diagnosis', 'resectability', 'transplant', 'liverDirected', 'prrt', 'systemic', 'surveillance', 'other'];

export const URGENCIES: readonly CaseInput['urgency'][] = ['routine', 'urgent', 'emergency'];
