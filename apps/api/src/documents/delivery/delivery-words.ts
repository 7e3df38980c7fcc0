/** What the mail around a letter says: no patient, no case number, no finding. */
import type { DocumentLanguage } from '../texts/dates.js';

interface DeliveryWords {
  readonly subject: string;
  readonly link: (board: string, organisation: string, link: string) => string[];
  readonly attachment: (board: string, organisation: string, tells: string) => string[];
  readonly filename: string;
}

export const deliveryWords: Readonly<Record<DocumentLanguage, DeliveryWords>> = {
  en: {
    subject: 'A letter of the tumour board for you',
    link: (board, organisation, link) => [
      `${board}, ${organisation}, has a letter for you.`,
      '',
      'Open it after signing in:',
      link,
      '',
      'Only you can open this letter. Please do not reply to this message.',
    ],
    attachment: (board, organisation, tells) => [
      `${board}, ${organisation}, has a letter for you. It is attached as a PDF that asks for a password.`,
      '',
      `${tells} tells you the password by telephone. Nobody will ask you for it by mail.`,
      '',
      'If you did not expect this letter, please delete this message and tell us.',
    ],
    filename: 'letter.pdf',
  },
  de: {
    subject: 'Ein Brief des Tumorboards für Sie',
    link: (board, organisation, link) => [
      `${board}, ${organisation}, hat einen Brief für Sie.`,
      '',
      'Öffnen Sie ihn nach der Anmeldung:',
      link,
      '',
      'Nur Sie können diesen Brief öffnen. Bitte antworten Sie nicht auf diese Nachricht.',
    ],
    attachment: (board, organisation, tells) => [
      `${board}, ${organisation}, hat einen Brief für Sie. Er liegt als PDF mit Kennwort bei.`,
      '',
      `Das Kennwort erfahren Sie am Telefon von ${tells}. Niemand wird Sie per Mail danach fragen.`,
      '',
      'Wenn Sie diesen Brief nicht erwartet haben, löschen Sie diese Nachricht bitte und sagen Sie uns Bescheid.',
    ],
    filename: 'brief.pdf',
  },
};
