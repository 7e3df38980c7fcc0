import type { AuditorGrant, EmergencyAlarm, Erasure, Finding, LateAddition, Operations, PersonAccount, SystemHealth } from '@consilium/contracts';

/** Something that waits for the person who is signed in, and the page where it is done. */
export interface Duty {
  readonly id: string;
  /** Key of the sentence, below that of the duties. */
  readonly text: string;
  /** Names and numbers of the sentence. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Instant the sentence is about: when it ends, was asked for or happened. */
  readonly at: string | null;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Whether something does not work, or somebody waits, until it is done. */
  readonly presses: boolean;
}

/** How long before a grant ends it is time to think of the next, in days. */
export const GRANT_ENDS_SOON_DAYS = 14;

const DAY = 86_400_000;

/** What a chair or an auditor has to look at or decide. Only what this person may still do is a duty. */
export function decisions({ alarms, erasures, findings, lateAdditions, meetingId }: {
  readonly alarms: readonly EmergencyAlarm[];
  readonly erasures: readonly Erasure[];
  readonly findings: readonly Finding[];
  readonly lateAdditions: readonly LateAddition[];
  readonly meetingId: string | null;
}): Duty[] {
  return [
    ...lateAdditions
      .filter(({ state }) => state === 'asked' && meetingId !== null)
      .map((one): Duty => ({ id: `late ${one.id}`, text: 'lateAddition', values: { patient: one.patientShort, by: one.askedBy.displayName }, at: one.askedAt, path: `/meetings/${meetingId}`, presses: true })),
    ...alarms
      .filter(({ acknowledged, mayAcknowledge }) => acknowledged === null && mayAcknowledge)
      .map((one): Duty => ({ id: `alarm ${one.id}`, text: 'alarm', values: { by: one.person.displayName, number: one.caseNumber }, at: one.openedAt, path: '/alarms', presses: true })),
    ...erasures
      .filter(({ allowedActions }) => allowedActions.includes('erasure.decide'))
      .map((one): Duty => ({ id: `erasure ${one.id}`, text: 'erasure', values: { by: one.requestedBy.displayName, number: one.caseNumber }, at: one.requestedAt, path: '/erasures', presses: false })),
    ...findings
      .filter(({ mayAnswer }) => mayAnswer)
      .map((one): Duty => ({ id: `finding ${one.id}`, text: one.case === null ? 'findingOfOrganisation' : 'finding', values: { by: one.raised.by.displayName, number: one.case?.number ?? '' }, at: one.raised.at, path: '/findings', presses: one.isOverdue })),
    ...findings
      .filter(({ mayDecide, state }) => mayDecide && state === 'answered')
      .map((one): Duty => ({ id: `answer ${one.id}`, text: one.case === null ? 'answeredOfOrganisation' : 'answered', values: { by: one.answer?.by.displayName ?? '', number: one.case?.number ?? '' }, at: one.answer?.at ?? null, path: '/findings', presses: false })),
  ];
}

/** What an administrator has to see to, what does not work first. */
export function upkeep({ health, operations, accounts, grants, now }: {
  readonly health: SystemHealth;
  readonly operations: Operations;
  /** Accounts that cannot be signed in to yet. */
  readonly accounts: readonly PersonAccount[];
  readonly grants: readonly AuditorGrant[];
  readonly now: Date;
}): Duty[] {
  const checks = health.checks
    .filter(({ state }) => state === 'attention')
    .map((check): Duty => ({ id: `check ${check.id}`, text: `check.${check.id}`, values: { value: check.value ?? 0 }, at: null, path: '/administration/system', presses: true }));
  const failed = operations.documents.failed.length;
  const troubled = operations.mail.troubled.filter(({ state }) => state !== 'waiting').length;
  const work: Duty[] = [
    ...(failed > 0 ? [{ id: 'documents', text: 'documents', values: { count: failed }, at: null, path: '/operations', presses: true }] : []),
    ...(troubled > 0 ? [{ id: 'mail', text: 'mail', values: { count: troubled }, at: null, path: '/operations', presses: true }] : []),
  ];
  const people = accounts.map((account): Duty => {
    const expired = account.linkUntil !== null && new Date(account.linkUntil) < now;
    const text = account.linkUntil === null || expired ? 'noAccess' : 'invited';
    return { id: `account ${account.id}`, text, values: { name: account.displayName }, at: text === 'invited' ? account.linkUntil : null, path: `/administration/people/${account.id}`, presses: text === 'noAccess' };
  });
  const ending = grants
    .filter(({ state, validTo }) => state === 'current' && new Date(validTo).getTime() - now.getTime() < GRANT_ENDS_SOON_DAYS * DAY)
    .map((grant): Duty => ({ id: `grant ${grant.id}`, text: 'grantEnds', values: { name: grant.person.displayName, board: grant.board.name }, at: grant.validTo, path: '/administration/auditors', presses: false }));
  return [...checks, ...work, ...people, ...ending].sort((one, other) => Number(other.presses) - Number(one.presses));
}
