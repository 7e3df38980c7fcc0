/** The letter that asks for what is missing: to one person, about one case, with everything they owe for it. */
import type { FrozenChase } from '../../orders/frozen.js';
import { wordingOf } from '../../templates/wording-blocks.js';
import { chaseTexts } from '../../texts/chase.js';
import { letterTexts } from '../../texts/letters.js';
import { longDate, shortDate, textsOf, wallClock, type DocumentLanguage } from '../../texts/index.js';
import { elementLabel } from '../../views/clinical-words.js';
import type { Block, Letter } from '../content/content.js';

export function chaseLetter(frozen: FrozenChase, language: DocumentLanguage, recipient: string): Letter {
  const texts = textsOf[language];
  const words = chaseTexts[language];
  const { letterhead, patient, owner, coordinator, meeting } = frozen;
  const said = (block: string): string =>
    wordingOf(letterhead.wording, `chaseLetter.${block}`, language, { board: letterhead.board, organisation: letterhead.organisation, recipient: owner.name.split(/,\s*/u)[0]!, coordinator: coordinator.name });
  const note = said('note');
  const blocks: Block[] = [
    { kind: 'paragraph', text: [said('greeting')] },
    { kind: 'paragraph', text: [said('opening')] },
    { kind: 'paragraph', text: [meeting === null ? words.notListed : words.meeting(meeting.title, longDate(wallClock(meeting.startsAt, meeting.timeZone).date, language))] },
    {
      kind: 'table',
      columns: [{ head: words.columns.what, share: 0.34, isRowHead: true }, { head: words.columns.details, share: 0.47 }, { head: words.columns.by, share: 0.19, align: 'right' }],
      rows: frozen.items.map(({ itemId, ask, dueOn }) => [[{ strong: itemWords(itemId, language) }], [ask], [shortDate(dueOn, language)]]),
    },
    { kind: 'paragraph', text: [said('answer')] },
    {
      kind: 'together',
      blocks: [
        { kind: 'paragraph', text: [words.contact(coordinator.name, coordinator.contact)] },
        { kind: 'paragraph', text: [said('closing')] },
        { kind: 'paragraph', text: [{ strong: coordinator.name }, `\n${words.forTheBoard(letterhead.board)}`] },
      ],
    },
    ...(note === '' ? [] : [{ kind: 'note', text: note } as const]),
  ];
  return {
    title: words.title(frozen.caseNumber),
    sender: [letterhead.board, letterhead.organisation, ...letterhead.addressLines],
    recipient: (recipient === '' ? owner.name : recipient).split(/,\s*/u),
    place: longDate(frozen.writtenOn, language),
    subject: [
      words.subject,
      `${letterTexts[language].re}: ${patient.familyName}, ${patient.givenName}, ${letterTexts[language].bornOn(longDate(patient.birthDate, language))}, ${patient.identifier}, ${texts.caseLabel(frozen.caseNumber)}`,
    ],
    blocks,
  };
}

const itemWords = (itemId: string, language: DocumentLanguage): string => chaseTexts[language].items[itemId] ?? elementLabel(itemId, language);
