import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DisciplineCode, IssuedLink, PersonAccount, PersonInput, PersonRole } from '@consilium/contracts';
import { ConfirmService, DatePipe, ErrorStateComponent, FieldComponent, LoadingRowsComponent, PageHeaderComponent, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { SessionState } from '../../../core/auth/session.state';
import type { HoldsUnsavedChanges } from '../../../core/forms/unsaved-changes.guard';
import { UnsavedWork } from '../../../core/forms/unsaved-work';
import { newIdempotencyKey } from '../../../core/http/api-client';
import { ProblemError } from '../../../core/http/problem-error';
import { Breadcrumbs } from '../../../core/navigation/breadcrumbs';
import { DeskClient } from '../data/desk.client';
import { DeskAct } from '../data/desk-act';
import { PersonSignInComponent } from './person-sign-in.component';

const ROLES: readonly PersonRole[] = ['coordinator', 'specialist', 'referrer', 'auditor', 'administrator'];
const DISCIPLINES: readonly DisciplineCode[] = [
  'surgery', 'medicalOncology', 'radiology', 'interventionalRadiology', 'nuclearMedicine', 'pathology', 'gastroenterologyHepatology', 'endocrinology', 'transplant', 'radiotherapy', 'specialistNurse',
];

/** One account: who, which roles, invited or not, in service or not. A new one is filled in on the same page. */
@Component({
  selector: 'cn-person-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ErrorStateComponent, FieldComponent, LoadingRowsComponent, PageHeaderComponent, PersonSignInComponent, RouterLink, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './person.page.html',
  styles: `
    :host { display: block; }
    form { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 14px 24px; padding-top: 14px; }
    .wide { grid-column: 1 / -1; }
    .roles { display: flex; flex-wrap: wrap; gap: 2px 20px; }
    .failed { color: var(--danger); font-weight: 500; }
    section + section { margin-top: 28px; }
    .lines { display: grid; gap: 8px; padding: 12px 0; justify-items: start; }
    .secret { display: flex; gap: 8px; width: 100%; }
    ul { list-style: none; padding: 0; margin: 0; }
    li { display: flex; flex-wrap: wrap; gap: 0 10px; padding: 6px 0; border-bottom: var(--rule); }
    @media (max-width: 720px) { form { grid-template-columns: minmax(0, 1fr); } }
  `,
  host: { class: 'cn-page' },
})
export class PersonPage implements HoldsUnsavedChanges {
  /** Missing on the page of a new account. */
  readonly personId = input<string>();

  private readonly desk = new DeskAct();
  private readonly client = inject(DeskClient);
  private readonly breadcrumbs = inject(Breadcrumbs);
  private readonly router = inject(Router);
  private readonly confirm = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(SessionState);
  private idempotencyKey = newIdempotencyKey();

  protected readonly person = signal<PersonAccount | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly problem = this.desk.problem;
  protected readonly busy = this.desk.busy;
  protected readonly link = signal<IssuedLink | null>(null);

  protected readonly displayName = signal('');
  protected readonly email = signal('');
  protected readonly discipline = signal<string | null>(null);
  protected readonly roles = signal<readonly PersonRole[]>(['specialist']);
  protected readonly locale = signal<string | null>('en');

  protected readonly allRoles = ROLES;
  protected readonly disciplineChoices = computed(() => DISCIPLINES.map((value) => ({ value, label: this.words.translate<string>(`terms.discipline.${value}`) })));
  protected readonly localeChoices = [{ value: 'en', label: 'English' }, { value: 'de', label: 'Deutsch' }];
  protected readonly isSelf = computed(() => this.person() !== null && this.person()?.id === this.session.person()?.id);
  protected readonly complete = computed(() => this.displayName().trim() !== '' && this.email().includes('@') && this.roles().length > 0);
  protected readonly changed = computed(() => {
    const person = this.person();
    if (person === null) return this.displayName() !== '' || this.email() !== '';
    return JSON.stringify(this.typed()) !== JSON.stringify(inputOf(person));
  });
  protected readonly refusal = this.desk.refusal;

  constructor() {
    inject(UnsavedWork).watch(this);
    effect(() => {
      const personId = this.personId();
      untracked(() => void this.load(personId));
    });
  }

  hasUnsavedChanges(): boolean {
    return this.changed() && !this.busy();
  }

  protected errorAt(path: string): string | null {
    return this.desk.isAtFault(path) ? this.words.translate(`admin.fieldError.${path}`) : null;
  }

  protected toggle(role: PersonRole, on: boolean): void {
    this.roles.update((roles) => ROLES.filter((known) => (known === role ? on : roles.includes(known))));
  }

  protected async load(personId: string | undefined): Promise<void> {
    this.failure.set(null);
    this.link.set(null);
    if (personId === undefined) return;
    try {
      this.show(await this.client.account(personId));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const person = this.person();
    await this.desk.run(async () => {
      if (person === null) {
        const made = await this.client.create(this.typed(), this.idempotencyKey);
        this.idempotencyKey = newIdempotencyKey();
        this.toasts.done('admin.people.created', { parameters: { name: made.displayName } });
        await this.router.navigate(['/administration/people', made.id], { replaceUrl: true });
      } else {
        this.show(await this.client.change(person.id, person.version, this.typed()));
        this.toasts.done('admin.people.saved');
      }
    });
  }

  protected async issue(): Promise<void> {
    const person = this.person();
    if (person === null) return;
    await this.desk.run(async () => {
      this.link.set(await this.client.issueLink(person.id));
      const fresh = await this.client.account(person.id);
      this.person.set(fresh);
    });
  }

  protected async copy(address: string): Promise<void> {
    await navigator.clipboard.writeText(address);
    this.toasts.done('admin.people.copied');
  }

  protected async setActive(isActive: boolean): Promise<void> {
    const person = this.person();
    if (person === null) return;
    const key = isActive ? 'reactivate' : 'deactivate';
    const agreed = await this.confirm.ask({
      title: isActive ? 'admin.people.reactivate' : 'admin.people.deactivate',
      text: `admin.people.${key}Asks`,
      confirm: isActive ? 'admin.people.reactivate' : 'admin.people.deactivate',
      parameters: { name: person.displayName },
      danger: !isActive,
    });
    if (!agreed) return;
    await this.desk.run(async () => this.show(await this.client.setActive(person.id, person.version, isActive)));
  }

  protected reload(): void {
    void this.load(this.personId());
    this.problem.set(null);
  }

  private typed(): PersonInput {
    return {
      displayName: this.displayName().trim(),
      email: this.email().trim(),
      discipline: this.discipline() as DisciplineCode | null,
      roles: [...this.roles()],
      locale: this.locale() === 'de' ? 'de' : 'en',
    };
  }

  private show(person: PersonAccount): void {
    this.breadcrumbs.name(person.displayName, `/administration/people/${person.id}`);
    this.person.set(person);
    const { displayName, email, discipline, roles, locale } = inputOf(person);
    this.displayName.set(displayName);
    this.email.set(email);
    this.discipline.set(discipline);
    this.roles.set(roles);
    this.locale.set(locale);
  }
}

const inputOf = ({ displayName, email, discipline, roles, locale }: PersonAccount): PersonInput => ({
  displayName,
  email,
  discipline,
  roles: ROLES.filter((role) => roles.includes(role)),
  locale,
});
