/** A case on one page, or as near as its facts allow: for those who prepare a meeting on paper. */
import type { FrozenCase } from '../../orders/frozen.js';
import { meetingTexts } from '../../texts/meeting.js';
import { decimal, shortDate, textsOf, type DocumentLanguage } from '../../texts/index.js';
import { byElement, elementLabel, factText } from '../../views/clinical-words.js';
import type { Block, Inline } from '../content/content.js';
import type { PageContent } from '../meeting/meeting-content.js';
import { besides, quoted } from '../outcome-report/recommendation-part.js';
import { segmentNames } from '../pieces/liver-drawing.js';

export function caseContent(frozen: FrozenCase, language: DocumentLanguage): PageContent {
  const words = meetingTexts[language];
  const texts = textsOf[language];
  const { outcome } = texts;
  const head: Array<readonly [label: string, value: Inline[]]> = [
    [outcome.question, [{ strong: `${texts.questions[frozen.question.code]}. ` }, frozen.question.text]],
    [outcome.summary, [frozen.summary]],
    [outcome.wish, wish(frozen, language)],
    [words.patientKnows, [frozen.patientKnows]],
    [words.consultant, [[frozen.consultant.name, frozen.consultant.contact].filter((part) => part !== '').join(', ')]],
  ];
  const blocks: Block[] = [
    { kind: 'title', text: words.onePager },
    { kind: 'properties', items: head.filter(([, value]) => value.some((part) => part !== '')).map(([label, value]) => ({ label, value, direction: 'firstLetter' as const })) },
  ];
  if (frozen.lesions.length > 0) {
    const count = (plan: string | null): number => frozen.lesions.filter((lesion) => lesion.plan === plan).length;
    const description = frozen.lesions
      .map(({ number, segment, sizeCm, plan }) => outcome.lesionLine(number, segmentNames[segment], sizeCm === null ? '' : `, ${decimal(sizeCm, language)} cm`, plan === null ? '' : `, ${texts.plans[plan]}`))
      .join(' ');
    blocks.push(
      { kind: 'heading', text: words.lesions },
      {
        kind: 'lesionMap',
        lesions: frozen.lesions,
        alt: outcome.lesionMapAlt(description),
        caption: `${outcome.lesionCaption(count('resect'), count('ablate'), count('leave'), count(null))}\n${frozen.lesions.map(({ number, segment, sizeCm }) => `${number}: ${segmentNames[segment]}${sizeCm === null ? '' : `, ${decimal(sizeCm, language)} cm`}`).join('; ')}.`,
      },
    );
  }
  if (frozen.facts.length > 0) blocks.push({ kind: 'heading', text: words.facts, note: words.caseVersion(frozen.caseVersion) }, factTable(frozen, language));
  if (frozen.course.length > 0) blocks.push({ kind: 'heading', text: words.course }, courseTable(frozen, language));
  return { title: words.onePagerTitle(frozen.caseNumber), blocks };
}

function wish({ wish: said }: FrozenCase, language: DocumentLanguage): Inline[] {
  const words = textsOf[language].outcome;
  if (said.state === 'notAsked') return [words.wishNotAsked];
  if (said.state === 'declinedToSay') return [words.wishDeclined(shortDate(said.askedOn, language), said.askedBy)];
  return [quoted(said.text, language), { quiet: `${besides(said.text)}${words.wishAsked(shortDate(said.askedOn, language), said.askedBy)}` }];
}

function factTable({ facts }: FrozenCase, language: DocumentLanguage): Block {
  const words = meetingTexts[language];
  return {
    kind: 'table',
    columns: [{ head: words.columnsFacts.fact, share: 0.32, isRowHead: true }, { head: words.columnsFacts.value, share: 0.34 }, { head: words.columnsFacts.source, share: 0.34 }],
    rows: facts.toSorted(byElement).map(({ elementId, state, value, observedOn, source }) => [
      [elementLabel(elementId, language)],
      state === 'known' ? [{ strong: factText(elementId, value, language) }] : [{ quiet: words.factStates[state] ?? state }],
      [{ quiet: [source, observedOn === null ? '' : shortDate(observedOn, language)].filter((part) => part !== '').join(', ') }],
    ]),
  };
}

function courseTable({ course }: FrozenCase, language: DocumentLanguage): Block {
  const words = meetingTexts[language];
  return {
    kind: 'table',
    columns: [
      { head: words.columnsCourse.from, share: 0.15 },
      { head: words.columnsCourse.to, share: 0.15 },
      { head: words.columnsCourse.what, share: 0.55, isRowHead: true },
      { head: words.columnsCourse.response, share: 0.15 },
    ],
    rows: course.map(({ label, startsOn, endsOn, response }) => [[shortDate(startsOn, language)], [endsOn === null ? '' : shortDate(endsOn, language)], [label], [response ?? '']]),
  };
}
