import { isBlank } from '@consilium/board';
import type { CaseInput } from '@consilium/contracts';
import type { Say } from '../words/speech';

/** What is typed into the referral form: everything as text, so that nothing is lost on the way. */
export interface ReferralDraft {
  boardId: string;
  identifierValue: string;
  identifierSystem: string;
  familyName: string;
  givenName: string;
  birthDate: string;
  sex: string;
  questionCode: string;
  questionText: string;
  urgency: string;
  consultantName: string;
  consultantContact: string;
  wish: string;
  wishText: string;
  askedBy: string;
  askedOn: string;
  patientKnows: string;
  consent: string;
  consentOn: string;
}

export type ReferralField = keyof ReferralDraft;

/** Fields in the order of the form; the first one at fault gets the focus. */
export const REFERRAL_FIELDS: readonly ReferralField[] = [
  'identifierValue', 'identifierSystem', 'familyName', 'givenName', 'birthDate', 'sex', 'boardId', 'questionCode', 'questionText', 'urgency', 'consultantName', 'consultantContact',
  'wish', 'wishText', 'askedBy', 'askedOn', 'patientKnows', 'consent', 'consentOn',
];

const ALWAYS_NEEDED: readonly ReferralField[] = ['boardId', 'identifierValue', 'identifierSystem', 'familyName', 'givenName', 'birthDate', 'sex', 'questionCode', 'questionText', 'consultantName', 'consultantContact'];

/** Where the server's JSON paths stand on the form. */
const FIELD_OF_PATH: Readonly<Record<string, ReferralField>> = {
  boardId: 'boardId',
  'patient.identifierSystem': 'identifierSystem',
  'patient.identifierValue': 'identifierValue',
  'patient.familyName': 'familyName',
  'patient.givenName': 'givenName',
  'patient.birthDate': 'birthDate',
  'patient.sex': 'sex',
  'question.code': 'questionCode',
  'question.text': 'questionText',
  urgency: 'urgency',
  'consultant.name': 'consultantName',
  'consultant.contact': 'consultantContact',
  patientKnows: 'patientKnows',
  'wish.text': 'wishText',
  'wish.askedBy': 'askedBy',
  'wish.askedOn': 'askedOn',
  wish: 'wish',
  consent: 'consent',
  'consent.recordedOn': 'consentOn',
};

/** Fields of one line with the most UTF-16 code units the contract takes, and fields of several lines. */
const LINES: Readonly<Partial<Record<ReferralField, number>>> = { identifierValue: 64, identifierSystem: 120, familyName: 120, givenName: 120, consultantName: 160, consultantContact: 254, askedBy: 160 };
const PARAGRAPHS: Readonly<Partial<Record<ReferralField, number>>> = { questionText: 2000, wishText: 4000, patientKnows: 2000 };

export type ReferralErrors = Partial<Record<ReferralField, string>>;

/** The field of the form a path of the contract belongs to; an unknown path goes to the question, where it is seen. */
export const fieldOfPath = (path: string): ReferralField => FIELD_OF_PATH[path] ?? 'questionText';

/** What is missing or cannot be, before anything is sent. The server checks again. */
export function referralErrors(draft: ReferralDraft, today: string, say: Say): ReferralErrors {
  const errors: ReferralErrors = {};
  const needed: ReferralField[] = [...ALWAYS_NEEDED];
  if (draft.wish !== 'notAsked') needed.push('askedBy', 'askedOn');
  if (draft.wish === 'asked') needed.push('wishText');
  for (const field of needed) if (isBlank(draft[field])) errors[field] = say('cases.referral.missing');
  for (const field of ['birthDate', 'askedOn', 'consentOn'] as const) {
    if (draft[field] === '') continue;
    if (draft[field] > today) errors[field] = say('cases.referral.future');
    if (draft[field] < '1900-01-01') errors[field] = say('cases.referral.tooEarly');
  }
  for (const [field, limit] of Object.entries({ ...LINES, ...PARAGRAPHS }) as Array<[ReferralField, number]>) {
    const text = draft[field];
    if (text.length > limit) errors[field] = say('cases.referral.tooLong', { over: text.length - limit, limit });
    else if (/[\u202A-\u202E\u2066-\u2069]/u.test(text)) errors[field] = say('cases.referral.hiddenDirection');
    else if (/\p{Surrogate}|\u0000/u.test(text)) errors[field] = say('cases.referral.notStorable');
    else if (LINES[field] !== undefined && /[\r\n\u2028\u2029]/u.test(text.trim())) errors[field] = say('cases.referral.oneLine');
  }
  return errors;
}

/** The draft as the contract wants it. Call only when `referralErrors` found nothing. */
export function referralInput(draft: ReferralDraft): CaseInput {
  return {
    boardId: draft.boardId,
    patient: {
      identifierSystem: draft.identifierSystem,
      identifierValue: draft.identifierValue,
      familyName: draft.familyName,
      givenName: draft.givenName,
      birthDate: draft.birthDate,
      sex: draft.sex as CaseInput['patient']['sex'],
    },
    question: { code: draft.questionCode as CaseInput['question']['code'], text: draft.questionText },
    urgency: draft.urgency as CaseInput['urgency'],
    consultant: { name: draft.consultantName, contact: draft.consultantContact },
    patientKnows: draft.patientKnows,
    wish:
      draft.wish === 'asked'
        ? { state: 'asked', text: draft.wishText, askedBy: draft.askedBy, askedOn: draft.askedOn }
        : draft.wish === 'declinedToSay'
          ? { state: 'declinedToSay', askedBy: draft.askedBy, askedOn: draft.askedOn }
          : { state: 'notAsked' },
    consent: { state: draft.consent as CaseInput['consent']['state'], recordedOn: draft.consent === 'notAsked' || draft.consentOn === '' ? null : draft.consentOn },
  };
}
