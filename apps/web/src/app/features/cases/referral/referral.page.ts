import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { isBlank } from '@consilium/board';
import type { PatientMatch } from '@consilium/contracts';
import { DateFieldComponent, DatePipe, ErrorStateComponent, PageHeaderComponent, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { SessionState } from '../../../core/auth/session.state';
import type { HoldsUnsavedChanges } from '../../../core/forms/unsaved-changes.guard';
import { UnsavedWork } from '../../../core/forms/unsaved-work';
import { newIdempotencyKey } from '../../../core/http/api-client';
import { ProblemError } from '../../../core/http/problem-error';
import { localToday } from '../data/calendar';
import { CasesClient } from '../data/cases.client';
import { QUESTION_CODES, URGENCIES } from '../data/question-codes';
import { DuplicatesClient } from '../duplicates/duplicates.client';
import { fieldRefusal } from '../words/field-refusal';
import { Speech } from '../words/speech';
import { ProformaBoxComponent } from './proforma-box.component';
import { fieldOfPath, REFERRAL_FIELDS, referralErrors, referralInput, type ReferralDraft, type ReferralErrors, type ReferralField } from './referral-draft';

/** Who issues hospital numbers here: kept on this device, because it hardly ever changes. Nothing about a patient. */
const ISSUER_STORE = 'consilium.identifierSystem';
/** Fields that tell who it is. */
const IDENTITY: readonly ReferralField[] = ['identifierValue', 'familyName', 'givenName', 'birthDate'];
/** Time in milliseconds after the last letter before an earlier case is looked for. */
const TYPING_PAUSE = 400;

/** A new referral on one page: patient, question, wish. What the server refuses is said at the field; nothing is lost. */
@Component({
  selector: 'cn-referral-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, DatePipe, ErrorStateComponent, PageHeaderComponent, ProformaBoxComponent, RouterLink, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './referral.page.html',
  styleUrl: './referral.page.css',
  host: { class: 'cn-page' },
})
export class ReferralPage implements HoldsUnsavedChanges {
  private readonly client = inject(CasesClient);
  private readonly duplicates = inject(DuplicatesClient);
  private readonly session = inject(SessionState);
  private readonly router = inject(Router);
  private readonly toasts = inject(ToastService);
  private readonly speech = inject(Speech);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly today = localToday();
  private readonly empty: ReferralDraft = {
    boardId: this.session.session()?.boards[0]?.id ?? '',
    identifierValue: '', identifierSystem: localStorage.getItem(ISSUER_STORE) ?? this.session.session()?.organisation.name ?? '',
    familyName: '', givenName: '', birthDate: '', sex: '', questionCode: '', questionText: '', urgency: 'routine',
    consultantName: '', consultantContact: '', wish: 'notAsked', wishText: '', askedBy: '', askedOn: '', patientKnows: '', consent: 'notAsked', consentOn: '',
  };
  protected readonly draft = signal<ReferralDraft>(this.empty);
  private readonly tried = signal(false);
  private readonly refused = signal<ReferralErrors>({});
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly busy = signal(false);
  /** Registrations that look like the patient being entered. */
  protected readonly matches = signal<readonly PatientMatch[]>([]);
  protected readonly noBoard = signal(false);
  private stored = false;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private key = newIdempotencyKey();

  protected readonly errors = computed<ReferralErrors>(() => ({ ...(this.tried() ? referralErrors(this.draft(), this.today, this.speech.say()) : {}), ...this.refused() }));
  protected readonly problems = computed(() => Object.keys(this.errors()).length);

  private readonly boards = signal<readonly { readonly id: string; readonly name: string }[]>(this.session.session()?.boards ?? []);
  protected readonly boardChoices = computed(() => this.boards().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly sexChoices = computed(() => this.choices('referral.sexes', ['female', 'male', 'other']));
  protected readonly questionChoices = computed(() => this.choices('questionCode', QUESTION_CODES));
  protected readonly urgencyChoices = computed(() => this.choices('urgency', URGENCIES));
  protected readonly wishChoices = computed(() => this.choices('referral.wishes', ['asked', 'declinedToSay', 'notAsked']));
  protected readonly consentChoices = computed(() => this.choices('referral.consents', ['given', 'refused', 'notAsked']));

  constructor() {
    inject(UnsavedWork).watch(this);
    afterNextRender(() => this.focus('identifierValue'));
    if (this.boards().length === 0) void this.findBoards();
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
  }

  hasUnsavedChanges(): boolean {
    return !this.stored && JSON.stringify({ ...this.draft(), boardId: this.empty.boardId }) !== JSON.stringify(this.empty);
  }

  protected set(field: ReferralField, value: string | null): void {
    this.draft.update((draft) => ({ ...draft, [field]: value ?? '' }));
    if (this.refused()[field] !== undefined) {
      this.refused.update((refused) => Object.fromEntries(Object.entries(refused).filter(([name]) => name !== field)));
    }
    if (IDENTITY.includes(field)) this.lookUpSoon();
    // Another content is another intention; the same content sent twice is carried out once.
    this.key = newIdempotencyKey();
  }

  /** A referrer sits on no board and refers to any; the board of the latest referral is offered first. */
  private async findBoards(): Promise<void> {
    const [boards, latest] = await Promise.all([this.client.boards().catch(() => []), this.client.page({ limit: 1 }).catch(() => null)]);
    this.boards.set(boards);
    const first = boards.find(({ id }) => id === latest?.items[0]?.boardId) ?? boards[0];
    this.noBoard.set(first === undefined);
    if (first && this.draft().boardId === '') this.draft.update((draft) => ({ ...draft, boardId: first.id }));
  }

  /** Puts what a proforma says into the form, over what stood there, and goes to the first field that is still at fault. */
  protected fill(fields: Partial<ReferralDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...fields }));
    this.refused.set({});
    this.key = newIdempotencyKey();
    this.lookUpSoon();
    const left = referralErrors(this.draft(), this.today, this.speech.say());
    const next = REFERRAL_FIELDS.find((field) => left[field] !== undefined);
    setTimeout(() => (next ? this.focus(next) : this.host.nativeElement.querySelector<HTMLElement>('button[type=submit]')?.focus()));
  }

  private lookUpSoon(): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.lookUp(), TYPING_PAUSE);
  }

  /** Looks for registrations like this one, so that a patient is not entered twice. What is not typed yet agrees with nothing. */
  private async lookUp(): Promise<void> {
    const { identifierSystem, identifierValue, familyName, givenName, birthDate } = this.draft();
    const named = !isBlank(familyName) && !isBlank(givenName) && birthDate >= '1900-01-01' && birthDate <= this.today;
    if (identifierValue.trim().length < 3 && !named) {
      this.matches.set([]);
      return;
    }
    const query = { identifierSystem: identifierSystem.trim() || '-', identifierValue: identifierValue.trim() || '-', familyName: familyName.trim() || '-', givenName: givenName.trim() || '-', birthDate: named ? birthDate : '1900-01-01' };
    const found = await this.duplicates.matches(query).catch(() => []);
    const now = this.draft();
    // An answer to what was typed before is not shown.
    if (now.identifierValue === identifierValue && now.familyName === familyName && now.givenName === givenName && now.birthDate === birthDate) this.matches.set(found);
  }

  protected signs(match: PatientMatch): string {
    return match.signs.map((sign) => this.speech.say()(`intake.duplicates.signs.${sign}`)).join(', ');
  }

  /** Takes the details of the registration there is, so that both cases belong to the same patient. */
  protected takeOver({ patient: { identifierSystem, identifierValue, familyName, givenName, birthDate, sex } }: PatientMatch): void {
    clearTimeout(this.typing);
    this.draft.update((draft) => ({ ...draft, identifierSystem, identifierValue, familyName, givenName, birthDate, sex }));
    this.key = newIdempotencyKey();
    this.refused.set({});
    this.matches.set([]);
    this.focus('questionCode');
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.tried.set(true);
    this.failure.set(null);
    if (this.problems() > 0) {
      this.focusFirstProblem();
      return;
    }
    this.busy.set(true);
    try {
      const created = await this.client.create(referralInput(this.draft()), this.key);
      localStorage.setItem(ISSUER_STORE, this.draft().identifierSystem);
      this.stored = true;
      this.toasts.done('cases.referral.done', { parameters: { number: created.number } });
      await this.router.navigate(['/cases', created.id, 'sheet']);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      const say = this.speech.say();
      this.refused.set(Object.fromEntries(problem.fields.map((field) => [fieldOfPath(field.path), fieldRefusal(field, say, this.speech.language())])));
      if (problem.fields.length > 0) this.focusFirstProblem();
      else this.failure.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private focusFirstProblem(): void {
    const first = REFERRAL_FIELDS.find((field) => this.errors()[field] !== undefined);
    if (first) setTimeout(() => this.focus(first));
  }

  private focus(field: ReferralField): void {
    const control = this.host.nativeElement.querySelector<HTMLElement>(`#referral-${field}, [name="referral-${field}"]`);
    control?.focus();
    control?.scrollIntoView({ block: 'nearest' });
  }

  private choices(group: string, values: readonly string[]): { value: string; label: string }[] {
    return values.map((value) => ({ value, label: this.speech.say()(`cases.${group}.${value}`) }));
  }
}
