/**
 * The events of the record and what each one says. Payloads hold ids, versions, codes and hashes: never a name, never
 * free text (that lies in the erasable store and is referred to by `textId`). The chain an entry belongs to, who acted,
 * in which role and when are fields of the entry itself and are not repeated here.
 */

type Id = string;
/** SHA-256 in lower-case hexadecimal. */
type Hash = string;
/** ISO 8601 date or instant. */
type When = string;
/** A code of the product's own lists, as `notAMember`. */
type Code = string;

/** A case after a change: the version it now has. */
interface CaseAt {
  readonly caseId: Id;
  readonly version: number;
}

interface Reasoned {
  readonly reasonCode?: Code;
  /** Free text in the erasable store. */
  readonly textId?: Id;
}

interface BallotRound {
  readonly meetingId: Id;
  readonly roundId: Id;
}

export interface AuditPayloads {
  // Sign-in
  sessionOpened: { sessionId: Id; method: Code };
  /** `addressHash`: keyed hash of an address without an account. */
  sessionRefused: { reasonCode: Code; method?: Code; addressHash?: Hash };
  sessionClosed: { sessionId: Id; reasonCode: Code };
  sessionLocked: { sessionId: Id };
  sessionUnlocked: { sessionId: Id; method: Code };
  reauthenticated: { sessionId: Id; method: Code; purpose?: Code };
  credentialChanged: { personId: Id; credential: Code; change: Code; credentialId?: Id; helpId?: Id };

  wallPaired: { wallId: Id; boardId: Id };
  wallRevoked: { wallId: Id; boardId: Id };

  // Reading
  caseRead: { caseId: Id; version: number; parts?: readonly Code[] };
  caseListRead: { caseIds: readonly Id[]; list: Code };
  patientSearched: { caseIds: readonly Id[] };
  savedViewChanged: { viewId: Id; change: Code };
  documentRead: { documentId: Id; caseId?: Id; deliveryId?: Id };
  documentListRead: { documentIds: readonly Id[] };
  attachmentRead: { attachmentId: Id; caseId: Id; contentHash: Hash };
  auditRead: { chain?: string; caseIds?: readonly Id[]; from?: number; to?: number };
  meetingRead: { meetingId: Id; caseIds: readonly Id[] };
  personListRead: { personIds: readonly Id[] };
  accessRefused: { action: Code; reasonCode: Code; subject?: Code; subjectId?: Id };
  breakGlassOpened: { caseId: Id; accessId?: Id; textId?: Id; reasonCode?: Code; until: When };
  breakGlassEnded: { caseId: Id; accessId: Id };
  breakGlassAcknowledged: { caseId: Id; accessId: Id; personId: Id };

  // The case
  caseCreated: CaseAt & { boardId: Id; patientId: Id };
  patientsMerged: { mergeId: Id; keptPatientId: Id; mergedPatientId: Id; caseIds: readonly Id[] };
  patientMergeUndone: { mergeId: Id; caseIds: readonly Id[] };
  patientsDistinguished: { patientIds: readonly Id[] };
  caseChanged: CaseAt & { fields: readonly Code[] };
  factRecorded: CaseAt & { factId: Id; field: Code; supersedes?: Id };
  factReviewed: CaseAt & { factId: Id; field: Code };
  factRetired: CaseAt & { factId: Id; field: Code } & Reasoned;
  lesionRecorded: CaseAt & { lesionId: Id; supersedes?: Id };
  lesionRetired: CaseAt & { lesionId: Id };
  courseRecorded: CaseAt & { courseEventId: Id };
  courseRetired: CaseAt & { courseEventId: Id };
  caseSubmitted: CaseAt;
  caseAccepted: CaseAt;
  caseReturned: CaseAt & Reasoned;
  caseListed: CaseAt & { meetingId: Id };
  caseDeferred: CaseAt & { until?: When } & Reasoned;
  caseWithdrawn: CaseAt & Reasoned;
  caseReopened: CaseAt & Reasoned;
  waiverGranted: CaseAt & { waiver: Code } & Reasoned;
  evaluationStored: { caseId: Id; caseVersion: number; evaluationId: Id; knowledgeVersion: string; factsHash: Hash; resultHash: Hash };
  criterionAsserted: CaseAt & { assertionId: Id; criterionId: Code; verdict: Code };
  criterionWithdrawn: CaseAt & { assertionId: Id; criterionId: Code };
  annotationAdded: { caseId: Id; annotationId: Id; target: Code; targetId: string; visibility: Code; textHash?: Hash };
  annotationResolved: { caseId: Id; annotationId: Id };
  attachmentAdded: { caseId: Id; attachmentId: Id; contentHash: Hash; bytes: number };
  chaseAsked: { caseId: Id; chaseItemId: Id; item: Code; ownerRole: Code; dueOn: When };
  chaseChanged: { caseId: Id; chaseItemId: Id; fields: readonly Code[] };
  chaseAnswered: { caseId: Id; chaseItemId: Id; attachmentId?: Id };
  chaseClosed: { caseId: Id; chaseItemId: Id } & Reasoned;
  chaseReopened: { caseId: Id; chaseItemId: Id };
  chaseReminded: { caseId: Id; chaseItemId: Id };
  followUpOpened: { caseId: Id; followUpId: Id; trigger: Code; dueOn: When };
  followUpSettled: { caseId: Id; followUpId: Id; nextCaseId?: Id } & Reasoned;
  /** Values in force, lesions and the course of the episode before; counts only. */
  episodeCarriedOver: CaseAt & { fromCaseId: Id; facts: number; lesions: number; courseEvents: number };
  attachmentWithdrawn: { caseId: Id; attachmentId: Id; contentHash: Hash } & Reasoned;
  imagingStudyRecorded: { caseId: Id; studyId: Id; modality: Code };
  imagingStudyRetired: { caseId: Id; studyId: Id };

