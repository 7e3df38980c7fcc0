/**
 * Signing the outcome of a case.
 *
 * A signature is bound to one text by its SHA-256 and to one case by its id. A text that changed makes earlier signatures stale:
 * they stay readable and count for nothing. The case is signed off when the acting chair and one present voter of each required
 * discipline have signed the same text, and every dissent is acknowledged.
 */
import type { Discipline } from './disciplines.js';
import { unacknowledgedDissents, type Dissent } from './dissent.js';
import type { CaseId, PersonId, Sha256Hex } from './identifiers.js';
import type { Instant } from './instant.js';
import { isBlank, refuse, type Ruling } from './ruling.js';
import { signingCapacity, type Signatories, type SigningCapacity } from './signatories.js';

export const SIGNATURE_MEANINGS = ['approved', 'approvedWithDissent', 'declined'] as const;
export type SignatureMeaning = (typeof SIGNATURE_MEANINGS)[number];

/** The sentence a signature stands for, shown beside name and UTC time. A decline is a signed refusal. */
export const SIGNATURE_STATEMENTS: Readonly<Record<SignatureMeaning, string>> = {
  approved: 'I agree with this recommendation',
  approvedWithDissent: 'I sign with dissent',
  declined: 'I decline to sign',
};

export interface Signature {
  readonly personId: PersonId;
  readonly caseId: CaseId;
  readonly capacity: SigningCapacity;
  readonly meaning: SignatureMeaning;
  /** Required for a decline, otherwise may be empty. */
  readonly reason: string;
  /** Hash of the canonical snapshot the person had on screen. */
  readonly sha256: Sha256Hex;
  readonly signedAt: Instant;
}

/** The text to be signed and all that was signed so far, stale signatures included. */
export interface SigningRecord {
  readonly caseId: CaseId;
  readonly sha256: Sha256Hex;
  readonly signatories: Signatories;
  readonly signatures: readonly Signature[];
  readonly dissents: readonly Dissent[];
}

export const SIGNATURE_REASONS = {
  'signature.otherCase': 'This signature was made for another case.',
  'signature.otherText': 'The text has changed since it was shown. Read it again before signing.',
  'signature.notASignatory': 'Only the chair and voters of this case sign its outcome.',
  'signature.conflicted': 'An interest in this case is declared; the person does not sign.',
  'signature.alreadySigned': 'This person has signed this text already.',
  'signature.reasonMissing': 'Declining to sign needs a reason.',
  'signature.meaningUnknown': 'A signature agrees, agrees with dissent, or declines.',
  'signature.dissentNotRecorded': 'Record the dissent with its reason before signing with dissent.',
  'signature.dissentOnRecord': 'A dissent of this person is on the record: sign with dissent, or decline.',
  'signature.dissentNotAcknowledged': 'The chair acknowledges every dissent before anybody signs.',
  'signature.returnedToChair': 'A required signature was declined; the case is back with the chair.',
} as const;
export type SignatureRefusalCode = keyof typeof SIGNATURE_REASONS;

export type SignatureStatus = 'valid' | 'stale' | 'foreign';

/** Whether a signature still stands for this text. A signature copied from another case is foreign, whatever its hash. */
export function signatureStatus(
  signature: Pick<Signature, 'caseId' | 'sha256'>,
  record: Pick<SigningRecord, 'caseId' | 'sha256'>,
): SignatureStatus {
  if (signature.caseId !== record.caseId) return 'foreign';
  return isStale(signature, record.sha256) ? 'stale' : 'valid';
}

export function isStale(signature: Pick<Signature, 'sha256'>, currentSha256: Sha256Hex): boolean {
  return signature.sha256 !== currentSha256;
}

/** Adds a signature, or says why not. `recusedIds` are people who declared an interest since the text was confirmed. */
export function addSignature(
  record: SigningRecord,
  signature: Omit<Signature, 'capacity'>,
  recusedIds: readonly PersonId[] = [],
): Ruling<{ readonly record: SigningRecord; readonly signature: Signature }, SignatureRefusalCode> {
  if (signature.caseId !== record.caseId) return refuse(SIGNATURE_REASONS, 'signature.otherCase');
  const capacity = signingCapacity(record.signatories, signature.personId);
  if (capacity === null) return refuse(SIGNATURE_REASONS, 'signature.notASignatory');
  if (recusedIds.includes(signature.personId)) return refuse(SIGNATURE_REASONS, 'signature.conflicted');
  if (isStale(signature, record.sha256)) return refuse(SIGNATURE_REASONS, 'signature.otherText');
  if (signOffState(record).state === 'returned') return refuse(SIGNATURE_REASONS, 'signature.returnedToChair');
  if (validSignatures(record).some(({ personId }) => personId === signature.personId)) {
    return refuse(SIGNATURE_REASONS, 'signature.alreadySigned');
  }
  const wrong = meaningRefusal(record, signature);
  if (wrong !== null) return refuse(SIGNATURE_REASONS, wrong);
  const signed: Signature = { ...signature, capacity };
  return { ok: true, record: { ...record, signatures: [...record.signatures, signed] }, signature: signed };
}

