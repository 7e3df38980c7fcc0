import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { BoardRole, Membership, Person } from '@consilium/contracts';
import { ConfirmService, DateFieldComponent, DatePipe, EmptyStateComponent, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, ToastService } from '@consilium/ui';
import { newIdempotencyKey } from '../../../core/http/api-client';
import { DeskClient } from '../data/desk.client';
import { DeskAct } from '../data/desk-act';
import { calendarDay } from './today';

const SEATS: readonly BoardRole[] = ['chair', 'deputyChair', 'member', 'coordinator', 'guest'];

/** Whom a seat may be offered to, by the roles of the account. The server holds to the same rule. */
const fits = (role: BoardRole, person: Person): boolean =>
  role === 'coordinator' ? person.roles.includes('coordinator') : role === 'guest' ? person.roles.some((held) => held !== 'auditor' && held !== 'administrator') : person.roles.includes('specialist');

/** The seats of a board and their history; the administrator adds and ends them. */
@Component({
  selector: 'cn-seats',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, DatePipe, EmptyStateComponent, RouterLink, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, TranslocoPipe],
  templateUrl: './seats.component.html',
  styleUrl: './board-parts.css',
})
export class SeatsComponent {
  readonly boardId = input.required<string>();
  readonly memberships = input.required<readonly Membership[]>();
  readonly mayChange = input(false);
  readonly changed = output<void>();

  private readonly desk = new DeskAct();
  private readonly client = inject(DeskClient);
  private readonly confirm = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  private readonly words = inject(TranslocoService);
  private readonly people = signal<readonly Person[]>([]);
  private idempotencyKey = newIdempotencyKey();

  protected readonly adding = signal(false);
  protected readonly showPast = signal(false);
  protected readonly ending = signal<string | null>(null);
  protected readonly busy = this.desk.busy;
  protected readonly problem = this.desk.problem;
  protected readonly person = signal<string | null>(null);
  protected readonly role = signal<string | null>('member');
  protected readonly from = signal<string | null>(calendarDay());
  protected readonly to = signal<string | null>(null);
  protected readonly lastDay = signal<string | null>(null);
  protected readonly today = calendarDay();
  protected readonly present = computed(() => this.memberships().filter(({ state }) => state !== 'past'));
  protected readonly past = computed(() => this.memberships().filter(({ state }) => state === 'past'));
  protected readonly shown = computed(() => (this.showPast() ? [...this.present(), ...this.past()] : this.present()));
  protected readonly roleChoices = computed(() => SEATS.map((value) => ({ value, label: this.words.translate<string>(`admin.seat.${value}`) })));
  protected readonly personChoices = computed(() =>
    this.people()
      .filter((person) => fits((this.role() ?? 'member') as BoardRole, person))
      .map(({ id, displayName, discipline }) => ({ value: id, label: discipline === null ? displayName : `${displayName}, ${this.words.translate<string>(`terms.discipline.${discipline}`)}` })),
  );
  protected readonly refusal = this.desk.refusal;

  protected async open(): Promise<void> {
    this.adding.set(true);
    if (this.people().length > 0) return;
    await this.desk.run(async () => this.people.set(await this.client.people()));
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const [personId, validFrom] = [this.person(), this.from()];
    if (personId === null || validFrom === null) return;
    await this.desk.run(async () => {
      const made = await this.client.addMember(this.boardId(), { personId, role: this.role() as BoardRole, discipline: null, validFrom, validTo: this.to() }, this.idempotencyKey);
      this.idempotencyKey = newIdempotencyKey();
      this.adding.set(false);
      this.person.set(null);
      this.toasts.done('admin.boards.added', { parameters: { name: made.person.displayName } });
      this.changed.emit();
    });
  }

  protected async endNow(seat: Membership): Promise<void> {
    const agreed = await this.confirm.ask({
      title: 'admin.boards.endNow',
      text: 'admin.boards.endNowAsks',
      confirm: 'admin.boards.endNow',
      parameters: { name: seat.person.displayName },
      danger: true,
    });
    if (agreed) await this.end(seat, null);
  }

  protected async endOn(event: Event, seat: Membership): Promise<void> {
    event.preventDefault();
    if (this.lastDay() !== null) await this.end(seat, this.lastDay());
  }

  protected startEnding(seat: Membership): void {
    this.problem.set(null);
    this.lastDay.set(seat.validTo ?? this.today);
    this.ending.set(seat.id);
  }

  private async end(seat: Membership, lastDay: string | null): Promise<void> {
    await this.desk.run(async () => {
      await this.client.endMembership(seat.id, lastDay);
      this.ending.set(null);
      this.toasts.done('admin.boards.ended', { parameters: { name: seat.person.displayName } });
      this.changed.emit();
    });
  }
}