  // The meeting
  meetingCreated: { meetingId: Id; boardId: Id; startsAt: When };
  meetingChanged: { meetingId: Id; version: number; fields: readonly Code[] };
  meetingPublished: { meetingId: Id; version: number };
  meetingOpened: { meetingId: Id; version: number };
  meetingClosed: { meetingId: Id; version: number };
  meetingCancelled: { meetingId: Id; version: number } & Reasoned;
  agendaWithdrawn: { meetingId: Id; version: number } & Reasoned;
  lateAdditionAsked: { meetingId: Id; lateAdditionId: Id; caseId: Id } & Reasoned;
  lateAdditionDecided: { meetingId: Id; lateAdditionId: Id; caseId: Id; decision: Code } & Reasoned;
  agendaItemAdded: { meetingId: Id; agendaItemId: Id; caseId: Id; place: number };
  agendaItemMoved: { meetingId: Id; agendaItemId: Id; from: number; to: number };
  agendaItemRemoved: { meetingId: Id; agendaItemId: Id; caseId: Id };
  agendaItemStarted: { meetingId: Id; agendaItemId: Id; caseId: Id };
  agendaItemEnded: { meetingId: Id; agendaItemId: Id; caseId: Id };
  attendanceRecorded: { meetingId: Id; attendanceId: Id; personId: Id; change: Code; discipline?: Code; capacity?: Code };
  interestDeclared: { meetingId?: Id; caseId: Id; interestId: Id; personId: Id; kind: Code };
  roundOpened: BallotRound & { caseId: Id; round: number };
  /** Only the commitment to a ballot: what was voted stays sealed until the round is closed. */
  ballotCast: BallotRound & { ballotId: Id; commitment: Hash; replaces?: Id };
  roundClosed: BallotRound & { ballots: number };
  /** Who cast which of the ballots, in the same order: their own entries name nobody. */
  sealOpened: BallotRound & { ballotIds: readonly Id[]; voterIds: readonly Id[] };

  // The outcome
  recommendationDrafted: CaseAt & { recommendationId: Id; recommendationVersion: number };
  recommendationConfirmed: CaseAt & { recommendationId: Id; recommendationVersion: number; contentHash: Hash };
  dissentRecorded: { caseId: Id; dissentId: Id; recommendationId?: Id; roundId?: Id };
  dissentAcknowledged: { caseId: Id; dissentId: Id };
  outcomeSigned: { caseId: Id; outcomeId: Id; signatureId: Id; meaning: Code; contentHash: Hash; discipline?: Code };
  outcomeDeclined: { caseId: Id; outcomeId: Id; signatureId: Id; contentHash: Hash } & Reasoned;
  outcomeComplete: { caseId: Id; outcomeId: Id; contentHash: Hash };
  addendumProposed: { caseId: Id; outcomeId: Id; amends: Id; contentHash: Hash };
  addendumSigned: { caseId: Id; outcomeId: Id; amends: Id; signatureId: Id; contentHash: Hash };
  actionRecorded: { caseId: Id; actionItemId: Id; change: Code };
  treatmentRecorded: { caseId: Id; treatmentId: Id; option?: Code; deviationCode?: Code };

