import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Attendance, Quorum, QuorumLine } from '@consilium/contracts';
import { MarkShapeComponent, QuorumLightComponent, SectionHeadingComponent, type Presence } from '@consilium/ui';
import { familyName } from '../vote/vote-view';

/** Disciplines this case asks for, and who of them is there. */
@Component({
  selector: 'cn-quorum-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, QuorumLightComponent, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    .verdict { display: inline-flex; gap: 6px; align-items: center; font-size: var(--fs-13); font-weight: 500; }
    .verdict svg { width: 12px; height: 12px; }
    .met { color: var(--st-supported); }
    .open { color: var(--cr-unknown); }
    li { display: flex; gap: 4px 8px; align-items: baseline; padding: 5px 0; border-bottom: var(--rule); font-size: var(--fs-13); line-height: var(--lh-13); }
    .who { flex: 1; min-width: 0; }
    cn-quorum-light { font-size: var(--fs-12); }
  `,
  template: `
    <cn-section-heading headingId="quorum-heading" [text]="'meeting.quorum.title' | transloco">
      <span class="verdict" [class.met]="quorum().met" [class.open]="!quorum().met" role="status"><svg [cnMark]="quorum().met ? 'present' : 'awaited'"></svg>{{ (quorum().met ? 'meeting.quorum.met' : 'meeting.quorum.notMet') | transloco }}</span>
    </cn-section-heading>
    <ul>
      @for (line of lines(); track line.discipline) {
        <li>
          <span class="who"><span class="cn-medium">{{ 'terms.discipline.' + line.discipline | transloco }}</span>&ngsp;<span class="cn-source">{{ line.people }}</span></span>
          <cn-quorum-light [presence]="line.presence" />
        </li>
      }
      @if (notNeeded().length > 0) {
        <li>
          <span class="who cn-source">@for (discipline of notNeeded(); track discipline; let last = $last) {{{ 'terms.discipline.' + discipline | transloco }}{{ last ? '' : ', ' }}}</span>
          <cn-quorum-light presence="notNeeded" />
        </li>
      }
    </ul>
  `,
})
export class QuorumListComponent {
  readonly quorum = input.required<Quorum>();
  readonly attendance = input<readonly Attendance[]>([]);

  protected readonly notNeeded = computed(() => this.quorum().lines.filter(({ state }) => state === 'notNeeded').map(({ discipline }) => discipline));
  protected readonly lines = computed(() =>
    this.quorum().lines.filter(({ state }) => state !== 'notNeeded').map((line) => ({ discipline: line.discipline, people: line.people.map(({ displayName }) => familyName(displayName)).join(', '), presence: presenceOf(line, this.attendance()) })),
  );
}

/** Present only by video counts as present and is said. */
export function presenceOf({ state, people }: Pick<QuorumLine, 'state' | 'people'>, attendance: readonly Attendance[]): Presence {
  if (state !== 'present') return state;
  const stays = attendance.filter(({ leftAt, person }) => leftAt === null && people.some(({ id }) => id === person.id));
  return stays.length > 0 && stays.every(({ mode }) => mode === 'remote') ? 'remote' : 'present';
}
