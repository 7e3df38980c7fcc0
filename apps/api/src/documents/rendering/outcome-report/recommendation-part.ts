import { needsReasonAgainstStatus } from '@consilium/board';
import { longDate, shortDate, utcSecond, type Texts } from '../../texts/index.js';
import type { RecommendationView, WishView } from '../../views/outcome-view.js';
import { linesHeight, setParagraph, type Span } from '../typography/paragraph.js';
import { startsRightToLeft } from '../typography/itemise.js';
import { conditionInlines, withoutStop } from '../content/conditions.js';
import { plainText } from '../content/content.js';
import { cell, properties, table, type Property } from '../page/table.js';
import { span, styles } from '../page/styles.js';
import type { Part } from './part.js';

export function drawRecommendation(part: Part): void {
  const { flow, view, texts, language } = part;
  const { recommendation } = view;
  const words = texts.outcome;
  if (view.amends !== null) {
    flow.callout([[span(words.amends(view.amends), styles.callout)], ...(view.addendumText === null ? [] : [[span(view.addendumText, styles.calloutStrong)]])]);
    flow.space(4);
  }
  flow.paragraph([span(words.recommendation, styles.eyebrow)], { type: 'P' });
  flow.y += 1.5;
  drawTitle(part, recommendationTitle(recommendation, texts));
  if (recommendation.conditions.length > 0) {
    flow.callout(
      recommendation.conditions.map((condition): Span[] =>
        conditionInlines(condition, texts).map((inline) => (typeof inline === 'string' ? span(inline, styles.callout) : span(plainText([inline]), styles.calloutStrong))),
      ),
    );
    flow.y += 6;
  }
  properties(flow, describe(part), { labelShare: 0.195 });

  if (recommendation.actions.length > 0) {
    flow.heading(2, words.actions);
    table(
      flow,
      [
        { head: words.actionColumns.what, share: 0.48, isRowHead: true },
        { head: words.actionColumns.who, share: 0.32 },
        { head: words.actionColumns.by, share: 0.2, align: 'right' },
      ],
      recommendation.actions.map(({ what, owner, dueOn }) => [cell(span(what, styles.cell)), cell(span(owner, styles.cell)), cell(span(shortDate(dueOn, language), styles.cell))]),
    );
  }
}

function drawTitle({ flow }: Part, text: string): void {
  const lines = setParagraph([span(text, styles.title)], flow.frame.width);
  const element = flow.tagged.element('H1', flow.parent);
  flow.tagged.content(element, 'H1', () => {
    flow.y = flow.tagged.drawLines(lines, flow.frame.x, flow.y);
  });
  element.end();
  flow.y += linesHeight(lines) > 0 ? 7.5 : 0;
}

export function recommendationTitle({ position }: RecommendationView, texts: Texts): string {
  switch (position.kind) {
    case 'option':
      return `${withoutStop(position.name)}.`;
    case 'other':
      return `${withoutStop(position.text)}.`;
    case 'noRecommendation':
      return `${texts.outcome.noRecommendation}.`;
  }
}

function describe({ view, texts, language }: Part): Property[] {
  const words = texts.outcome;
  const { recommendation, question, wish } = view;
  const { position } = recommendation;
  const found: Property[] = [];
  const add = (label: string, text: string, freeText = true): void => {
    if (text.trim() !== '') found.push({ label, value: [span(text, styles.body)], ...(freeText ? { direction: 'firstLetter' as const } : {}) });
  };

  add(words.question, question.text);
  add(words.summary, view.summary);
  add(words.intent, texts.intents[recommendation.intent], false);
  if (view.thresholdPolicy !== null) add(words.policy, view.thresholdPolicy, false);
  if (position.kind === 'noRecommendation') add(words.reason, position.reason);
  add(words.reason, recommendation.rationale);
  if (recommendation.reasonAgainstStatus !== '') add(againstWords(position, words, texts), recommendation.reasonAgainstStatus);
  found.push({ label: words.wish, value: wishSpans(wish, texts, language), direction: 'firstLetter' });
  add(words.wishConsidered, recommendation.wishConsidered);
  if (view.dissents.length === 0) add(words.dissent, words.noDissent, false);
  for (const { person, reason, acknowledgedBy } of view.dissents) {
    found.push({
      label: words.dissent,
      value: [
        span(`${person.name}${person.discipline === null ? '' : `, ${texts.disciplines[person.discipline]}`}: `, styles.bodyStrong),
        span(quoted(reason, language), styles.body),
        span(` ${acknowledgedBy === null ? words.notAcknowledged : words.acknowledged(acknowledgedBy)}`, styles.label),
      ],
    });
  }
  for (const { name, why } of recommendation.keptForLater) add(words.keptForLater, `${name}: ${why}`);
  add(words.trial, recommendation.trialOffered);
  if (recommendation.nextReviewOn !== null) add(words.nextReview, longDate(recommendation.nextReviewOn, language), false);
  if (recommendation.communicator !== null) add(words.tells, recommendation.communicator, false);
  if (recommendation.confirmedBy !== null && recommendation.confirmedAt !== null) {
    add(words.readBack, words.confirmed(recommendation.confirmedBy, utcSecond(recommendation.confirmedAt)), false);
  }
  return found;
}

/** The reason may be about the option chosen, about one named in a condition, or about a way that is on no list. */
function againstWords(position: RecommendationView['position'], words: Texts['outcome'], { statuses }: Texts): string {
  if (position.kind === 'other') return words.otherWay;
  const isChosenAgainst = position.kind === 'option' && position.status !== null && needsReasonAgainstStatus(position.status);
  return isChosenAgainst ? words.againstStatus(statuses[position.status!]) : words.againstSomeStatus;
}

/** What follows a quotation: on its own line where the quotation reads from right to left. */
export const besides = (quotation: string): string => (startsRightToLeft(quotation) ? '\n' : ' ');

export const quoted = (text: string, language: 'en' | 'de'): string => (language === 'de' ? `„${text}“` : `“${text}”`);

export function wishSpans(wish: WishView, texts: Texts, language: 'en' | 'de'): Span[] {
  const words = texts.outcome;
  switch (wish.state) {
    case 'notAsked':
      return [span(words.wishNotAsked, styles.body)];
    case 'declinedToSay':
      return [span(words.wishDeclined(shortDate(wish.askedOn, language), wish.askedBy), styles.body)];
    case 'asked':
      return [span(quoted(wish.text, language), styles.body), span(`${besides(wish.text)}${words.wishAsked(shortDate(wish.askedOn, language), wish.askedBy)}`, styles.label)];
  }
}