  // Documents
  documentOrdered: { orderId: Id; kind: Code; caseId?: Id; meetingId?: Id };
  documentMade: { orderId: Id; documentId: Id; kind: Code; contentHash: Hash; bytes: number; snapshotHash?: Hash };
  documentFailed: { orderId: Id; errorCode: Code; attempt: number };
  documentCancelled: { orderId: Id; attempt: number };
  documentReleased: { documentId: Id; contentHash: Hash };
  documentTemplateChanged: { version: number; fields: readonly Code[] };
  documentLogoAdded: { contentHash: Hash; mediaType: Code; bytes: number };
  documentDelivered: { documentId: Id; recipientId?: Id; channel: Code; deliveryId?: Id; state?: Code };

  // Administration
  organisationCreated: { organisationId: Id };
  boardCreated: { boardId: Id };
  boardSettingsChanged: { boardId: Id; version: number; settings: readonly Code[] };
  personInvited: { personId: Id; invitationId?: Id };
  personChanged: { personId: Id; version?: number; change: Code };
  membershipChanged: { membershipId: Id; boardId: Id; personId: Id; role: Code; change: Code; from?: When; to?: When | null };
  coverNamed: { coverId: Id; boardId: Id; absentPersonId: Id; coverPersonId: Id; from: When; to: When };
  coverEnded: { coverId: Id; boardId: Id; absentPersonId: Id; coverPersonId: Id };
  boardChanged: { boardId: Id; version: number; fields: readonly Code[] };
  boardListRead: { boardIds: readonly Id[]; parts: readonly Code[] };
  integrationTested: { integration: Code; result: Code };
  auditorGranted: { grantId: Id; boardId: Id; personId: Id; from: When; to: When };
  auditorGrantRevoked: { grantId: Id };
  knowledgePublished: { knowledgeVersion: string; contentHash: Hash };
  integrationChanged: { integration: Code; change: Code };
  imagingSiteChanged: { siteId: Id; change: Code };

  // The record itself
  exportMade: { scope: Code; caseId?: Id; from?: string; to?: string; reasonCode: Code };
  findingRaised: { findingId: Id; caseId?: Id; entryId?: Id; severity: Code; ownerRole: Code; dueOn: When };
  findingChanged: { findingId: Id; caseId?: Id; change: Code };
  findingListRead: { findingIds: readonly Id[]; list: Code };
  /** What was drawn, and what is needed to draw it again. */
  sampleDrawn: { of: Code; seed: string; from?: string; to: string; about?: Code; population: number; caseIds?: readonly Id[]; entryIds?: readonly Id[] };
  erasureRequested: { caseId: Id; erasureId: Id; basis: Code };
  erasureWithdrawn: { caseId: Id; erasureId: Id };
  erasureDeclined: { caseId: Id; erasureId: Id };
  /** The rows of the case are gone, with `texts` of the vault; `rows` counts what was deleted or blanked. */
  erasureDone: { caseId: Id; texts: number; keyId: string | null; basis: Code; erasureId?: Id; rows?: number };
  /** Its files are destroyed as well, and no page of a table holds a byte of it. */
  erasureCompleted: { caseId: Id; erasureId: Id; tables: number };
  /** Rows and files are those of a backup; entries made between `takenAt` and now are not in this log. */
  backupRestored: { takenAt: When; erasuresRepeated: number };
  importedHistory: { source: Code; entries: number; contentHash?: Hash };
  clockSteppedBack: { from: When; to: When };
  selfCheckDone: { problems: number; checkedEntries: number };
}

/** Marks history that was brought in: it happened at `occurredAt`, the entry's own time says when it was recorded. */
export interface Imported {
  readonly imported?: true;
  readonly occurredAt?: When;
}

export type AuditEventName = keyof AuditPayloads;
export type AuditPayload<E extends AuditEventName> = AuditPayloads[E] & Imported;

/** What a kind of event is about; `change` events are refused by the database when nothing was changed with them. */
export type EventKind = 'access' | 'read' | 'change' | 'work';

