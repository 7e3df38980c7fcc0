import type { OutcomeView } from '../../views/outcome-view.js';
import { longDate, wallClock, type DocumentLanguage } from '../../texts/index.js';
import type { Letter } from '../content/content.js';

/** Day of the meeting on its own wall clock, YYYY-MM-DD. */
export const meetingDay = ({ meeting }: OutcomeView): string => wallClock(meeting.startsAt, meeting.timeZone).date;

/** Sender, recipient and date. The date is that of the record: a letter made again tomorrow is the same letter. */
export function letterFrame(view: OutcomeView, language: DocumentLanguage, recipient: string): Pick<Letter, 'sender' | 'recipient' | 'place'> {
  const { letterhead } = view;
  return {
    sender: [letterhead.board, letterhead.organisation, ...letterhead.addressLines],
    recipient: recipient === '' ? [] : recipient.split(/,\s*/u),
    place: longDate(wallClock(view.recordedAt, view.meeting.timeZone).date, language),
  };
}
