/** Words of the letter that asks for what is missing. */
import type { DocumentLanguage } from './dates.js';

const en = {
  name: 'Request for missing items',
  title: (caseNumber: string) => `Request for missing items, case ${caseNumber}`,
  subject: 'Please send what is missing for the tumour board',
  greeting: (recipient: string) => `Dear ${recipient},`,
  opening: (board: string) => `the ${board} is preparing the case named above. To advise on it, the board still needs the following from you.`,
  meeting: (title: string, date: string) => `The case is listed for the meeting “${title}” on ${date}. What arrives after the date given below may come too late for it.`,
  notListed: 'The case is not listed for a meeting yet; it will be once this has arrived.',
  columns: { what: 'What is missing', details: 'Details', by: 'By' },
  items: { question: 'Question to the board', wish: 'What the patient wants', presenter: 'Who presents the case', grade: 'Grade of the tumour', other: 'Further documents' } as Record<string, string>,
  answer: (coordinator: string) => `If you have an account here, open the list of what you owe and answer there; a file can be added. Otherwise please send it to ${coordinator}. If something cannot be obtained, say so: that too lets the case go on.`,
  contact: (name: string, contact: string) => `Your contact: ${name}${contact === '' ? '' : `, ${contact}`}.`,
  closing: 'Thank you, and kind regards,',
  forTheBoard: (board: string) => `for the ${board}`,
  roles: { referrer: 'Referring doctor', coordinator: 'Coordination of the board', chair: 'Chair of the board', external: 'To whom it concerns' } as Record<string, string>,
};
type ChaseTexts = typeof en;

const de: ChaseTexts = {
  name: 'Bitte um fehlende Unterlagen',
  title: (caseNumber) => `Bitte um fehlende Unterlagen, Fall ${caseNumber}`,
  subject: 'Bitte senden Sie, was dem Tumorboard noch fehlt',
  greeting: (recipient) => `Guten Tag ${recipient},`,
  opening: (board) => `das Board (${board}) bereitet den oben genannten Fall vor. Damit es beraten kann, fehlt noch Folgendes von Ihnen.`,
  meeting: (title, date) => `Der Fall steht auf der Tagesordnung der Sitzung „${title}“ am ${date}. Was nach dem unten genannten Tag eintrifft, kommt dafür womöglich zu spät.`,
  notListed: 'Der Fall steht noch auf keiner Tagesordnung; er wird angemeldet, sobald alles da ist.',
  columns: { what: 'Was fehlt', details: 'Näheres', by: 'Bis' },
  items: { question: 'Frage an das Board', wish: 'Patientenwunsch', presenter: 'Wer den Fall vorstellt', grade: 'Grad des Tumors', other: 'Weitere Unterlagen' },
  answer: (coordinator) => `Wenn Sie hier ein Konto haben, öffnen Sie die Liste dessen, was Sie schulden, und antworten Sie dort; eine Datei lässt sich anfügen. Andernfalls senden Sie es bitte an ${coordinator}. Wenn etwas nicht zu bekommen ist, sagen Sie es bitte: Auch damit geht der Fall weiter.`,
  contact: (name, contact) => `Ihr Kontakt: ${name}${contact === '' ? '' : `, ${contact}`}.`,
  closing: 'Vielen Dank und freundliche Grüße',
  forTheBoard: (board) => `für das Board (${board})`,
  roles: { referrer: 'Zuweisende Stelle', coordinator: 'Koordination des Boards', chair: 'Leitung des Boards', external: 'Zuständige Stelle' },
};

export const chaseTexts: Readonly<Record<DocumentLanguage, ChaseTexts>> = { en, de };
