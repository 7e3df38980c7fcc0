import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaItem, MeetingDetail } from '@consilium/contracts';
import { DatePipe, SectionHeadingComponent } from '@consilium/ui';
import { plannedStarts, timedEntries } from '../../agenda/planned-times';
import { minutesBehind } from './case-clock';

/** The agenda as it runs: what is done, what is on the table, what comes. */
@Component({
  selector: 'cn-agenda-rail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, RouterLink, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    li { display: grid; grid-template-columns: 46px minmax(0, 1fr) auto auto; gap: 0 10px; padding: 5px 0; border-bottom: var(--rule); font-size: var(--fs-13); line-height: var(--lh-13); align-items: baseline; }
    li.now { background: var(--surface-sel); font-weight: 600; padding-inline: 6px; margin-inline: -6px; }
    li.pause { color: var(--ink-3); }
    .minutes { min-width: 44px; text-align: right; color: var(--ink-3); font-weight: 400; }
    .state { color: var(--ink-3); font-size: var(--fs-12); font-weight: 400; }
    .time { color: var(--ink-3); font-weight: 400; }
  `,
  template: `
    <cn-section-heading headingId="agenda-heading" [text]="'meeting.agenda.title' | transloco" [note]="note()" />
    <ol>
      @for (row of rows(); track row.id) {
        @if (row.pause; as pause) {
        <li class="pause"><span class="time">{{ starts().get(pause.id) | cnDate: 'time' }}</span><span>{{ 'agenda.break' | transloco }}</span><span></span><span class="minutes">{{ 'meeting.agenda.minutes' | transloco: { minutes: pause.minutes } }}</span></li>
        } @else if (row.item; as item) {
        <li [class.now]="item.id === currentId()" [attr.aria-current]="item.id === currentId() ? 'step' : null">
          <span class="time">{{ item.startedAt ?? starts().get(item.id) | cnDate: 'time' }}</span>
          <span>{{ item.patientShort }}</span>
          <span class="state">
            @if (item.caseState === 'recommended' || item.caseState === 'signedOff') {
              <a [routerLink]="['/meetings', meeting().id, 'cases', item.caseId, 'outcome']">{{ 'meeting.agenda.' + (item.caseState === 'signedOff' ? 'signed' : 'toSign') | transloco }}</a>
            } @else if (item.state === 'waiting' && item.lane !== 'deferred' && mayCall() && !currentId()) {
              <button type="button" class="cn-link" [attr.aria-label]="'meeting.agenda.callOf' | transloco: { patient: item.patientShort }" (click)="callCase.emit(item)">{{ 'meeting.agenda.call' | transloco }}</button>
            } @else {
              {{ wordOf(item) | transloco }}
            }
          </span>
          <span class="minutes">{{ 'meeting.agenda.minutes' | transloco: { minutes: item.minutes } }}</span>
        </li>
        }
      }
    </ol>
  `,
})
export class AgendaRailComponent {
  readonly meeting = input.required<MeetingDetail>();
  readonly nextId = input<string | null>(null);
  readonly mayCall = input(false);
  /** Words for how far behind the plan the meeting is. */
  readonly behindWords = input.required<(minutes: number) => string>();
  readonly callCase = output<AgendaItem>();

  protected readonly currentId = computed(() => this.meeting().currentItemId);
  protected readonly items = computed(() => [...this.meeting().agenda].sort((one, other) => one.position - other.position));
  /** Cases and breaks in the order of the agenda. */
  protected readonly rows = computed(() =>
    [...this.items().map((item) => ({ id: item.id, position: item.position, item, pause: null })), ...this.meeting().breaks.map((pause) => ({ id: pause.id, position: pause.position, item: null, pause }))].sort((one, other) => one.position - other.position),
  );
  protected readonly starts = computed(() => plannedStarts(this.meeting().startsAt, timedEntries(this.meeting())));
  protected readonly note = computed(() => {
    const current = this.items().find(({ id }) => id === this.currentId());
    const opened = this.meeting().openedAt;
    if (!current?.startedAt || opened === null) return undefined;
    const before = timedEntries(this.meeting()).filter(({ position }) => position < current.position);
    return this.behindWords()(minutesBehind(opened, before, current.startedAt));
  });

  protected wordOf(item: AgendaItem): string {
    if (item.id === this.currentId()) return 'meeting.agenda.now';
    if (item.lane === 'deferred') return 'meeting.agenda.deferred';
    if (item.state === 'done') return 'meeting.agenda.done';
    return item.id === this.nextId() ? 'meeting.agenda.next' : 'meeting.agenda.waiting';
  }
}
