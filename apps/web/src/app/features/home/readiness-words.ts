import { inject, Injectable } from '@angular/core';
import { formatDate } from '@consilium/ui';
import { Speech } from '../cases/words/speech';
import type { ReadinessWords } from './readiness-rows';

const PEOPLE = new Set(['referrer', 'coordinator', 'chair']);
/** Items of a referral that are not elements of the dictionary. */
const OWN_ITEMS = new Set(['question', 'wish', 'presenter', 'grade']);

/** How findings of readiness read in the language of the moment. */
@Injectable({ providedIn: 'root' })
export class ReadinessSpeech {
  private readonly speech = inject(Speech);

  /** Reads signals: a computed that calls it follows the language. */
  words(): ReadinessWords {
    const say = this.speech.say();
    const clinical = this.speech.clinical();
    return {
      item: (id) => (OWN_ITEMS.has(id) ? say(`home.item.${id}`) : clinical.element(id)),
      owner: (role) => say(PEOPLE.has(role) ? `home.owner.${role}` : `terms.discipline.${role}`),
      question: (code) => say(`cases.questionCode.${code}`),
      sentence: (code, { date, ...parameters }) => say(code, { ...parameters, ...(date === undefined ? {} : { date: formatDate(String(date), 'date', this.speech.language()) }) }),
      more: (count) => say('home.more', { count }),
    };
  }
}
