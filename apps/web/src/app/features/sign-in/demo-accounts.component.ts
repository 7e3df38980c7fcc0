import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DemoAccount } from '@consilium/contracts';

/** Places in the list: who leads the work first, who looks after the system last. */
const ORDER = ['coordinator', 'chair', 'deputyChair', 'specialist', 'referrer', 'auditor', 'administrator'] as const;

interface Choice {
  readonly personId: string;
  readonly name: string;
  /** Keys of what they are: the office, and the discipline where they have one. */
  readonly role: string;
  readonly discipline: string | null;
}

/** The people of a demonstration: whoever is chosen, one is signed in as. */
@Component({
  selector: 'cn-demo-accounts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: block; margin-top: 32px; }
    h2 { padding-bottom: 6px; border-bottom: 2px solid var(--ink); }
    p { margin: 8px 0 12px; color: var(--ink-2); max-width: 40em; }
    ul { list-style: none; padding: 0; margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 8px; }
    button { display: grid; justify-items: start; gap: 0; width: 100%; height: auto; min-height: 48px; padding: 6px 12px; text-align: start; font: inherit; color: var(--ink); background: var(--surface); border: var(--rule); border-radius: var(--radius, 2px); cursor: pointer; }
    button:hover:not(:disabled) { border-color: var(--accent); }
    button:disabled { color: var(--ink-2); cursor: default; }
    b { font-weight: 600; }
    span { font-size: var(--fs-13); color: var(--ink-2); }
  `,
  template: `
    <h2>{{ 'signIn.demo.title' | transloco }}</h2>
    <p>{{ 'signIn.demo.text' | transloco }}</p>
    <ul>
      @for (choice of choices(); track choice.personId) {
        <li>
          <button type="button" [disabled]="busy()" (click)="chosen.emit(choice.personId)">
            <b>{{ choice.role | transloco }}@if (choice.discipline; as discipline) {, {{ discipline | transloco }}}</b>
            <span>{{ choice.name }}</span>
          </button>
        </li>
      }
    </ul>
  `,
})
export class DemoAccountsComponent {
  readonly people = input.required<readonly DemoAccount[]>();
  readonly busy = input(false);
  /** Id of the person. */
  readonly chosen = output<string>();

  protected readonly choices = computed<readonly Choice[]>(() =>
    [...this.people()]
      .map((person) => ({ person, office: officeOf(person) }))
      .sort((one, other) => ORDER.indexOf(one.office) - ORDER.indexOf(other.office) || one.person.displayName.localeCompare(other.person.displayName))
      .map(({ person, office }) => ({
        personId: person.personId,
        name: person.displayName,
        role: office === 'chair' || office === 'deputyChair' ? `signIn.demo.${office}` : office === 'specialist' && person.discipline !== null ? `terms.discipline.${person.discipline}` : `terms.role.${office}`,
        // A specialist is told by the discipline alone.
        discipline: person.discipline === null || office === 'specialist' ? null : `terms.discipline.${person.discipline}`,
      })),
  );
}

type Office = (typeof ORDER)[number];

const officeOf = ({ roles, boardRoles }: DemoAccount): Office => ORDER.find((office) => (office === 'chair' || office === 'deputyChair' ? boardRoles.includes(office) : roles.includes(office))) ?? 'specialist';
