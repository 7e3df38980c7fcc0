import { isBlank } from '@consilium/board';
import type { CaseChange, CaseDetail } from '@consilium/contracts';
import type { Say } from '../words/speech';

/** The head of a case as it is edited: question, summary, consultant, wish, consent. */
export interface HeadDraft {
  readonly questionCode: CaseDetail['question']['code'];
  readonly questionText: string;
  readonly urgency: CaseDetail['urgency'];
  readonly summary: string;
  readonly consultantName: string;
  readonly consultantContact: string;
  readonly patientKnows: string;
  readonly wish: CaseDetail['wish']['state'];
  readonly wishText: string;
  readonly askedBy: string;
  readonly askedOn: string;
  readonly consent: CaseDetail['consent']['state'];
  readonly consentOn: string;
}

export type HeadErrors = Partial<Record<keyof HeadDraft, string>>;

export function headOf({ question, urgency, summary, consultant, patientKnows, wish, consent }: CaseDetail): HeadDraft {
  return {
    questionCode: question.code, questionText: question.text, urgency, summary, consultantName: consultant.name, consultantContact: consultant.contact, patientKnows,
    wish: wish.state, wishText: wish.state === 'asked' ? wish.text : '', askedBy: wish.state === 'notAsked' ? '' : wish.askedBy, askedOn: wish.state === 'notAsked' ? '' : wish.askedOn,
    consent: consent.state, consentOn: consent.recordedOn ?? '',
  };
}

/** Fields two heads differ in. */
export const changedFields = (one: HeadDraft, other: HeadDraft): (keyof HeadDraft)[] => (Object.keys(one) as (keyof HeadDraft)[]).filter((field) => one[field] !== other[field]);

export function headErrors(draft: HeadDraft, today: string, say: Say): HeadErrors {
  const errors: HeadErrors = {};
  const needed: (keyof HeadDraft)[] = ['questionText', 'consultantName', 'consultantContact'];
  if (draft.wish !== 'notAsked') needed.push('askedBy', 'askedOn');
  if (draft.wish === 'asked') needed.push('wishText');
  for (const field of needed) if (isBlank(draft[field])) errors[field] = say('cases.referral.missing');
  for (const field of ['askedOn', 'consentOn'] as const) if (draft[field] > today) errors[field] = say('cases.referral.future');
  return errors;
}

/** Only what differs from what was read, so that an edit of the summary never carries an old wish along. */
export function headChange(before: HeadDraft, draft: HeadDraft): CaseChange {
  const changed = new Set<keyof HeadDraft>(changedFields(before, draft));
  const any = (...fields: (keyof HeadDraft)[]): boolean => fields.some((field) => changed.has(field));
  return {
    ...(any('questionCode', 'questionText') ? { question: { code: draft.questionCode, text: draft.questionText } } : {}),
    ...(any('urgency') ? { urgency: draft.urgency } : {}),
    ...(any('summary') ? { summary: draft.summary } : {}),
    ...(any('consultantName', 'consultantContact') ? { consultant: { name: draft.consultantName, contact: draft.consultantContact } } : {}),
    ...(any('patientKnows') ? { patientKnows: draft.patientKnows } : {}),
    ...(any('wish', 'wishText', 'askedBy', 'askedOn') ? { wish: wishOf(draft) } : {}),
    ...(any('consent', 'consentOn') ? { consent: { state: draft.consent, recordedOn: draft.consent === 'notAsked' || draft.consentOn === '' ? null : draft.consentOn } } : {}),
  };
}

/** Parts of the head that two changes both touch: there, one would overwrite the other. */
export const sharedParts = (one: CaseChange, other: CaseChange): string[] => Object.keys(one).filter((part) => part in other);

function wishOf(draft: HeadDraft): NonNullable<CaseChange['wish']> {
  switch (draft.wish) {
    case 'asked':
      return { state: 'asked', text: draft.wishText, askedBy: draft.askedBy, askedOn: draft.askedOn };
    case 'declinedToSay':
      return { state: 'declinedToSay', askedBy: draft.askedBy, askedOn: draft.askedOn };
    case 'notAsked':
      return { state: 'notAsked' };
  }
}
