import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { chaseOwnerRoles, type ChaseInput, type ChaseItem, type Person, type ReadinessFinding } from '@consilium/contracts';
import { DateFieldComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { newIdempotencyKey } from '../../core/http/api-client';
import { ProblemError } from '../../core/http/problem-error';
import { localToday } from '../cases/data/calendar';
import { CasesClient } from '../cases/data/cases.client';
import { fieldRefusal } from '../cases/words/field-refusal';
import { Speech } from '../cases/words/speech';
import { ChaseItemComponent } from './chase-item.component';
import { ChaseClient } from './chase.client';
import { ChaseWords } from './chase-words';

interface Draft {
  readonly itemId: string;
  readonly ask: string;
  readonly ownerRole: string;
  readonly ownerId: string | null;
  readonly ownerLabel: string;
  readonly dueOn: string | null;
}

/** Days given where no cut-off says otherwise. */
const USUAL_DAYS = 7;

/** What is owed for one case, and what is missing that nobody was asked for yet: one click asks whoever usually brings it. */
@Component({
  selector: 'cn-case-chase',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChaseItemComponent, DateFieldComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './case-chase.component.html',
  styles: `
    :host { display: block; }
    .suggested li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 16px; padding: 6px 0; border-bottom: var(--rule); align-items: center; font-size: var(--fs-13); line-height: var(--lh-13); }
    .blocks { color: var(--danger); font-weight: 500; }
    form { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px 16px; padding: 10px 12px; margin-top: 10px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--accent); align-items: start; }
    .wide { grid-column: 1 / -1; }
    .more { margin-top: 10px; }
    .sub { margin-top: 12px; }
    @media (max-width: 640px) { form { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class CaseChaseComponent {
  readonly caseId = input.required<string>();
  readonly mayAsk = input(false);
  /** Whether the person belongs to the board; a referrer only asks back. */
  readonly onBoard = input(true);

  private readonly client = inject(ChaseClient);
  private readonly cases = inject(CasesClient);
  private readonly toasts = inject(ToastService);
  private readonly speech = inject(Speech);
  protected readonly words = inject(ChaseWords);

  protected readonly today = localToday();
  protected readonly items = signal<readonly ChaseItem[] | null>(null);
  protected readonly suggested = signal<readonly ReadinessFinding[]>([]);
  private readonly cutOffAt = signal<string | null>(null);
  protected readonly failed = signal(false);
  protected readonly busy = signal(false);
  protected readonly draft = signal<Draft | null>(null);
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  private readonly people = signal<readonly Person[]>([]);
  private key = newIdempotencyKey();

  protected readonly roleChoices = computed(() => chaseOwnerRoles.map((value) => ({ value, label: this.words.role(value) })));
  protected readonly personChoices = computed(() => this.people().map(({ id, displayName }) => ({ value: id, label: displayName })));
  protected readonly itemChoices = computed(() => {
    const named = [...new Set(this.suggested().map(({ itemId }) => itemId))].map((value) => ({ value, label: this.words.item(value) }));
    return [...named, { value: 'other', label: this.words.item('other') }];
  });

  constructor() {
    effect(() => {
      this.caseId();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.failed.set(false);
    try {
      const { items, suggested, cutOffAt } = await this.client.ofCase(this.caseId());
      this.items.set(items);
      this.suggested.set(suggested);
      this.cutOffAt.set(cutOffAt);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failed.set(true);
    }
  }

  /** The cut-off of the next meeting where it lies ahead, otherwise a week from now. */
  private usualDue(): string {
    const cutOff = this.cutOffAt()?.slice(0, 10);
    if (cutOff && cutOff >= this.today) return cutOff;
    return new Date(Date.parse(`${this.today}T12:00:00Z`) + USUAL_DAYS * 86_400_000).toISOString().slice(0, 10);
  }

  protected askFor(finding: ReadinessFinding): void {
    void this.store({ itemId: finding.itemId, ask: '', ownerRole: finding.ownerRole, ownerId: null, ownerLabel: '', dueOn: this.usualDue() });
  }

  protected begin(): void {
    this.draft.set({ itemId: 'other', ask: '', ownerRole: this.onBoard() ? 'referrer' : 'coordinator', ownerId: null, ownerLabel: '', dueOn: this.usualDue() });
    this.errors.set({});
    if (this.onBoard()) this.cases.people().then((people) => this.people.set(people), () => undefined);
  }

  protected set(change: Partial<Draft>): void {
    this.draft.update((draft) => (draft ? { ...draft, ...change } : draft));
    this.key = newIdempotencyKey();
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    if (draft) await this.store(draft);
  }

  protected changed(item: ChaseItem): void {
    this.items.update((items) => items?.map((one) => (one.id === item.id ? item : one)) ?? null);
  }

  private async store(draft: Draft): Promise<void> {
    const say = this.speech.say();
    const errors: Record<string, string> = {};
    if (draft.itemId === 'other' && draft.ask.trim() === '') errors['ask'] = say('intake.chase.askMissing');
    if (draft.dueOn === null || draft.dueOn < this.today) errors['dueOn'] = say('intake.chase.dueMissing');
    if (draft.ownerRole === 'external' && draft.ownerLabel.trim() === '') errors['ownerLabel'] = say('intake.chase.labelMissing');
    this.errors.set(errors);
    if (Object.keys(errors).length > 0 || this.busy()) return;
    this.busy.set(true);
    try {
      await this.client.ask(this.caseId(), { ...draft, ask: draft.ask.trim(), ownerLabel: draft.ownerLabel.trim(), dueOn: draft.dueOn!, ownerRole: draft.ownerRole as ChaseInput['ownerRole'] }, this.key);
      this.key = newIdempotencyKey();
      this.draft.set(null);
      this.toasts.done('intake.chase.askedNow', { parameters: { owner: this.words.role(draft.ownerRole) } });
      await this.load();
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      if (problem.fields.length > 0 && this.draft()) this.errors.set(Object.fromEntries(problem.fields.map((field) => [field.path, fieldRefusal(field, say, this.speech.language())])));
      else this.toasts.failed(problem.reason === 'chase.askedAlready' ? 'intake.chase.askedAlready' : 'intake.chase.failed');
    } finally {
      this.busy.set(false);
    }
  }
}
