import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Attendance, AttendanceInput, InterestInput } from '@consilium/contracts';
import { DatePipe, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent } from '@consilium/ui';
import { Speech } from '../../cases/words/speech';
import { Room } from '../data/room';
import { RoomClient } from '../data/room.client';
import { arrivalOf, seatsFor } from './arrival';

/** Who is in the room since when, in which capacity; signing oneself and others in and out; declaring an interest. */
@Component({
  selector: 'cn-register',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './register.component.html',
  styles: `
    :host { display: block; }
    li { display: flex; gap: 2px 8px; align-items: baseline; flex-wrap: wrap; padding: 5px 0; border-bottom: var(--rule); font-size: var(--fs-13); line-height: var(--lh-13); }
    .who { flex: 1; min-width: 0; }
    .left { color: var(--ink-3); }
    li button { min-height: 24px; }
    details { margin-top: 10px; }
    summary { cursor: pointer; min-height: 28px; font-size: var(--fs-13); color: var(--ink-2); }
    .tools { display: flex; gap: 8px; flex-wrap: wrap; margin-top: 10px; }
    form { display: grid; gap: 10px; margin-top: 10px; padding: 12px 14px 14px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--accent); }
  `,
})
export class RegisterComponent {
  protected readonly room = inject(Room);
  private readonly client = inject(RoomClient);
  private readonly speech = inject(Speech);

  protected readonly form = signal<'none' | 'arrival' | 'interest'>('none');
  protected readonly personId = signal<string | null>(null);
  protected readonly mode = signal<string | null>('room');
  protected readonly seat = signal<string | null>(null);
  protected readonly kind = signal<string | null>('treating');
  protected readonly text = signal('');
  protected readonly recuses = signal<string | null>('yes');

  protected readonly mayKeepAll = computed(() => this.room.may('meeting.callCase'));
  protected readonly running = computed(() => ['published', 'open'].includes(this.room.meeting()?.state ?? ''));
  protected readonly absent = computed(() => {
    const here = new Set(this.room.present().map(({ person }) => person.id));
    return this.room.people().filter(({ id }) => !here.has(id)).map(({ id, displayName }) => ({ value: id, label: displayName }));
  });
  /** Voting members who are not in the room. */
  protected readonly awaited = computed(() => {
    const here = new Set(this.room.present().map(({ person }) => person.id));
    return (this.room.meeting()?.members ?? []).filter(({ id, boardRole }) => !here.has(id) && boardRole !== 'guest' && boardRole !== 'coordinator');
  });
  protected readonly modes = computed(() => (['room', 'remote'] as const).map((value) => ({ value, label: this.speech.say()(`meeting.register.${value}`) })));
  protected readonly yesNo = computed(() => (['yes', 'no'] as const).map((value) => ({ value, label: this.speech.say()(`meeting.interest.${value}`) })));
  protected readonly kinds = computed(() => (['treating', 'financial', 'personal', 'other'] as const).map((value) => ({ value, label: this.speech.say()(`meeting.interest.kind.${value}`) })));
  /** As what this person can be entered: for the own seat, for the seat of somebody covered, as a guest. */
  protected readonly seats = computed(() => {
    const meeting = this.room.meeting();
    const person = this.personId();
    return meeting && person ? seatsFor(person, meeting, (key, parameters) => this.speech.say()(key, parameters)) : [];
  });
  protected readonly myInterest = computed(() => {
    const caseId = this.room.current()?.caseId;
    return this.room.meeting()?.interests.find((interest) => interest.caseId === caseId && interest.person.id === this.room.me()) ?? null;
  });
  protected readonly interests = computed(() => {
    const caseId = this.room.current()?.caseId;
    return new Map((this.room.meeting()?.interests ?? []).filter((interest) => interest.caseId === caseId).map((interest) => [interest.person.id, interest]));
  });

  /** Enters oneself for the own seat, or for the one that was named to be covered. */
  protected arriveMe(mode: 'room' | 'remote'): void {
    const meeting = this.room.meeting();
    if (meeting) this.arrive(arrivalOf(this.room.me(), meeting, mode));
  }

  /** Enters a member for the own seat. */
  protected enterMember(personId: string, mode: 'room' | 'remote'): void {
    void this.arrive({ personId, role: 'core', mode, coversPersonId: null });
  }

  protected choose(personId: string | null): void {
    this.personId.set(personId);
    this.seat.set(this.seats()[0]?.value ?? null);
  }

  protected async enter(event: Event): Promise<void> {
    event.preventDefault();
    const personId = this.personId();
    const seat = this.seat();
    if (personId === null || seat === null) return;
    const role = seat === 'core' || seat === 'guest' ? seat : 'cover';
    const done = await this.arrive({ personId, role, mode: this.mode() === 'remote' ? 'remote' : 'room', coversPersonId: role === 'cover' ? seat : null });
    if (done) this.choose(null);
  }

  protected depart(stay: Attendance): void {
    void this.room.act(() => this.client.depart(stay.id));
  }

  protected async declare(event: Event): Promise<void> {
    event.preventDefault();
    const caseId = this.room.current()?.caseId;
    const meeting = this.room.meeting();
    if (!caseId || !meeting || this.text().trim() === '') return;
    const input: InterestInput = { caseId, kind: this.kind() as InterestInput['kind'], text: this.text().trim(), recuses: this.recuses() === 'yes' };
    if (await this.room.act(() => this.client.declareInterest(meeting.id, input))) {
      this.text.set('');
      this.form.set('none');
    }
  }

  private arrive(input: AttendanceInput): Promise<boolean> {
    const meeting = this.room.meeting();
    return meeting ? this.room.act(() => this.client.arrive(meeting.id, input)) : Promise.resolve(false);
  }
}
