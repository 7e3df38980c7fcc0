import { inject, Injectable } from '@angular/core';
import type { ChaseItem } from '@consilium/contracts';
import { Speech } from '../cases/words/speech';

const OWN_ITEMS = new Set(['question', 'wish', 'presenter', 'grade', 'other']);
const PEOPLE = new Set(['referrer', 'coordinator', 'chair', 'external']);

/** How what is owed reads in the language of the moment. */
@Injectable({ providedIn: 'root' })
export class ChaseWords {
  private readonly speech = inject(Speech);

  item(itemId: string): string {
    return OWN_ITEMS.has(itemId) ? this.speech.say()(`intake.chase.items.${itemId}`) : this.speech.clinical().element(itemId);
  }

  role(role: string): string {
    return this.speech.say()(PEOPLE.has(role) ? `intake.chase.roles.${role}` : `terms.discipline.${role}`);
  }

  owner({ owner, ownerLabel, ownerRole }: Pick<ChaseItem, 'owner' | 'ownerLabel' | 'ownerRole'>): string {
    if (ownerRole === 'external') return ownerLabel;
    return owner === null ? this.role(ownerRole) : `${owner.displayName} (${this.role(ownerRole)})`;
  }
}
