import type { Position, RecommendationInput, WallCase, WallState } from '@consilium/contracts';
import type { LesionView } from '@consilium/ui';
import { plannedStarts } from '../../agenda/planned-times';
import { lesionViews } from '../../cases/reading/lesion-views';
import type { ClinicalWords } from '../../cases/words/clinical-words';
import type { WallNumber } from './wall-numbers';
import type { WallScreenModel } from './wall-screen.component';

/** Longer values are not read in passing. */
const LONGEST = 16;
const MOST = 4;

/**
 * What a paired screen was told, put into words.
 * @param at the time here; `clockOffset` is what the server's clock is ahead, in milliseconds.
 */
export function wallModel({ boardName, meeting }: Extract<WallState, { state: 'open' }>, words: ClinicalWords, at: Date, clockOffset: number, isLost: boolean): WallScreenModel {
  const { current, coming, place } = meeting;
  const starts = plannedStarts(meeting.startsAt, meeting.entries);
  return {
    boardName,
    place: place ? words.say('meeting.bar.place', { number: place.number, count: place.count }) : '',
    time: new Date(at.getTime() + clockOffset),
    isLost,
    state: meeting.state,
    startsAt: meeting.startsAt,
    patient: current ? { initials: current.initials, about: aboutOf(current, words), number: current.number, question: current.question } : null,
    lesions: current ? lesionsOf(current, words) : [],
    numbers: current ? numbersOf(current, words) : [],
    recommendation: current?.recommendation ? { what: named(current.recommendation.position, words), rationale: current.recommendation.rationale, conditions: current.recommendation.conditions, isConfirmed: current.recommendation.isConfirmed } : null,
    item: current,
    clockOffset,
    sealed: current ? sealedOf(current) : null,
    opened: current && !sealedOf(current) ? openedOf(current, words) : null,
    quorum: current?.quorum ?? null,
    coming: coming.map(({ id, initials, questionCode, presenter }) => ({
      id,
      initials,
      about: [words.say(`cases.questionCode.${questionCode}`), presenter ? words.say('meeting.presenterOf', { person: presenter }) : ''].filter(Boolean).join(' · '),
      at: starts.get(id),
    })),
  };
}

const aboutOf = ({ age, sex }: WallCase, { say }: ClinicalWords): string => `${say('ui.patient.age', { years: age })}, ${say(`meeting.sex.${sex === 'other' ? 'diverse' : sex}`)}`;

const lesionsOf = (shown: WallCase, words: ClinicalWords): LesionView[] => lesionViews(shown.lesions, words);

function numbersOf({ values }: WallCase, words: ClinicalWords): WallNumber[] {
  return values.flatMap(({ element, value }) => {
    const text = words.value(element, value);
    return text.length > LONGEST ? [] : [{ id: element, value: text, label: words.element(element) }];
  }).slice(0, MOST);
}

function sealedOf({ rounds }: WallCase): WallScreenModel['sealed'] {
  const last = rounds.at(-1);
  return last && last.counts === null ? { number: last.number, vote: { sealed: last.sealed, eligible: last.eligible, open: last.state === 'open' } } : null;
}

function openedOf({ rounds }: WallCase, words: ClinicalWords): WallScreenModel['opened'] {
  const last = rounds.filter(({ counts }) => counts !== null).at(-1);
  if (!last) return null;
  return { number: last.number, rows: (last.counts ?? []).map(({ position, count }, index) => ({ id: `${index}`, label: position.kind === 'cannotJudge' ? words.say('meeting.vote.cannotJudge') : named(position, words, true), count })) };
}

function named(position: Position | RecommendationInput['position'], words: ClinicalWords, short = false): string {
  if (position.kind === 'option') return short ? words.option(position.optionId).shortName : words.option(position.optionId).name;
  return position.kind === 'other' ? position.text : position.reason;
}
