/** The letter to the patient: what was suggested and why it is theirs to decide, without figures and without promises. */
import type { OutcomeView } from '../../views/outcome-view.js';
import { letterTexts } from '../../texts/letters.js';
import { plainOption } from '../../texts/plain-options.js';
import { longDate, shortDate, type DocumentLanguage } from '../../texts/index.js';
import type { Block, Inline, Letter } from '../content/content.js';
import { withoutStop } from '../content/conditions.js';
import { quoted } from '../outcome-report/recommendation-part.js';
import { wordingOf } from '../../templates/wording-blocks.js';
import { letterFrame, meetingDay } from './letter-frame.js';
import { conditionLines } from './referrer-letter.js';

export function patientLetter(view: OutcomeView, language: DocumentLanguage, recipient: string): Letter {
  const words = letterTexts[language].patient;
  const { patient, recommendation, letterhead, consultant } = view;
  const day = longDate(meetingDay(view), language);
  const name = `${patient.givenName} ${patient.familyName}`;
  const said = (block: string): string => wordingOf(letterhead.wording, `patientLetter.${block}`, language, { board: letterhead.board, organisation: letterhead.organisation, meetingDate: day });
  const [ways, note] = [said('contact'), said('note')];
  const blocks: Block[] = [
    { kind: 'paragraph', text: [words.greeting(name)] },
    { kind: 'paragraph', text: [said('opening')] },
    { kind: 'heading', text: words.about },
    { kind: 'paragraph', text: [words.questions[view.question.code]] },
    { kind: 'heading', text: words.suggestion },
    ...suggestion(view, language),
  ];
  if (recommendation.conditions.length > 0) {
    blocks.push({ kind: 'heading', text: words.depends }, { kind: 'paragraph', text: [words.dependsIntro] }, { kind: 'list', items: conditionLines(view, language) });
  }
  blocks.push(
    { kind: 'heading', text: words.wish },
    { kind: 'paragraph', text: [wishLine(view, language)], direction: 'firstLetter' },
    { kind: 'heading', text: words.different },
    { kind: 'paragraph', text: [view.dissents.length === 0 ? words.allAgreed : words.notAll] },
  );
  const steps = nextSteps(view, language);
  if (steps.length > 0) blocks.push({ kind: 'heading', text: words.next }, { kind: 'list', items: steps });
  blocks.push(
    { kind: 'heading', text: words.yours },
    { kind: 'paragraph', text: [said('yours')] },
    {
      kind: 'together',
      blocks: [
        { kind: 'heading', text: words.contact },
        {
          kind: 'paragraph',
          text: [[recommendation.communicator === null ? '' : words.talks(recommendation.communicator), consultant.name === '' ? '' : words.doctor(consultant.name, consultant.contact)].filter((part) => part !== '').join(' ')],
        },
        ...(ways === '' ? [] : [{ kind: 'paragraph', text: [ways] } as const]),
        { kind: 'paragraph', text: [said('closing')] },
        { kind: 'paragraph', text: [{ strong: words.team(letterhead.board) }, `\n${letterhead.organisation}`] },
      ],
    },
    ...(note === '' ? [] : [{ kind: 'note', text: note } as const]),
  );
  return { ...letterFrame(view, language, recipient === '' ? name : recipient), title: words.title(view.seal.caseNumber), subject: [words.subject(day)], blocks };
}

function suggestion({ recommendation }: OutcomeView, language: DocumentLanguage): Block[] {
  const words = letterTexts[language].patient;
  const { position, intent } = recommendation;
  const aim: Block = { kind: 'paragraph', text: [words.aims[intent]] };
  if (position.kind === 'noRecommendation') return [{ kind: 'callout', paragraphs: [[{ strong: words.noSuggestion }]] }];
  if (position.kind === 'other') return [{ kind: 'callout', paragraphs: [[{ strong: words.suggestsNamed(withoutStop(position.text)) }]] }, aim];
  const plain = plainOption(position.optionId, language);
  if (plain === null) return [{ kind: 'callout', paragraphs: [[{ strong: words.suggestsNamed(withoutStop(position.name)) }]] }, aim];
  return [
    { kind: 'callout', paragraphs: [[{ strong: words.suggests(plain.name) }]] },
    { kind: 'paragraph', text: [`${plain.what} ${words.aims[intent]}`] },
    { kind: 'paragraph', text: [{ quiet: words.clinicalName(withoutStop(position.name)) }] },
  ];
}

function wishLine({ wish }: OutcomeView, language: DocumentLanguage): string {
  const words = letterTexts[language].patient;
  if (wish.state === 'asked') return words.wishAsked(quoted(wish.text, language));
  return wish.state === 'notAsked' ? words.wishNotAsked : words.wishDeclined;
}

function nextSteps({ recommendation }: OutcomeView, language: DocumentLanguage): Inline[][] {
  const words = letterTexts[language].patient;
  return [
    ...recommendation.actions.map(({ what, owner, dueOn }): Inline[] => [`${withoutStop(what)} (${owner}, ${shortDate(dueOn, language)})`]),
    ...(recommendation.nextReviewOn === null ? [] : [[words.nextReview(longDate(recommendation.nextReviewOn, language))]]),
  ];
}

