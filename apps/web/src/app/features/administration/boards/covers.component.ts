import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Cover, Membership, Person } from '@consilium/contracts';
import { ConfirmService, DateFieldComponent, DatePipe, EmptyStateComponent, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, ToastService } from '@consilium/ui';
import { SessionState } from '../../../core/auth/session.state';
import { newIdempotencyKey } from '../../../core/http/api-client';
import { DeskClient } from '../data/desk.client';
import { DeskAct } from '../data/desk-act';
import { calendarDay } from './today';

const VOTING = ['chair', 'deputyChair', 'member'];

/** Who stands in for whom, by name and date. The cover votes as themselves for the seat and reads the cases meanwhile. */
@Component({
  selector: 'cn-covers',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, DatePipe, EmptyStateComponent, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, TranslocoPipe],
  templateUrl: './covers.component.html',
  styleUrl: './board-parts.css',
})
export class CoversComponent {
  readonly boardId = input.required<string>();
  readonly memberships = input.required<readonly Membership[]>();
  /** Whether covers of other people's seats are named here, too. */
  readonly forOthers = input(false);

  private readonly desk = new DeskAct();
  private readonly client = inject(DeskClient);
  private readonly confirm = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(SessionState);
  private readonly people = signal<readonly Person[]>([]);
  private idempotencyKey = newIdempotencyKey();

  protected readonly covers = signal<readonly Cover[]>([]);
  protected readonly adding = signal(false);
  protected readonly showPast = signal(false);
  protected readonly busy = this.desk.busy;
  protected readonly problem = this.desk.problem;
  protected readonly absent = signal<string | null>(null);
  protected readonly cover = signal<string | null>(null);
  protected readonly from = signal<string | null>(calendarDay());
  protected readonly to = signal<string | null>(calendarDay(7));
  protected readonly today = calendarDay();
  protected readonly present = computed(() => this.covers().filter(({ state }) => state === 'current' || state === 'future'));
  protected readonly past = computed(() => this.covers().filter(({ state }) => state === 'past' || state === 'withdrawn'));
  protected readonly shown = computed(() => (this.showPast() ? [...this.present(), ...this.past()] : this.present()));
  private readonly seats = computed(() => this.memberships().filter(({ role, state }) => VOTING.includes(role) && state !== 'past'));
  protected readonly absentChoices = computed(() =>
    this.seats()
      .filter(({ person }) => this.forOthers() || person.id === this.session.person()?.id)
      .map(({ person }) => ({ value: person.id, label: person.displayName })),
  );
  /** Specialists of the seat's discipline without a seat of their own. */
  protected readonly coverChoices = computed(() => {
    const seat = this.seats().find(({ person }) => person.id === this.absent());
    const seated = new Set(this.memberships().filter(({ state }) => state !== 'past').map(({ person }) => person.id));
    return this.people()
      .filter(({ id, roles, discipline }) => seat !== undefined && roles.includes('specialist') && discipline === seat.discipline && !seated.has(id))
      .map(({ id, displayName }) => ({ value: id, label: displayName }));
  });
  protected readonly nobodyFits = computed(() => this.absent() !== null && this.people().length > 0 && this.coverChoices().length === 0);
  protected readonly mayName = computed(() => this.absentChoices().length > 0);
  protected readonly refusal = this.desk.refusal;

  constructor() {
    effect(() => {
      this.boardId();
      untracked(() => void this.load());
    });
  }

  protected async open(): Promise<void> {
    this.adding.set(true);
    if (this.absentChoices().length === 1) this.absent.set(this.absentChoices()[0]!.value);
    await this.desk.run(async () => this.people.set(await this.client.people()));
  }

  protected async name(event: Event): Promise<void> {
    event.preventDefault();
    const [absentPersonId, coverPersonId, validFrom, validTo] = [this.absent(), this.cover(), this.from(), this.to()];
    if (absentPersonId === null || coverPersonId === null || validFrom === null || validTo === null) return;
    await this.desk.run(async () => {
      const made = await this.client.nameCover(this.boardId(), { absentPersonId, coverPersonId, validFrom, validTo }, this.idempotencyKey);
      this.idempotencyKey = newIdempotencyKey();
      this.adding.set(false);
      this.toasts.done('admin.covers.named', { parameters: { cover: made.cover.displayName, absent: made.absent.displayName } });
      this.covers.set(await this.client.covers(this.boardId()));
    });
  }

  protected async end(cover: Cover): Promise<void> {
    const agreed = await this.confirm.ask({
      title: 'admin.covers.end',
      text: 'admin.covers.endAsks',
      confirm: 'admin.covers.end',
      parameters: { cover: cover.cover.displayName, absent: cover.absent.displayName },
      danger: true,
    });
    if (!agreed) return;
    await this.desk.run(async () => {
      await this.client.endCover(cover.id);
      this.covers.set(await this.client.covers(this.boardId()));
    });
  }

  private async load(): Promise<void> {
    await this.desk.run(async () => this.covers.set(await this.client.covers(this.boardId())));
  }
}
