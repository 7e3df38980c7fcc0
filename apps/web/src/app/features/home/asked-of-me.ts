import type { CaseReadiness, MeetingDetail, ReadinessFinding } from '@consilium/contracts';

/** What the next meeting wants of one person. */
export interface Ask {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly patient: string;
  /** `present` is to introduce the case in the meeting; otherwise what the discipline still owes. */
  readonly what: 'present' | ReadinessFinding;
  /** Instant by which it is wanted. */
  readonly dueAt: string;
}

/**
 * Cases to present, and data that only this discipline can bring, in the order of the agenda. What holds a case up comes
 * before what merely conditions it; findings that change nothing are left out.
 */
export function askedOf(person: { readonly id: string; readonly discipline: string | null }, meeting: MeetingDetail, cases: readonly CaseReadiness[]): Ask[] {
  return cases.flatMap((one) => {
    const to = { caseId: one.caseId, caseNumber: one.caseNumber, patient: one.patientShort };
    const presents = meeting.agenda.some((item) => item.id === one.agendaItemId && item.presenter?.id === person.id);
    const owed = one.findings
      .filter(({ ownerRole, effect }) => ownerRole === person.discipline && effect !== 'none')
      .sort((a, b) => Number(b.effect === 'blocks') - Number(a.effect === 'blocks'));
    return [
      ...owed.map((finding): Ask => ({ ...to, id: `${one.caseId} ${finding.itemId}`, what: finding, dueAt: finding.dueAt })),
      ...(presents ? [{ ...to, id: `${one.caseId} present`, what: 'present' as const, dueAt: meeting.startsAt }] : []),
    ];
  });
}
