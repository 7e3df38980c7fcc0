import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Fact, FactInput } from '@consilium/contracts';
import { DateFieldComponent, DatePipe, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, ToastService, formatDate } from '@consilium/ui';
import { SessionState } from '../../../core/auth/session.state';
import { ProblemError } from '../../../core/http/problem-error';
import { CaseFile } from '../data/case-file';
import { CasesClient } from '../data/cases.client';
import { CaseShelf } from '../files/case-shelf';
import { RemarksComponent } from '../remarks/remarks.component';
import { remarkName } from '../remarks/remark-target';
import { fieldRefusal } from '../words/field-refusal';
import { Speech } from '../words/speech';
import { codesOf, controlOf, entryText, readEntry, takesInterval } from './fact-entry';
import { FactWriter } from './fact-writer';

const NOTE_LIMIT = 2000;
const LABEL_LIMIT = 200;

/**
 * Everything about one fact: state, date, source, a competing value, its history and the remarks on it. Stored with the
 * button, because several fields belong together here.
 */
@Component({
  selector: 'cn-fact-details',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, DatePipe, RemarksComponent, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './fact-details.component.html',
  styleUrl: './fact-details.component.css',
})
export class FactDetailsComponent {
  readonly element = input.required<string>();
  readonly editable = input(false);
  readonly closed = output<void>();

  protected readonly file = inject(CaseFile);
  private readonly client = inject(CasesClient);
  private readonly writer = inject(FactWriter);
  private readonly shelf = inject(CaseShelf);
  private readonly session = inject(SessionState);
  private readonly toasts = inject(ToastService);
  private readonly speech = inject(Speech);
  private readonly words = this.speech.clinical;

  protected readonly kind = computed(() => controlOf(this.element()));
  protected readonly enterable = computed(() => this.editable() && this.kind() !== 'elsewhere');
  /** Ticked or entered by parts in the row; here it only gets another state, date or source. */
  protected readonly inRow = computed(() => this.kind() === 'codes' || this.kind() === 'structure');
  protected readonly interval = computed(() => takesInterval(this.element()));
  protected readonly label = computed(() => this.words().element(this.element()));
  protected readonly help = computed(() => this.words().elementHelp(this.element()));
  protected readonly facts = computed(() => (this.file.sheet()?.facts ?? []).filter((fact) => fact.element === this.element()));
  /** By identity of the fact: the sheet is read anew after every entry, and the form keeps what is typed in it. */
  private readonly newest = computed(() => this.facts().at(-1) ?? null, { equal: (one, other) => one?.id === other?.id });

  protected readonly state = linkedSignal<string | null>(() => this.newest()?.state ?? 'known');
  protected readonly text = linkedSignal(() => {
    const fact = this.newest();
    return fact ? (typeof fact.value === 'boolean' ? (fact.value ? 'yes' : 'no') : entryText(fact.value, this.speech.language())) : '';
  });
  protected readonly pendingUntil = linkedSignal<string | null>(() => this.newest()?.pendingUntil ?? null);
  protected readonly observedOn = linkedSignal<string | null>(() => this.newest()?.observedOn ?? untracked(this.writer.provenance).observedOn);
  protected readonly sourceKind = linkedSignal<string | null>(() => (this.newest()?.source.kind === 'person' ? 'person' : 'document'));
  protected readonly sourceLabel = linkedSignal(() => this.newest()?.source.label ?? untracked(this.writer.provenance).label);
  protected readonly note = linkedSignal(() => this.newest()?.note ?? '');
  protected readonly competing = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly dateRefusal = signal<string | null>(null);
  protected readonly history = signal<readonly Fact[] | null>(null);
  protected readonly historyFailed = signal(false);

  protected readonly stateChoices = computed(() => (['known', 'pending', 'notDone', 'notObtainable'] as const).map((value) => ({ value, label: this.speech.say()(`cases.sheet.states.${value}`) })));
  protected readonly sourceChoices = computed(() => (['document', 'person'] as const).map((value) => ({ value, label: this.speech.say()(`cases.sheet.sourceKinds.${value}`) })));
  protected readonly valueChoices = computed(() => {
    if (this.kind() === 'boolean') return ['yes', 'no'].map((value) => ({ value, label: this.speech.say()(`cases.value.${value}`) }));
    return codesOf(this.element()).map((value) => ({ value, label: this.words().code(this.element(), value) }));
  });
  protected readonly picks = computed(() => this.kind() === 'boolean' || this.kind() === 'code');
  protected readonly today = this.file.today;
  /** Why the server did not take what this form says; what it says of the value stands at the value's own field. */
  protected readonly serverRefusal = computed(() => {
    const state = this.writer.state(this.element());
    if (state?.kind !== 'refused' || (state.problem.path.startsWith('value') && !this.inRow())) return null;
    return fieldRefusal(state.problem, this.speech.say(), this.speech.language());
  });
  protected readonly noteLimit = NOTE_LIMIT;
  protected readonly labelLimit = LABEL_LIMIT;
  protected readonly remarkNames = (target: { readonly kind: string; readonly ref: string }): string => remarkName(target, this.words());

