import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateFieldComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { CaseFile } from '../data/case-file';
import { CasesClient } from '../data/cases.client';
import { QUESTION_CODES, URGENCIES } from '../data/question-codes';
import { fieldRefusal } from '../words/field-refusal';
import { Speech } from '../words/speech';
import { changedFields, headChange, headErrors, headOf, sharedParts, type HeadDraft, type HeadErrors } from './head-draft';

/** Question, summary, wish and consent. Stored with a button, because these are sentences and not single values. */
@Component({
  selector: 'cn-head-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './head-editor.component.html',
  styleUrl: './head-editor.component.css',
})
export class HeadEditorComponent {
  readonly editable = input(false);

  private readonly file = inject(CaseFile);
  private readonly client = inject(CasesClient);
  private readonly speech = inject(Speech);

  private readonly stored = computed(() => {
    const detail = this.file.detail();
    return detail ? headOf(detail) : null;
  }, { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  /** The head as it was when it was last read or stored; what is typed is compared with it. */
  private readonly base = linkedSignal<HeadDraft | null>(() => this.stored());
  protected readonly draft = linkedSignal<HeadDraft | null>(() => this.base());
  protected readonly errors = signal<HeadErrors>({});
  protected readonly failure = signal<string | null>(null);
  /** What somebody else stored in the meantime; shown beside what is typed. */
  protected readonly theirs = signal<HeadDraft | null>(null);
  protected readonly busy = signal(false);
  protected readonly today = this.file.today;
  protected readonly dirty = computed(() => {
    const [base, draft] = [this.base(), this.draft()];
    return base !== null && draft !== null && changedFields(base, draft).length > 0;
  });
  /** The fields somebody else changed, with what stands there now. */
  protected readonly differences = computed(() => {
    const [theirs, base] = [this.theirs(), this.base()];
    return theirs && base ? changedFields(base, theirs).map((field) => ({ field, text: theirs[field] })) : [];
  });

  protected readonly questionChoices = computed(() => this.choices('questionCode', QUESTION_CODES));
  protected readonly urgencyChoices = computed(() => this.choices('urgency', URGENCIES));
  protected readonly wishChoices = computed(() => this.choices('referral.wishes', ['asked', 'declinedToSay', 'notAsked']));
  protected readonly consentChoices = computed(() => this.choices('referral.consents', ['given', 'refused', 'notAsked']));

  hasDraft(): boolean {
    return this.dirty();
  }

  protected set(field: keyof HeadDraft, value: string | null): void {
    this.draft.update((draft) => (draft ? { ...draft, [field]: value ?? '' } : draft));
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    await this.store();
  }

  protected keepTheirs(): void {
    const theirs = this.theirs();
    this.theirs.set(null);
    this.base.set(theirs);
    this.draft.set(theirs);
  }

  /** Stores what is typed on top of what somebody else stored, now that both were seen. */
  protected async storeMine(): Promise<void> {
    this.theirs.set(null);
    await this.store();
  }

  private async store(): Promise<void> {
    const [base, draft, detail] = [this.base(), this.draft(), this.file.detail()];
    if (!base || !draft || !detail || this.busy()) return;
    this.failure.set(null);
    this.errors.set(headErrors(draft, this.today, this.speech.say()));
    if (Object.keys(this.errors()).length > 0) return;
    this.busy.set(true);
    try {
      await this.send(detail.id, base, draft, true);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      const [field] = problem.fields;
      this.failure.set(field ? fieldRefusal(field, this.speech.say(), this.speech.language()) : this.speech.say()('cases.sheet.failed'));
    } finally {
      this.busy.set(false);
    }
  }

  /** The version counts for the whole case: while nobody touched the same part of the head, the change is sent on top. */
  private async send(caseId: string, base: HeadDraft, draft: HeadDraft, mayRetry: boolean): Promise<void> {
    try {
      const changed = await this.client.change(caseId, headChange(base, draft), this.file.version());
      const typed = this.draft();
      const typedMeanwhile = typed ? changedFields(draft, typed) : [];
      this.file.moved(changed);
      this.base.set(headOf(changed));
      this.draft.update((stored) => (stored && typed ? { ...stored, ...Object.fromEntries(typedMeanwhile.map((field) => [field, typed[field]])) } : stored));
    } catch (problem) {
      if (!(problem instanceof ProblemError) || problem.code !== 'stale') throw problem;
      const now = await this.client.read(caseId);
      this.file.sawVersion(now.version);
      if (sharedParts(headChange(base, headOf(now)), headChange(base, draft)).length > 0) this.theirs.set(headOf(now));
      else if (mayRetry) await this.send(caseId, base, draft, false);
      else throw problem;
    }
  }

  private choices(group: string, values: readonly string[]): { value: string; label: string }[] {
    return values.map((value) => ({ value, label: this.speech.say()(`cases.${group}.${value}`) }));
  }
}
