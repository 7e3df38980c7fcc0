/**
 * The one table of who may do what: role x action x relation x state. It drives the server's guard, what the user
 * interface offers, and the generated authorisation test. What has no row is denied.
 */
import type { CaseStateCode } from '../case.js';
import { caseStates } from '../case.js';
import type { Action } from './actions.js';
import type { ActorRole, Relation } from './roles.js';

export interface PermissionRow {
  readonly action: Action;
  readonly role: ActorRole;
  readonly relation: Relation;
  /** States of the case in which the act is allowed; null where no case is concerned or the state does not matter. */
  readonly states: readonly CaseStateCode[] | null;
}

type Who = readonly [ActorRole, Relation];
const coordinator: Who = ['coordinator', 'board'];
const chair: Who = ['chair', 'board'];
const specialist: Who = ['specialist', 'board'];
const guest: Who = ['guest', 'board'];
const referrer: Who = ['referrer', 'ownReferral'];
const auditor: Who = ['auditor', 'grant'];
const administrator: Who = ['administrator', 'organisation'];
/** Emergency access reads; it never writes. */
const emergency: readonly Who[] = [['specialist', 'emergency'], ['coordinator', 'emergency']];
const clinician: readonly Who[] = [['specialist', 'organisation'], ['coordinator', 'organisation']];
/** A paired screen: nobody is signed in on it, and it has no other row. */
const wall: Who = ['wall', 'board'];
const anyone: Who = ['signedIn', 'organisation'];

const allow = (action: Action, who: readonly Who[], states: readonly CaseStateCode[] | null = null): PermissionRow[] =>
  who.map(([role, relation]) => ({ action, role, relation, states }));

/** Before the board has spoken: facts may still be added. */
const open: readonly CaseStateCode[] = ['draft', 'submitted', 'accepted', 'returned', 'listed', 'inDiscussion', 'deferred'];
const beforeListing: readonly CaseStateCode[] = ['draft', 'submitted', 'accepted', 'returned', 'deferred'];
const notDraft = caseStates.filter((state) => state !== 'draft');
/** Before, and after the record is signed: what comes to light later is recorded, and the record stays as it was signed. */
const openOrSigned: readonly CaseStateCode[] = [...open, 'signedOff'];
const spoken: readonly CaseStateCode[] = ['recommended', 'signedOff'];