  constructor() {
    effect(() => {
      this.element();
      this.facts();
      untracked(() => void this.loadHistory());
    });
  }

  protected valueWords(fact: Fact): string {
    return fact.state === 'known' ? this.words().value(fact.element, fact.value) : this.speech.say()(`cases.sheet.states.${fact.state}`);
  }

  protected store(event: Event): void {
    event.preventDefault();
    const input = this.input();
    if (input === null) return;
    void this.writer.record(this.element(), input);
    this.competing.set(false);
  }

  protected retire(fact: Fact): void {
    void this.writer.retire(this.element(), fact.id);
  }

  /** Name of the file the value was read in. */
  protected fileName(fact: Fact): string | null {
    return this.shelf.attachments().find(({ id }) => id === fact.source.attachmentId)?.fileName ?? null;
  }

  /** Whether this person may sign the value for their discipline and has not yet. */
  protected mayReview(fact: Fact): boolean {
    return fact.retiredAt === null && fact.state === 'known' && this.file.may('case.reviewFact') && !fact.reviews.some(({ by }) => by.id === this.session.person()?.id);
  }

  protected reviewWords(fact: Fact): string {
    const { say, language } = this.words();
    if (fact.reviews.length === 0) return say('intake.review.none');
    const names = fact.reviews.map(({ by, discipline, at }) => say('intake.review.by', { name: by.displayName, discipline: say(`terms.discipline.${discipline}`), date: formatDate(at, 'date', language) }));
    return say('intake.review.done', { names: names.join('; ') });
  }

  protected async review(fact: Fact): Promise<void> {
    try {
      await this.writer.review(fact.id);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.toasts.failed('intake.review.failed');
    }
  }

  protected reloadRemarks(): void {
    void this.file.loadAnnotations(this.file.detail()?.id ?? '');
  }

  /** What the form says, or null with the reason at the field. */
  private input(): FactInput | null {
    const say = this.speech.say();
    const state = (this.state() ?? 'known') as FactInput['state'];
    const observedOn = this.observedOn();
    this.refusal.set(null);
    const born = this.file.detail()?.patient.birthDate ?? '';
    this.dateRefusal.set(observedOn === null ? null : observedOn > this.today ? say('cases.referral.future') : observedOn < born ? say('cases.sheet.beforeBirth') : null);
    if (this.dateRefusal() !== null) return null;
    // The field itself says how much is too much; it is not worth a journey to the server.
    if (this.note().length > NOTE_LIMIT || this.sourceLabel().length > LABEL_LIMIT) return null;
    const attachmentId = this.newest()?.source.attachmentId ?? this.writer.provenance().attachmentId;
    const base = {
      ...(observedOn ? { observedOn } : {}),
      source: { kind: this.sourceKind() === 'person' ? ('person' as const) : ('document' as const), label: this.sourceLabel(), ...(attachmentId ? { attachmentId } : {}) },
      competing: this.competing(),
      ...(this.note() ? { note: this.note() } : {}),
    };
    if (state !== 'known') {
      const until = this.pendingUntil();
      return { value: null, state, ...(state === 'pending' && until ? { pendingUntil: until } : {}), ...base };
    }
    const value = this.value();
    return value === null ? null : { ...value, state, ...base };
  }

  private value(): Pick<FactInput, 'value' | 'enteredText'> | null {
    const say = this.speech.say();
    const text = this.text().trim();
    if (this.inRow()) {
      const value = this.newest()?.value ?? null;
      if (value !== null) return { value };
      this.refusal.set(say('cases.sheet.chooseValue'));
      return null;
    }
    if (text === '') {
      this.refusal.set(say('cases.sheet.chooseValue'));
      return null;
    }
    switch (this.kind()) {
      case 'boolean':
        return { value: text === 'yes' };
      case 'code':
        return { value: text };
      case 'words':
        return { value: text.split(',').map((word) => word.trim()).filter(Boolean) };
      default: {
        const entry = readEntry(this.element(), text, null);
        const read = entry.ok || entry.code !== 'laboratory.unitMissing' ? entry : readEntry(this.element(), text, this.words().unit(this.element()));
        if (read.ok) return { value: read.value, ...(read.enteredText ? { enteredText: read.enteredText } : {}) };
        this.refusal.set(say(`cases.sheet.reading.${read.code}`, read.parameters));
        return null;
      }
    }
  }

  private async loadHistory(): Promise<void> {
    if (!this.file.may('case.readHistory')) return;
    this.historyFailed.set(false);
    await this.client.history(this.file.detail()?.id ?? '', this.element()).then(
      (facts) => this.history.set(facts),
      () => this.historyFailed.set(true),
    );
  }
}
