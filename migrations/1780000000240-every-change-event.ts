import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An entry that claims a change is refused when its transaction changed no audited table: now for every event that always
 * comes with such a change. Left out are those that also stand for a word given (a waiver), a job taken up again or an act
 * on tables without the trigger. `libs/audit-chain/src/events.ts` holds the same list; a test compares them.
 */
export class EveryChangeEvent1780000000240 implements MigrationInterface {
  name = 'EveryChangeEvent1780000000240';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CHANGE_EVENTS);
  }

  /** The longer list stays: what it refuses was never written. */
  async down(): Promise<void> {}
}

const CHANGE_EVENTS = /* sql */ `
CREATE OR REPLACE FUNCTION audit.change_events() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[
  'caseCreated', 'factRecorded', 'factReviewed', 'lesionRecorded', 'caseSubmitted', 'caseAccepted', 'caseReturned',
  'caseListed', 'caseDeferred', 'caseWithdrawn', 'caseReopened', 'evaluationStored', 'annotationAdded', 'annotationResolved',
  'criterionAsserted', 'meetingCreated', 'meetingPublished', 'meetingOpened', 'meetingClosed', 'agendaItemAdded',
  'agendaItemMoved', 'agendaItemRemoved', 'attendanceRecorded', 'interestDeclared', 'roundOpened', 'ballotCast', 'roundClosed',
  'recommendationDrafted', 'recommendationConfirmed', 'dissentRecorded', 'dissentAcknowledged', 'outcomeSigned',
  'outcomeDeclined', 'addendumSigned', 'documentMade', 'attachmentAdded', 'membershipChanged', 'boardSettingsChanged',
  'savedViewChanged', 'patientsMerged', 'patientMergeUndone', 'patientsDistinguished', 'caseChanged', 'factRetired',
  'lesionRetired', 'courseRecorded', 'courseRetired', 'criterionWithdrawn', 'chaseAsked', 'chaseChanged', 'chaseAnswered',
  'chaseClosed', 'chaseReopened', 'chaseReminded', 'followUpOpened', 'followUpSettled', 'attachmentWithdrawn',
  'imagingStudyRecorded', 'imagingStudyRetired', 'meetingChanged', 'meetingCancelled', 'agendaWithdrawn', 'lateAdditionAsked',
  'lateAdditionDecided', 'agendaItemStarted', 'agendaItemEnded', 'sealOpened', 'outcomeComplete', 'addendumProposed',
  'documentTemplateChanged', 'documentLogoAdded', 'boardCreated', 'personChanged', 'coverNamed', 'coverEnded', 'boardChanged',
  'auditorGranted', 'auditorGrantRevoked', 'findingRaised', 'findingChanged', 'erasureRequested', 'erasureWithdrawn',
  'erasureDeclined'
];
`;