/** Every event with its kind. The database holds the same list of `change` events (audit.change_events()). */
export const auditEvents = {
  sessionOpened: 'access', sessionRefused: 'access', sessionClosed: 'access', sessionLocked: 'access', sessionUnlocked: 'access',
  reauthenticated: 'access', credentialChanged: 'access', wallPaired: 'access', wallRevoked: 'access', accessRefused: 'access', breakGlassOpened: 'access', breakGlassEnded: 'access', breakGlassAcknowledged: 'access',

  caseRead: 'read', caseListRead: 'read', patientSearched: 'read', documentRead: 'read', documentListRead: 'read',
  attachmentRead: 'read', auditRead: 'read', meetingRead: 'read', personListRead: 'read', savedViewChanged: 'change',

  caseCreated: 'change', patientsMerged: 'change', patientMergeUndone: 'change', patientsDistinguished: 'change', caseChanged: 'change', factRecorded: 'change', factReviewed: 'change', factRetired: 'change',
  lesionRecorded: 'change', lesionRetired: 'change', courseRecorded: 'change', courseRetired: 'change', caseSubmitted: 'change',
  caseAccepted: 'change', caseReturned: 'change', caseListed: 'change', caseDeferred: 'change', caseWithdrawn: 'change',
  caseReopened: 'change', waiverGranted: 'work', evaluationStored: 'change', criterionAsserted: 'change',
  criterionWithdrawn: 'change', annotationAdded: 'change', annotationResolved: 'change', attachmentAdded: 'change',
  chaseAsked: 'change', chaseChanged: 'change', chaseAnswered: 'change', chaseClosed: 'change', chaseReopened: 'change', chaseReminded: 'change', followUpOpened: 'change', followUpSettled: 'change', episodeCarriedOver: 'work',
  attachmentWithdrawn: 'change', imagingStudyRecorded: 'change', imagingStudyRetired: 'change',

  meetingCreated: 'change', meetingChanged: 'change', meetingPublished: 'change', meetingOpened: 'change', meetingClosed: 'change',
  meetingCancelled: 'change', agendaWithdrawn: 'change', lateAdditionAsked: 'change', lateAdditionDecided: 'change', agendaItemAdded: 'change', agendaItemMoved: 'change', agendaItemRemoved: 'change',
  agendaItemStarted: 'change', agendaItemEnded: 'change', attendanceRecorded: 'change', interestDeclared: 'change',
  roundOpened: 'change', ballotCast: 'change', roundClosed: 'change', sealOpened: 'change',

  recommendationDrafted: 'change', recommendationConfirmed: 'change', dissentRecorded: 'change', dissentAcknowledged: 'change',
  outcomeSigned: 'change', outcomeDeclined: 'change', outcomeComplete: 'change', addendumProposed: 'change', addendumSigned: 'change', actionRecorded: 'work',
  treatmentRecorded: 'work',

  documentOrdered: 'work', documentMade: 'change', documentFailed: 'work', documentCancelled: 'work', documentReleased: 'work', documentDelivered: 'work', documentTemplateChanged: 'change', documentLogoAdded: 'change',

  organisationCreated: 'work', boardCreated: 'change', boardSettingsChanged: 'change', personInvited: 'work', personChanged: 'change',
  membershipChanged: 'change', coverNamed: 'change', coverEnded: 'change', boardChanged: 'change', boardListRead: 'read', integrationTested: 'work', auditorGranted: 'change', auditorGrantRevoked: 'change',
  knowledgePublished: 'work', integrationChanged: 'work', imagingSiteChanged: 'work',

  exportMade: 'work', findingRaised: 'change', findingChanged: 'change', findingListRead: 'read', sampleDrawn: 'read',
  erasureRequested: 'change', erasureWithdrawn: 'change', erasureDeclined: 'change', erasureDone: 'work', erasureCompleted: 'work', backupRestored: 'work', importedHistory: 'work',
  clockSteppedBack: 'work', selfCheckDone: 'work',
} as const satisfies Record<AuditEventName, EventKind>;

/** A payload carries something that looks like a name or free text. `path` is a JSON Pointer to it. */
export class NotAReferenceError extends Error {
  readonly code = 'payloadNotAReference';

  constructor(readonly path: string) {
    super(`The audit payload holds free text at "${path}". Refer to it by id instead.`);
    this.name = 'NotAReferenceError';
  }
}

/** Ids, codes, versions, dates and hashes: printable ASCII without spaces, at most 200 characters. */
const REFERENCE = /^[!-~]{0,200}$/;

/** Refuses payloads with texts that are no references. @throws NotAReferenceError */
export function requireReferences(payload: unknown, path = ''): void {
  if (typeof payload === 'string' && !REFERENCE.test(payload)) throw new NotAReferenceError(path);
  if (typeof payload !== 'object' || payload === null) return;
  for (const [name, value] of Object.entries(payload)) requireReferences(value, `${path}/${name}`);
}
