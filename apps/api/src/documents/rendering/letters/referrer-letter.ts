/** The letter to whoever sent the patient: the same recommendation as the report, in the order a colleague reads. */
import type { OutcomeView } from '../../views/outcome-view.js';
import { letterTexts } from '../../texts/letters.js';
import { longDate, shortDate, textsOf, utcSecond, type DocumentLanguage } from '../../texts/index.js';
import type { Block, Inline, Letter } from '../content/content.js';
import { conditionInlines } from '../content/conditions.js';
import { besides, quoted, recommendationTitle } from '../outcome-report/recommendation-part.js';
import { wordingOf } from '../../templates/wording-blocks.js';
import { letterFrame, meetingDay } from './letter-frame.js';

export function referrerLetter(view: OutcomeView, language: DocumentLanguage, recipient: string): Letter {
  const texts = textsOf[language];
  const words = letterTexts[language].referrer;
  const { recommendation, letterhead } = view;
  const day = longDate(meetingDay(view), language);
  const { board, organisation, wording } = letterhead;
  const said = (block: string): string => wordingOf(wording, `referrerLetter.${block}`, language, { board, organisation, meetingDate: day, caseNumber: view.seal.caseNumber });
  const note = said('note');
  const blocks: Block[] = [
    { kind: 'paragraph', text: [said('greeting')] },
    { kind: 'paragraph', text: [said('opening')] },
    { kind: 'heading', text: words.question },
    { kind: 'paragraph', text: [view.question.text], direction: 'firstLetter' },
    { kind: 'heading', text: words.recommendation },
    { kind: 'callout', paragraphs: [[{ strong: recommendationTitle(recommendation, texts) }], ...conditionLines(view, language)] },
    { kind: 'paragraph', text: [`${texts.outcome.intent}: ${texts.intents[recommendation.intent]}.`] },
    { kind: 'heading', text: words.why },
    { kind: 'paragraph', text: [recommendation.rationale], direction: 'firstLetter' },
  ];
  if (recommendation.reasonAgainstStatus !== '') blocks.push({ kind: 'paragraph', text: [recommendation.reasonAgainstStatus], direction: 'firstLetter' });
  blocks.push({ kind: 'heading', text: words.wish }, { kind: 'paragraph', text: wishLine(view, language), direction: 'firstLetter' });
  for (const { person, reason } of view.dissents) {
    const discipline = person.discipline === null ? '' : `, ${texts.disciplines[person.discipline]}`;
    blocks.push({ kind: 'heading', text: words.dissent }, { kind: 'paragraph', text: [{ strong: `${person.name}${discipline}: ` }, quoted(reason, language)] });
  }
  const also = alsoAgreed(view, language);
  if (also.length > 0) blocks.push({ kind: 'heading', text: words.other }, { kind: 'list', items: also });
  if (recommendation.actions.length > 0) blocks.push({ kind: 'heading', text: words.actions }, actionTable(view, language));
  blocks.push(
    { kind: 'paragraph', text: [said('decision')] },
    {
      kind: 'together',
      blocks: [
        { kind: 'paragraph', text: [words.report(view.seal.caseNumber)] },
        { kind: 'paragraph', text: [said('closing')] },
        { kind: 'paragraph', text: [{ strong: recommendation.confirmedBy ?? letterhead.board }, `\n${words.forTheBoard(letterhead.board)}`] },
      ],
    },
    { kind: 'heading', text: words.signedBy },
    {
      kind: 'list',
      items: view.signatures.map(({ name, meaning, signedAt }): Inline[] => [{ strong: name }, ` (${words.signedAt(texts.meanings[meaning], utcSecond(signedAt))})`]),
    },
    ...(note === '' ? [] : [{ kind: 'note', text: note } as const]),
  );
  return {
    ...letterFrame(view, language, recipient),
    title: words.title(view.seal.caseNumber),
    subject: [words.subject(letterhead.board, day), subjectOf(view, language)],
    blocks,
  };
}

/** Name, birth date, number: a letter is filed by them. */
export const subjectOf = ({ patient, seal }: OutcomeView, language: DocumentLanguage): string =>
  `${letterTexts[language].re}: ${patient.familyName}, ${patient.givenName}, ${letterTexts[language].bornOn(longDate(patient.birthDate, language))}, ${patient.identifier}, ${textsOf[language].caseLabel(seal.caseNumber)}`;

export const conditionLines = ({ recommendation }: OutcomeView, language: DocumentLanguage): Inline[][] =>
  recommendation.conditions.map((condition) => conditionInlines(condition, textsOf[language]));

function wishLine({ wish, recommendation }: OutcomeView, language: DocumentLanguage): Inline[] {
  const words = textsOf[language].outcome;
  const said: Inline[] =
    wish.state === 'notAsked'
      ? [words.wishNotAsked]
      : wish.state === 'declinedToSay'
        ? [words.wishDeclined(shortDate(wish.askedOn, language), wish.askedBy)]
        : [quoted(wish.text, language), { quiet: `${besides(wish.text)}${words.wishAsked(shortDate(wish.askedOn, language), wish.askedBy)}` }];
  return recommendation.wishConsidered === '' ? said : [...said, `${wish.state === 'asked' ? besides(wish.text) : ' '}${recommendation.wishConsidered}`];
}

function alsoAgreed({ recommendation }: OutcomeView, language: DocumentLanguage): Inline[][] {
  const words = textsOf[language].outcome;
  return [
    ...recommendation.keptForLater.map(({ name, why }): Inline[] => [{ strong: `${words.keptForLater}: ` }, `${name}, ${why}`]),
    ...(recommendation.trialOffered === '' ? [] : [[{ strong: `${words.trial}: ` }, recommendation.trialOffered]]),
    ...(recommendation.nextReviewOn === null ? [] : [[{ strong: `${words.nextReview}: ` }, longDate(recommendation.nextReviewOn, language)]]),
    ...(recommendation.communicator === null ? [] : [[{ strong: `${words.tells}: ` }, recommendation.communicator]]),
  ];
}

export function actionTable({ recommendation }: OutcomeView, language: DocumentLanguage): Block {
  const words = textsOf[language].outcome.actionColumns;
  return {
    kind: 'table',
    columns: [{ head: words.what, share: 0.48, isRowHead: true }, { head: words.who, share: 0.32 }, { head: words.by, share: 0.2, align: 'right' }],
    rows: recommendation.actions.map(({ what, owner, dueOn }) => [[what], [owner], [shortDate(dueOn, language)]]),
  };
}

