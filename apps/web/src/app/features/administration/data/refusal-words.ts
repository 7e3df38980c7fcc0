import type { ProblemError } from '../../../core/http/problem-error';

/** Rules of the desk whose refusals are said in their own words; the words stand under `refused` of the desk. */
const REASONS: Readonly<Record<string, string>> = {
  'person.ownRights': 'ownRights',
  'person.administratorAlone': 'administratorAlone',
  'person.auditorAlone': 'auditorAlone',
  'person.disciplineMissing': 'disciplineMissing',
  'person.lastAdministrator': 'lastAdministrator',
  'person.deactivated': 'inactive',
  'person.emailTaken': 'emailTaken',
  'demo.fixed': 'demoFixed',
  'wall.tooMany': 'wallTooMany',
  'membership.roleMissing': 'roleMissing',
  'membership.inactive': 'inactive',
  'membership.overlaps': 'overlaps',
  'membership.chairTaken': 'chairTaken',
  'membership.datesReversed': 'datesReversed',
  'membership.ended': 'ended',
  'cover.notAMember': 'notAMember',
  'cover.isAMember': 'coverIsAMember',
  'cover.otherDiscipline': 'otherDiscipline',
  'cover.overlaps': 'coverOverlaps',
  'cover.notOwnSeat': 'notOwnSeat',
  'cover.tooLong': 'coverTooLong',
  'cover.ended': 'ended',
  'grant.notAnAuditor': 'notAnAuditor',
  'grant.tooLong': 'grantTooLong',
  'grant.ended': 'ended',
  'emergency.notNeeded': 'emergencyNotNeeded',
  'emergency.tooMany': 'emergencyTooMany',
  'alarm.own': 'ownAlarm',
  'alarm.acknowledged': 'alarmAcknowledged',
};

/** Key of the sentence that says why the desk refused and what to do. */
export function refusalKey({ code, reason }: Pick<ProblemError, 'code' | 'reason'>): string {
  const known = REASONS[reason ?? ''];
  if (known !== undefined) return `admin.refused.${known}`;
  if (code === 'unreachable' || code === 'stale' || code === 'forbidden' || code === 'validation') return `admin.refused.${code}`;
  return 'admin.refused.other';
}