function meaningRefusal(record: SigningRecord, signature: Omit<Signature, 'capacity'>): SignatureRefusalCode | null {
  if (!SIGNATURE_MEANINGS.includes(signature.meaning)) return 'signature.meaningUnknown';
  if (unacknowledgedDissents(record.dissents).length > 0) return 'signature.dissentNotAcknowledged';
  if (signature.meaning === 'declined') return isBlank(signature.reason) ? 'signature.reasonMissing' : null;
  const dissents = record.dissents.some(({ personId }) => personId === signature.personId);
  if (signature.meaning === 'approvedWithDissent' && !dissents) return 'signature.dissentNotRecorded';
  return signature.meaning === 'approved' && dissents ? 'signature.dissentOnRecord' : null;
}

/** Signatures that stand for the text as it is now, in the order in which they were made. */
export function validSignatures(record: SigningRecord): readonly Signature[] {
  return record.signatures.filter((signature) => signatureStatus(signature, record) === 'valid');
}

export type RequirementState = 'signed' | 'awaited' | 'declined';

export interface SignatureRequirement {
  readonly capacity: 'chair' | 'requiredDiscipline';
  /** Null for the chair. */
  readonly discipline: Discipline | null;
  readonly state: RequirementState;
  /** Who may meet the requirement. */
  readonly candidateIds: readonly PersonId[];
  readonly satisfiedBy: PersonId | null;
}

export interface SignOffState {
  /** `returned`: a required signature was declined, the case is back with the chair. */
  readonly state: 'awaitingSignatures' | 'signedOff' | 'returned';
  readonly requirements: readonly SignatureRequirement[];
  /** Signatories without a valid signature, required or not: the record shows who has not signed. */
  readonly notSignedIds: readonly PersonId[];
  readonly staleSignatures: readonly Signature[];
  readonly unacknowledgedDissents: readonly Dissent[];
}

/**
 * Where the signing of a text stands.
 *
 * A discipline is declined when each of its present voters has declined; as long as one of them can still sign, a colleague's
 * decline is on the record without sending the case back.
 */
export function signOffState(record: SigningRecord): SignOffState {
  const valid = validSignatures(record);
  const meaningOf = (personId: PersonId): SignatureMeaning | undefined =>
    valid.find((signature) => signature.personId === personId)?.meaning;
  const requirement = (
    capacity: SignatureRequirement['capacity'],
    discipline: Discipline | null,
    candidateIds: readonly PersonId[],
  ): SignatureRequirement => {
    const satisfiedBy =
      valid.find(({ personId, meaning }) => meaning !== 'declined' && candidateIds.includes(personId))?.personId ??
      null;
    const declined = candidateIds.every((personId) => meaningOf(personId) === 'declined');
    return {
      capacity,
      discipline,
      state: satisfiedBy ? 'signed' : declined ? 'declined' : 'awaited',
      candidateIds,
      satisfiedBy,
    };
  };
  const { chair, disciplines, otherVoterIds } = record.signatories;
  const requirements = [
    requirement('chair', null, [chair.personId]),
    ...disciplines.map(({ discipline, candidateIds }) => requirement('requiredDiscipline', discipline, candidateIds)),
  ];
  const signatoryIds = [...new Set([...requirements.flatMap(({ candidateIds }) => candidateIds), ...otherVoterIds])];
  const unacknowledged = unacknowledgedDissents(record.dissents);
  return {
    state: overall(requirements, unacknowledged.length),
    requirements,
    notSignedIds: signatoryIds.filter((personId) => meaningOf(personId) === undefined),
    staleSignatures: record.signatures.filter((signature) => signatureStatus(signature, record) === 'stale'),
    unacknowledgedDissents: unacknowledged,
  };
}

function overall(requirements: readonly SignatureRequirement[], unacknowledgedCount: number): SignOffState['state'] {
  if (requirements.some(({ state }) => state === 'declined')) return 'returned';
  const complete = requirements.every(({ state }) => state === 'signed') && unacknowledgedCount === 0;
  return complete ? 'signedOff' : 'awaitingSignatures';
}
