import type { BallotInput } from '@consilium/contracts';

export const OTHER = 'other';
export const CANNOT_JUDGE = 'cannotJudge';

export interface BallotEntry {
  /** An option's id, `other`, `cannotJudge`, or null while nothing is chosen. */
  readonly position: string | null;
  readonly text: string;
  readonly confidence: string | null;
  readonly drivers: readonly (string | null)[];
}

/** The ballot as the server takes it, or null while a part is missing. Who cannot judge gives a reason and no confidence. */
export function ballotInput({ position, text, confidence, drivers }: BallotEntry): BallotInput | null {
  if (position === null) return null;
  const words = text.trim();
  if (position === CANNOT_JUDGE) return words === '' ? null : { position: { kind: 'cannotJudge', reason: words }, confidence: null, drivers: [] };
  if (confidence !== 'low' && confidence !== 'moderate' && confidence !== 'high') return null;
  if (position === OTHER && words === '') return null;
  const named = [...new Set(drivers.filter((id) => id !== null))];
  return { position: position === OTHER ? { kind: 'other', text: words } : { kind: 'option', optionId: position }, confidence, drivers: named };
}
