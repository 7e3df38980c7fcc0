/**
 * A filled proforma as text, one "label: value" a line, read into the referral form. What cannot be read for certain is
 * handed back and stays empty in the form: nobody should have to look for a value that was guessed.
 */
import type { ReferralDraft, ReferralField } from './referral-draft';

export interface ProformaReading {
  readonly fields: Partial<ReferralDraft>;
  /** Lines with a label whose value could not be taken, as they stand. */
  readonly unread: readonly string[];
}

/** Labels of proformas in use, English and German, folded. The first of each is the one on the blank proforma. */
const LABELS: Readonly<Record<Exclude<ReferralField, 'boardId'>, readonly string[]>> = {
  identifierValue: ['hospital number', 'hospital no', 'patient number', 'patient id', 'mrn', 'patientennummer', 'klinik-nr', 'pat-nr', 'fallnummer'],
  identifierSystem: ['number issued by', 'issued by', 'hospital', 'nummer vergeben von', 'klinik', 'krankenhaus'],
  familyName: ['family name', 'surname', 'last name', 'nachname', 'name', 'familienname'],
  givenName: ['given name', 'first name', 'forename', 'vorname'],
  birthDate: ['date of birth', 'birth date', 'dob', 'geburtsdatum', 'geb', 'geboren am'],
  sex: ['sex', 'gender', 'geschlecht'],
  questionCode: ['kind of question', 'art der frage'],
  questionText: ['question to the board', 'question', 'clinical question', 'frage an das board', 'frage', 'fragestellung'],
  urgency: ['urgency', 'priority', 'dringlichkeit'],
  consultantName: ['treating consultant', 'consultant', 'responsible consultant', 'behandelnde arztin', 'behandelnder arzt', 'behandelnd', 'zustandig'],
  consultantContact: ['consultant contact', 'contact', 'e-mail', 'email', 'phone', 'kontakt', 'telefon'],
  wish: ['patient asked', 'wish asked', 'wunsch erfragt'],
  wishText: ['patient wish', "patient's wish", 'wish', 'patientenwunsch', 'wunsch'],
  askedBy: ['asked by', 'erfragt von', 'gefragt von'],
  askedOn: ['asked on', 'erfragt am', 'gefragt am'],
  patientKnows: ['what the patient knows', 'patient knows', 'patient informed', 'was die patientin weiss', 'was der patient weiss', 'aufklarung', 'kenntnisstand'],
  consent: ['consent', 'consent to share', 'einwilligung'],
  consentOn: ['consent recorded on', 'consent date', 'einwilligung vom', 'einwilligung am'],
};

const CODES: Readonly<Partial<Record<ReferralField, Readonly<Record<string, readonly string[]>>>>> = {
  sex: { female: ['female', 'f', 'w', 'weiblich', 'woman', 'frau'], male: ['male', 'm', 'mannlich', 'man', 'mann'], other: ['other', 'diverse', 'd', 'divers', 'x'] },
  urgency: { routine: ['routine', 'elective', 'regular', 'regular', 'elektiv'], urgent: ['urgent', 'dringlich', 'dringend'], emergency: ['emergency', 'notfall'] },
  consent: { given: ['given', 'yes', 'ja', 'erteilt'], refused: ['refused', 'no', 'nein', 'verweigert', 'abgelehnt'], notAsked: ['not asked', 'nicht erfragt', 'nicht gefragt'] },
  wish: { asked: ['asked', 'yes', 'ja', 'erfragt'], declinedToSay: ['did not want to say', 'declined', 'wollte nichts sagen', 'keine angabe'], notAsked: ['not asked', 'no', 'nein', 'nicht erfragt', 'nicht gefragt'] },
  questionCode: {
    diagnosis: ['diagnosis', 'diagnose', 'diagnostik'],
    resectability: ['resectability', 'resection', 'resektabilitat', 'resektion', 'operabilitat'],
    transplant: ['transplant', 'transplantation', 'liver transplantation', 'lebertransplantation'],
    liverDirected: ['liver-directed', 'liver-directed therapy', 'liver directed therapy', 'lebergerichtet', 'lebergerichtete therapie', 'embolisation', 'ablation'],
    prrt: ['prrt', 'radionuclide therapy', 'radionuklidtherapie'],
    systemic: ['systemic', 'systemic therapy', 'systemtherapie', 'medical therapy'],
    surveillance: ['surveillance', 'follow-up', 'nachsorge', 'verlaufskontrolle'],
    other: ['other', 'other question', 'andere', 'andere frage'],
  },
};

const DATES: readonly ReferralField[] = ['birthDate', 'askedOn', 'consentOn'];
/** Longest text that is looked at, in UTF-16 code units; a proforma is a page. */
const LONGEST = 50_000;

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/gu, 'ss')
    .replace(/’/gu, "'")
    .toLowerCase()
    .replace(/[.*_()]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

const FIELD_OF: ReadonlyMap<string, ReferralField> = new Map(Object.entries(LABELS).flatMap(([field, labels]) => labels.map((label) => [label, field as ReferralField] as const)));

export function readProforma(text: string): ProformaReading {
  const fields: Partial<ReferralDraft> = {};
  const unread: string[] = [];
  let open: ReferralField | null = null;
  for (const line of text.slice(0, LONGEST).split(/\r\n|[\r\n\u2028\u2029]/u)) {
    const found = /^\s*([^:\t]{1,60})[:\t]\s*(.*)$/u.exec(line);
    const field = found === null ? undefined : FIELD_OF.get(folded(found[1] ?? ''));
    if (field !== undefined) {
      open = field;
      const value = (found?.[2] ?? '').trim();
      // The blank proforma says its choices in brackets; they are no answer.
      if (value === '' || value.startsWith('[')) continue;
      const read = valueOf(field, value);
      if (read === null || fields[field] !== undefined) unread.push(line.trim());
      else fields[field] = read;
    } else if (line.trim() === '') open = null;
    else if (open !== null && (open === 'questionText' || open === 'wishText' || open === 'patientKnows')) fields[open] = [fields[open], line.trim()].filter(Boolean).join('\n');
    else if (found !== null && (found[2] ?? '').trim() !== '') unread.push(line.trim());
  }
  // A wish in words is a wish that was asked for.
  if (fields.wishText !== undefined && fields.wish === undefined) fields.wish = 'asked';
  return { fields, unread };
}

function valueOf(field: ReferralField, value: string): string | null {
  if (DATES.includes(field)) return dateOf(value);
  const codes = CODES[field];
  if (codes === undefined) return value;
  const word = folded(value);
  return Object.entries(codes).find(([, words]) => words.includes(word))?.[0] ?? null;
}

/** 2026-03-12 or 12.03.2026. 03/12/2026 has two readings and is not taken. */
function dateOf(value: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(value);
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u.exec(value);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : german ? [german[3], german[2], german[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** Fields a blank proforma asks for, in the order of the form. */
export const PROFORMA_FIELDS = Object.keys(LABELS) as readonly Exclude<ReferralField, 'boardId'>[];
