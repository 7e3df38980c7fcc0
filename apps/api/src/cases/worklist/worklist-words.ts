/** Words of the exported worklist; codes of cases in two languages. */
import type { CaseRow } from '@consilium/contracts';

interface WorklistWords {
  readonly columns: readonly string[];
  readonly state: Readonly<Record<CaseRow['state'], string>>;
  readonly question: Readonly<Record<CaseRow['question']['code'], string>>;
  readonly urgency: Readonly<Record<CaseRow['urgency'], string>>;
  readonly fileName: string;
}

export const worklistWords: Readonly<Record<'en' | 'de', WorklistWords>> = {
  en: {
    columns: ['Case', 'Family name', 'Given name', 'Date of birth', 'Hospital no.', 'Kind of question', 'Question to the board', 'Urgency', 'State', 'Board', 'Next meeting (UTC)', 'Last change (UTC)'],
    state: { draft: 'Draft', submitted: 'Submitted', accepted: 'Accepted', returned: 'Returned', listed: 'Listed', inDiscussion: 'In discussion', recommended: 'Recommended', signedOff: 'Signed off', deferred: 'Deferred', withdrawn: 'Withdrawn' },
    question: { diagnosis: 'diagnosis', resectability: 'resectability', transplant: 'transplantation', liverDirected: 'liver-directed therapy', prrt: 'PRRT', systemic: 'systemic therapy', surveillance: 'surveillance', other: 'other question' },
    urgency: { routine: 'routine', urgent: 'urgent', emergency: 'emergency' },
    fileName: 'cases.csv',
  },
  de: {
    columns: ['Fall', 'Name', 'Vorname', 'Geburtsdatum', 'Patientennummer', 'Art der Frage', 'Frage an das Board', 'Dringlichkeit', 'Stand', 'Board', 'Nächste Sitzung (UTC)', 'Letzte Änderung (UTC)'],
    state: { draft: 'Entwurf', submitted: 'Eingereicht', accepted: 'Angenommen', returned: 'Zurückgegeben', listed: 'Auf der Liste', inDiscussion: 'In Besprechung', recommended: 'Empfohlen', signedOff: 'Unterschrieben', deferred: 'Zurückgestellt', withdrawn: 'Zurückgezogen' },
    question: { diagnosis: 'Diagnose', resectability: 'Resektabilität', transplant: 'Transplantation', liverDirected: 'lebergerichtete Therapie', prrt: 'PRRT', systemic: 'Systemtherapie', surveillance: 'Nachsorge', other: 'andere Frage' },
    urgency: { routine: 'regulär', urgent: 'dringlich', emergency: 'Notfall' },
    fileName: 'faelle.csv',
  },
};
