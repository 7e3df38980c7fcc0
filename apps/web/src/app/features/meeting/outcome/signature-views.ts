import type { OutcomeRecord, PersonName } from '@consilium/contracts';
import type { SignatureState, SignatureView } from '@consilium/ui';
import type { Say } from '../../cases/words/speech';

const STATES: Readonly<Record<OutcomeRecord['signatures'][number]['meaning'], SignatureState>> = { approved: 'signed', approvedWithDissent: 'signedWithDissent', declined: 'declined' };

/** Signatures given, in the order of time, then the places that still wait. */
export function signatureViews(outcome: OutcomeRecord, chair: PersonName | null, say: Say): SignatureView[] {
  const given = outcome.signatures.map(({ id, person, capacity, meaning, signedAt, sha256, stale, reason }): SignatureView => ({
    id,
    name: person.displayName,
    role: roleOf(person.discipline, capacity, say),
    state: stale ? 'stale' : STATES[meaning],
    meaning: reason === '' ? say(`meeting.sign.meaning.${meaning}`) : say(`meeting.sign.meaningWith.${meaning}`, { reason }),
    at: signedAt,
    hash: sha256,
  }));
  const waiting = outcome.required
    .filter(({ satisfiedBy }) => satisfiedBy === null)
    .map(({ capacity, discipline }): SignatureView => ({
      id: `${capacity}-${discipline ?? ''}`,
      name: capacity === 'chair' ? (chair?.displayName ?? say('meeting.sign.chair')) : say(`terms.discipline.${discipline ?? 'surgery'}`),
      role: capacity === 'chair' ? say('meeting.sign.chair') : say('meeting.sign.onePresentVoter'),
      state: 'notSigned',
      meaning: say('meeting.sign.waits'),
    }));
  return [...given, ...waiting];
}

const roleOf = (discipline: PersonName['discipline'], capacity: OutcomeRecord['signatures'][number]['capacity'], say: Say): string =>
  [discipline ? say(`terms.discipline.${discipline}`) : '', capacity === 'chair' ? say('meeting.sign.chair') : ''].filter(Boolean).join(', ');

/** Whether this person's signature under exactly this text is still outstanding. */
export const hasSigned = (outcome: OutcomeRecord, personId: string): boolean => outcome.signatures.some(({ person, stale }) => person.id === personId && !stale);
