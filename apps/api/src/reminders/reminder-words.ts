/** What reminders say. They name no patient and no case: who may know signs in and sees. */
import type { DocumentLanguage } from '../documents/texts/dates.js';

export interface ReminderText {
  readonly subject: string;
  /** Lines between greeting and link. */
  readonly lines: readonly string[];
}

export type ReminderSubject =
  | { readonly kind: 'unsignedOutcomes'; readonly count: number }
  | { readonly kind: 'overdueActions'; readonly count: number }
  | { readonly kind: 'chasedItems'; readonly count: number }
  | { readonly kind: 'cutOff'; readonly board: string; readonly cutOff: string; readonly listed: number };

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many.replace('{n}', String(count)));

const en = (subject: ReminderSubject): ReminderText => {
  switch (subject.kind) {
    case 'unsignedOutcomes':
      return {
        subject: plural(subject.count, 'An outcome waits for your signature', '{n} outcomes wait for your signature'),
        lines: [plural(subject.count, 'An outcome of a board meeting waits for your signature for more than a day.', '{n} outcomes of board meetings wait for your signature for more than a day.'), 'Letters and reports are made once all required signatures are given.'],
      };
    case 'overdueActions':
      return {
        subject: plural(subject.count, 'An action you took on is overdue', '{n} actions you took on are overdue'),
        lines: [plural(subject.count, 'An action the board gave you is past its date.', '{n} actions the board gave you are past their date.'), 'Mark what is done, or agree on a new date with the coordinator.'],
      };
    case 'chasedItems':
      return {
        subject: plural(subject.count, 'The tumour board waits for something from you', 'The tumour board waits for {n} things from you'),
        lines: [plural(subject.count, 'Something you were asked for is still missing for a case.', '{n} things you were asked for are still missing for cases.'), 'Answer, or add the report, where it is listed. If it cannot be had, say so there: that helps as well.'],
      };
    case 'cutOff':
      return {
        subject: `Cut-off of a board meeting: ${subject.cutOff}`,
        lines: [`The next agenda of "${subject.board}" closes for new cases on ${subject.cutOff}.`, plural(subject.listed, 'One case is listed so far.', '{n} cases are listed so far.')],
      };
  }
};

const de = (subject: ReminderSubject): ReminderText => {
  switch (subject.kind) {
    case 'unsignedOutcomes':
      return {
        subject: plural(subject.count, 'Ein Ergebnis wartet auf Ihre Unterschrift', '{n} Ergebnisse warten auf Ihre Unterschrift'),
        lines: [plural(subject.count, 'Ein Ergebnis einer Boardsitzung wartet seit mehr als einem Tag auf Ihre Unterschrift.', '{n} Ergebnisse von Boardsitzungen warten seit mehr als einem Tag auf Ihre Unterschrift.'), 'Briefe und Berichte entstehen, sobald alle nötigen Unterschriften vorliegen.'],
      };
    case 'overdueActions':
      return {
        subject: plural(subject.count, 'Eine Ihrer Aufgaben ist überfällig', '{n} Ihrer Aufgaben sind überfällig'),
        lines: [plural(subject.count, 'Eine Aufgabe, die Ihnen das Board gegeben hat, ist über ihrem Termin.', '{n} Aufgaben, die Ihnen das Board gegeben hat, sind über ihrem Termin.'), 'Haken Sie Erledigtes ab, oder vereinbaren Sie mit der Koordination einen neuen Termin.'],
      };
    case 'chasedItems':
      return {
        subject: plural(subject.count, 'Das Tumorboard wartet auf etwas von Ihnen', 'Das Tumorboard wartet auf {n} Angaben von Ihnen'),
        lines: [plural(subject.count, 'Zu einem Fall fehlt noch etwas, worum Sie gebeten wurden.', 'Zu Fällen fehlen noch {n} Angaben, um die Sie gebeten wurden.'), 'Antworten Sie dort, wo es gelistet ist, oder legen Sie den Befund ab. Ist etwas nicht zu bekommen, sagen Sie es dort: Auch das hilft.'],
      };
    case 'cutOff':
      return {
        subject: `Anmeldeschluss einer Boardsitzung: ${subject.cutOff}`,
        lines: [`Die nächste Liste von „${subject.board}“ schließt für neue Fälle am ${subject.cutOff}.`, plural(subject.listed, 'Bisher ist ein Fall gelistet.', 'Bisher sind {n} Fälle gelistet.')],
      };
  }
};

const frame = {
  en: (name: string, lines: readonly string[], link: string) => [`Dear ${name},`, '', ...lines, '', 'Sign in to see more:', link, '', 'This message was sent by the tumour board system. Please do not reply to it.'],
  de: (name: string, lines: readonly string[], link: string) => [`Guten Tag ${name},`, '', ...lines, '', 'Mehr dazu nach der Anmeldung:', link, '', 'Diese Nachricht kommt vom Tumorboard-System. Bitte antworten Sie nicht darauf.'],
};

export function remind(subject: ReminderSubject, language: DocumentLanguage, name: string, link: string): { readonly subject: string; readonly text: string } {
  const words = (language === 'de' ? de : en)(subject);
  return { subject: words.subject, text: frame[language](name, words.lines, link).join('\n') };
}
