import type { ProblemError } from '../../../core/http/problem-error';

/** Reasons of refusal that are said in their own words; the words stand under `refused` of the meeting's words. */
const REASONS: Readonly<Record<string, string>> = {
  'attendance.alreadyPresent': 'alreadyPresent',
  'attendance.interestAlreadyDeclared': 'interestDeclared',
  'ballot.doubled': 'ballotDoubled',
  'ballot.late': 'ballotLate',
  'ballot.roundNotOpen': 'ballotLate',
  'ballot.stale': 'ballotDoubled',
  'ballot.voterAbsent': 'voterAbsent',
  'ballot.voterConflicted': 'voterConflicted',
  'ballot.voterIsGuest': 'voterWithoutVote',
  'ballot.voterWithoutVote': 'voterWithoutVote',
  'ballot.seatHeldByMember': 'seatTaken',
  'ballot.seatAlreadyVoted': 'seatTaken',
  'chair.nobodyAvailable': 'noChair',
  'deliberation.roundStillOpen': 'roundStillOpen',
  'deliberation.sealClosed': 'sealClosed',
  'deliberation.votesOutstanding': 'votesOutstanding',
  'dissent.alreadyRecorded': 'dissentRecorded',
  'dissent.notAVoter': 'voterWithoutVote',
  'dissent.onlyTheChair': 'onlyTheChair',
  'recommendation.penHeld': 'penHeld',
  'round.alreadyClosed': 'ballotLate',
  'signature.alreadySigned': 'alreadySigned',
  'signature.authenticationNotFresh': 'notFresh',
  'signature.conflicted': 'voterConflicted',
  'signature.dissentNotAcknowledged': 'dissentNotAcknowledged',
  'signature.dissentNotRecorded': 'dissentNotRecorded',
  'signature.dissentOnRecord': 'dissentOnRecord',
  'signature.notASignatory': 'notASignatory',
  'signature.otherText': 'otherText',
  'signature.reasonMissing': 'reasonMissing',
  'signatories.quorumNotMet': 'quorumNotMet',
  'signature.returnedToChair': 'returnedToChair',
};

/** Rules whose names begin like words of this application: their reasons by the name of the rule and what follows it. */
const BY_RULE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  agenda: { anotherUnderDiscussion: 'anotherUnderDiscussion', deferred: 'caseDeferred', notUnderDiscussion: 'notOnTheTable' },
  meeting: { casesWithoutOutcome: 'casesWithoutOutcome', notOpen: 'meetingNotOpen' },
};

/** Key of the sentence that says why an act was refused and what to do. */
export function refusalKey({ code, reason }: Pick<ProblemError, 'code' | 'reason'>): string {
  const [rule = '', name = ''] = (reason ?? '').split('.');
  const known = REASONS[reason ?? ''] ?? BY_RULE[rule]?.[name];
  if (known !== undefined) return `meeting.refused.${known}`;
  if (code === 'unreachable' || code === 'stale' || code === 'forbidden' || code === 'validation') return `meeting.refused.${code}`;
  return 'meeting.refused.other';
}