export const permissionTable: readonly PermissionRow[] = [
  allow('session.read', [anyone]),
  allow('session.reauthenticate', [anyone]),
  allow('account.readSecurity', [anyone]),
  allow('account.changeSecurity', [anyone]),
  allow('signInPolicy.read', [administrator]),
  allow('signInPolicy.change', [administrator]),
  allow('people.list', [anyone]),
  allow('boards.list', [anyone]),

  allow('case.create', [coordinator, ['referrer', 'organisation']]),
  allow('case.list', [anyone]),
  allow('case.read', [coordinator, chair, specialist, referrer]),
  allow('case.read', [guest], ['listed', 'inDiscussion']),
  allow('case.read', [auditor], notDraft),
  allow('case.change', [coordinator, chair], open),
  allow('case.change', [referrer], ['draft', 'returned']),
  allow('case.recordFact', [coordinator, chair, specialist], openOrSigned),
  allow('case.recordFact', [referrer], beforeListing),
  allow('case.reviewFact', [chair, specialist], open),
  allow('case.editLesions', [coordinator, chair, specialist], openOrSigned),
  allow('case.editCourse', [coordinator, chair, specialist], openOrSigned),
  allow('case.editCourse', [referrer], beforeListing),
  allow('case.submit', [coordinator, referrer], ['draft', 'returned']),
  allow('case.accept', [coordinator, chair], ['submitted']),
  allow('case.return', [coordinator, chair], ['submitted', 'accepted', 'deferred']),
  allow('case.defer', [coordinator, chair], ['accepted', 'listed', 'inDiscussion']),
  allow('case.withdraw', [coordinator, chair], ['draft', 'submitted', 'accepted', 'returned', 'listed', 'deferred']),
  allow('case.withdraw', [referrer], ['draft', 'submitted', 'returned']),
  allow('case.reopen', [coordinator, chair], ['signedOff', 'withdrawn']),
  allow('case.annotate', [coordinator, chair, specialist], notDraft),
  allow('case.resolveAnnotation', [coordinator, chair, specialist], notDraft),
  allow('case.assertCriterion', [chair, specialist], open),
  allow('case.evaluate', [coordinator, chair, specialist, referrer]),
  allow('case.evaluate', [auditor], notDraft),
  allow('case.readHistory', [coordinator, chair, specialist]),
  allow('case.readHistory', [auditor], notDraft),
  allow('referral.list', [['referrer', 'organisation']]),
  allow('savedView.list', [anyone]),
  allow('savedView.change', [anyone]),

  allow('chase.list', [coordinator, chair, specialist, ['referrer', 'organisation']]),
  allow('chase.read', [coordinator, chair, specialist, referrer]),
  // A referrer asks back; the service lets them ask the coordinator only.
  allow('chase.ask', [coordinator, chair], open),
  allow('chase.ask', [referrer], [...beforeListing, 'listed', 'signedOff']),
  allow('chase.change', [coordinator, chair], openOrSigned),
  allow('chase.answer', [coordinator, chair, specialist, referrer], openOrSigned),
  allow('followUp.list', [coordinator, chair, specialist]),
  allow('followUp.read', [coordinator, chair, specialist]),
  allow('followUp.settle', [coordinator, chair], ['signedOff', 'deferred']),
  allow('patient.match', [coordinator, chair, ['referrer', 'organisation']]),
  allow('patient.merge', [coordinator, chair]),

  allow('attachment.read', [coordinator, chair, specialist, referrer]),
  allow('attachment.read', [guest], ['listed', 'inDiscussion']),
  allow('attachment.read', [auditor], notDraft),
  allow('attachment.add', [coordinator, chair, specialist], openOrSigned),
  // A listed case may still wait for a report its referrer owes.
  allow('attachment.add', [referrer], [...beforeListing, 'listed']),
  // Specialists and referrers withdraw what they added themselves; the service asks.
  allow('attachment.withdraw', [coordinator, chair, specialist], open),
  allow('attachment.withdraw', [referrer], beforeListing),
  allow('imagingSite.list', [anyone]),
  allow('imagingSite.change', [administrator]),

  allow('evaluation.run', [anyone]),

  allow('meeting.create', [coordinator, chair]),
  allow('meeting.list', [anyone]),
  allow('meeting.read', [coordinator, chair, specialist, guest, auditor]),
  allow('meeting.change', [coordinator, chair]),
  allow('meeting.publish', [coordinator, chair]),
  allow('meeting.withdrawAgenda', [coordinator, chair]),
  allow('meeting.open', [coordinator, chair]),
  allow('meeting.close', [coordinator, chair]),
  allow('meeting.cancel', [coordinator, chair]),
  allow('meeting.editAgenda', [coordinator, chair]),
  allow('meeting.assentLate', [chair]),
  allow('meeting.callCase', [coordinator, chair]),
  allow('meeting.recordAttendance', [coordinator, chair, specialist]),
  allow('meeting.declareInterest', [chair, specialist]),
  allow('meeting.follow', [coordinator, chair, specialist, guest]),

  allow('wall.list', [coordinator, chair, administrator]),
  allow('wall.pair', [coordinator, chair, administrator]),
  allow('wall.revoke', [coordinator, chair, administrator]),
  // While a meeting of its board is open.
  allow('wall.show', [wall]),

  allow('round.open', [coordinator, chair], ['inDiscussion']),
  allow('round.close', [chair], ['inDiscussion']),
  allow('round.openSeal', [chair], ['inDiscussion']),
  allow('ballot.cast', [chair, specialist], ['inDiscussion']),
  allow('deliberation.read', [coordinator, chair, specialist, guest], ['listed', 'inDiscussion', 'recommended', 'signedOff', 'deferred']),
  allow('deliberation.read', [auditor], ['recommended', 'signedOff', 'deferred']),
  allow('recommendation.draft', [coordinator, chair, specialist], ['inDiscussion']),
  allow('recommendation.confirm', [chair], ['inDiscussion']),
  // The standard-of-care lane: recorded and signed like any outcome, without discussion and votes.
  allow('recommendation.draft', [coordinator, chair], ['listed']),
  allow('recommendation.confirm', [chair], ['listed']),
  allow('dissent.record', [chair, specialist], ['inDiscussion', 'recommended']),
  allow('dissent.acknowledge', [chair], ['inDiscussion', 'recommended']),
  // A record that was declined is back with the chair and under discussion again; who declined and why stays readable.
  allow('outcome.read', [coordinator, chair, specialist, auditor], ['inDiscussion', ...spoken]),
  allow('outcome.read', [referrer], ['signedOff']),
  // After sign-off the voters who are not required may still sign, and addenda are signed.
  allow('outcome.sign', [chair, specialist], spoken),
  allow('outcome.addendum', [chair], ['signedOff']),

  allow('document.list', [coordinator, chair, specialist]),
  allow('document.list', [auditor], notDraft),
  allow('document.order', [coordinator, chair, specialist], spoken),
  // Documents outlive the state they were made in: a case that is taken up again keeps its letters.
  allow('document.read', [coordinator, chair, specialist, auditor], notDraft),
  allow('document.release', [chair, specialist], notDraft),
  allow('document.cancel', [coordinator, chair], notDraft),
  allow('document.retry', [coordinator, chair], notDraft),
  allow('document.deliver', [coordinator, chair, specialist], notDraft),
  // The summary shows what the case page shows.
  allow('summary.order', [coordinator, chair, specialist, referrer]),
  allow('summary.order', [guest], ['listed', 'inDiscussion']),
  allow('summary.read', [coordinator, chair, specialist, referrer]),
  allow('summary.read', [guest], ['listed', 'inDiscussion']),
  allow('summary.read', [auditor], notDraft),
  allow('meetingDocument.list', [coordinator, chair, specialist, guest, auditor]),
  allow('meetingDocument.order', [coordinator, chair]),
  allow('meetingDocument.read', [coordinator, chair, specialist, guest, auditor]),
  // Letters about what is owed name cases; the service asks for each whether the person may change what is asked for.
  allow('chaseLetter.order', [coordinator, chair]),
  // Votes stand in a dossier: it is made when the board has spoken.
  allow('dossier.order', [chair, auditor], spoken),
  allow('dossier.read', [chair, auditor], notDraft),
  // A letter opens for the person it was sent to and for nobody else; the service looks who that is.
  allow('delivery.open', [referrer, coordinator, chair, specialist]),
  // What an organisation prints on its documents; no patient stands in it.
  allow('documentTemplate.read', [administrator, coordinator]),
  allow('documentTemplate.change', [administrator, coordinator]),

  allow('audit.readCase', [auditor]),
  allow('audit.readCase', [chair], notDraft),
  allow('audit.readOrganisation', [['auditor', 'organisation']]),
  allow('audit.verify', [['auditor', 'organisation'], chair]),
  allow('audit.export', [['auditor', 'organisation']]),
  // Boards answer for their cases, administrators for the organisation; the service asks who the finding was put to.
  allow('finding.list', [['auditor', 'organisation'], chair, coordinator, administrator]),
  allow('finding.raise', [auditor]),
  allow('finding.raiseOrganisation', [['auditor', 'organisation']]),
  allow('finding.answer', [chair, coordinator, administrator]),
  // What is about a case is decided by who holds a grant for its board: to others the case does not exist.
  allow('finding.decide', [auditor, ['auditor', 'organisation']]),

  allow('case.read', emergency),
  allow('case.evaluate', emergency),
  allow('case.readHistory', emergency),
  allow('outcome.read', emergency, spoken),
  allow('document.list', emergency),
  allow('document.read', emergency, spoken),
  allow('emergency.open', clinician),
  allow('emergency.end', clinician),
  allow('alarm.list', [auditor, chair]),
  allow('alarm.acknowledge', [auditor, chair]),

  allow('person.list', [administrator]),
  allow('person.create', [administrator]),
  allow('person.change', [administrator]),
  allow('person.invite', [administrator]),
  allow('person.deactivate', [administrator]),
  allow('board.list', [administrator]),
  allow('board.create', [administrator]),
  allow('board.change', [administrator]),
  allow('board.readSettings', [administrator, chair, coordinator, specialist]),
  allow('board.changeSettings', [administrator, chair]),
  allow('membership.list', [administrator, chair, coordinator, specialist]),
  allow('membership.change', [administrator]),
  allow('cover.list', [administrator, chair, coordinator, specialist]),
  // A specialist names the cover of their own seat; the service holds them to it.
  allow('cover.name', [administrator, chair, coordinator, specialist]),
  allow('cover.end', [administrator, chair, coordinator, specialist]),
  allow('auditorGrant.list', [administrator]),
  allow('auditorGrant.give', [administrator]),
  allow('auditorGrant.revoke', [administrator]),
  allow('integration.read', [administrator]),
  allow('integration.test', [administrator]),
  // Four eyes: an administrator asks without seeing the case, its chair or the auditor of its board confirms.
  allow('erasure.list', [administrator, chair, ['auditor', 'organisation']]),
  allow('erasure.request', [administrator]),
  allow('erasure.withdraw', [administrator]),
  allow('erasure.decide', [chair, auditor]),

  allow('system.readHealth', [administrator]),
  allow('operations.read', [administrator]),
  allow('operations.retry', [administrator]),
].flat();
