import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { laboratoryUnits, LABORATORY_QUANTITIES, type LaboratoryQuantity } from '@consilium/board';
import type { CourseEvent, CourseEventInput } from '@consilium/contracts';
import { DateFieldComponent, DatePipe, NumberPipe, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { newIdempotencyKey } from '../../../core/http/api-client';
import { ProblemError } from '../../../core/http/problem-error';
import { CaseFile } from '../data/case-file';
import { CasesClient } from '../data/cases.client';
import { fieldRefusal } from '../words/field-refusal';
import { Speech } from '../words/speech';
import { readCourseEvent, TREATMENT_KINDS, type CourseDraft, type CourseErrors } from './course-entry';

const KINDS: readonly CourseEventInput['kind'][] = ['diagnosis', 'surgery', 'systemic', 'liverDirected', 'radionuclide', 'imaging', 'disease', 'marker'];
const RESPONSES = ['CR', 'PR', 'minor', 'SD', 'PD'] as const;
/** Markers followed over time; bilirubin is a fact of the sheet. */
const MARKERS = LABORATORY_QUANTITIES.filter((quantity) => quantity !== 'bilirubin');

/** Where a refusal of the marker's parts is shown. */
const FIELD_OF_PATH: Readonly<Record<string, string | undefined>> = { 'marker.value': 'value', 'marker.upperReference': 'upperReference' };

const EMPTY: CourseDraft = { kind: 'imaging', label: '', startsOn: '', endsOn: '', response: '', marker: 'chromograninA', value: '', unit: 'µg/L', upperReference: '' };

/** Events of the course: the list, newest first, and the form for one more. */
@Component({
  selector: 'cn-course-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, DatePipe, NumberPipe, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './course-editor.component.html',
  styleUrl: './course-editor.component.css',
})
export class CourseEditorComponent {
  readonly editable = input(false);

  private readonly file = inject(CaseFile);
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(ToastService);
  private readonly speech = inject(Speech);
  private key = newIdempotencyKey();

  protected readonly today = this.file.today;
  protected readonly events = computed(() => [...(this.file.sheet()?.course ?? [])].sort((a, b) => b.startsOn.localeCompare(a.startsOn)));
  protected readonly adding = signal(false);
  protected readonly draft = signal<CourseDraft>(EMPTY);
  protected readonly errors = signal<CourseErrors>({});
  protected readonly failed = signal(false);
  protected readonly busy = signal(false);
  protected readonly isTreatment = computed(() => TREATMENT_KINDS.includes(this.draft().kind));
  protected readonly kindChoices = computed(() => KINDS.map((value) => ({ value, label: this.speech.say()(`cases.course.kind.${value}`) })));
  protected readonly markerChoices = computed(() => MARKERS.map((value) => ({ value, label: this.speech.say()(`cases.sheet.event.markers.${value}`) })));
  protected readonly unitChoices = computed(() => laboratoryUnits(this.draft().marker).map((value) => ({ value, label: value })));
  protected readonly responseChoices = computed(() => RESPONSES.map((value) => ({ value, label: this.speech.clinical().code('responseCategory', value) })));

  /** Whether something is typed that nobody stored. */
  hasDraft(): boolean {
    return this.adding() && (this.draft().label !== '' || this.draft().value !== '' || this.draft().startsOn !== '');
  }

  protected responseWords(event: CourseEvent): string {
    return event.response ? this.speech.clinical().code('responseCategory', event.response) : '';
  }

  protected set(change: Partial<CourseDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.key = newIdempotencyKey();
  }

  protected setMarker(marker: string | null): void {
    const quantity = (marker ?? 'chromograninA') as LaboratoryQuantity;
    this.set({ marker: quantity, unit: laboratoryUnits(quantity)[0] ?? '' });
  }

  protected setKind(kind: string | null): void {
    this.set({ kind: (kind ?? 'imaging') as CourseDraft['kind'] });
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const reading = readCourseEvent(this.draft(), this.today, this.speech.say());
    this.errors.set(reading.ok ? {} : reading.errors);
    this.failed.set(false);
    if (!reading.ok || this.busy()) return;
    this.busy.set(true);
    try {
      this.file.wrote(await this.client.addCourseEvent(this.file.detail()?.id ?? '', reading.input, this.key));
      // The next value of a series is usually of the same kind: kind, marker and unit stay.
      this.draft.update((draft) => ({ ...draft, label: '', startsOn: '', endsOn: '', response: '', value: '' }));
      this.key = newIdempotencyKey();
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.errors.set(Object.fromEntries(problem.fields.map((field) => [FIELD_OF_PATH[field.path] ?? field.path, fieldRefusal(field, this.speech.say(), this.speech.language())])));
      this.failed.set(problem.fields.length === 0);
    } finally {
      this.busy.set(false);
    }
  }

  protected async remove(event: CourseEvent): Promise<void> {
    const caseId = this.file.detail()?.id ?? '';
    try {
      this.file.wrote(await this.client.retireCourseEvent(caseId, event.id));
      const { id: _, ...input } = event;
      this.toasts.done('cases.sheet.event.removed', { undo: () => void this.client.addCourseEvent(caseId, input, newIdempotencyKey()).then((sheet) => this.file.wrote(sheet)) });
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.toasts.failed('cases.sheet.failed');
    }
  }
}
