import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { studyModalities, type ImagingSite, type ImagingStudy, type ImagingStudyInput } from '@consilium/contracts';
import { DateFieldComponent, DatePipe, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { newIdempotencyKey } from '../../../core/http/api-client';
import { ProblemError } from '../../../core/http/problem-error';
import { localToday } from '../data/calendar';
import { fieldRefusal } from '../words/field-refusal';
import { Speech } from '../words/speech';
import { CaseShelf } from './case-shelf';
import { FilesClient } from './files.client';

/** Imaging studies, which stay where they were made: what names them, and the way into the viewer of their site. */
@Component({
  selector: 'cn-study-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, DatePipe, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './study-list.component.html',
  styleUrl: './study-list.component.css',
})
export class StudyListComponent {
  readonly caseId = input.required<string>();
  readonly editable = input(false);

  protected readonly shelf = inject(CaseShelf);
  private readonly client = inject(FilesClient);
  private readonly toasts = inject(ToastService);
  private readonly speech = inject(Speech);

  protected readonly today = localToday();
  protected readonly adding = signal(false);
  protected readonly busy = signal(false);
  private readonly sites = signal<readonly ImagingSite[]>([]);
  protected readonly site = signal<string | null>(null);
  protected readonly modality = signal<string | null>('MR');
  protected readonly performedOn = signal<string | null>(null);
  protected readonly accession = signal('');
  protected readonly studyUid = signal('');
  protected readonly label = signal('');
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly siteChoices = computed(() => this.sites().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly modalityChoices = computed(() => studyModalities.map((value) => ({ value, label: this.speech.say()(`intake.studies.modalities.${value}`) })));
  private key = newIdempotencyKey();

  protected async open(): Promise<void> {
    this.adding.set(true);
    try {
      this.sites.set(await this.client.sites());
      this.site.update((site) => site ?? this.sites()[0]?.id ?? null);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.toasts.failed('intake.studies.sitesFailed');
    }
  }

  protected async store(event: Event): Promise<void> {
    event.preventDefault();
    const say = this.speech.say();
    const errors: Record<string, string> = {};
    if (this.site() === null) errors['siteId'] = say('intake.studies.siteMissing');
    if (this.performedOn() === null) errors['performedOn'] = say('intake.studies.dateMissing');
    if (this.accession().trim() === '' && this.studyUid().trim() === '') errors['accession'] = say('intake.studies.nameMissing');
    this.errors.set(errors);
    if (Object.keys(errors).length > 0 || this.busy()) return;
    this.busy.set(true);
    try {
      this.shelf.studies.set(await this.client.recordStudy(this.caseId(), this.input(), this.key));
      this.key = newIdempotencyKey();
      this.clear();
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      if (problem.fields.length > 0) this.errors.set(Object.fromEntries(problem.fields.map((field) => [field.path, fieldRefusal(field, say, this.speech.language())])));
      else this.toasts.failed('intake.studies.failed');
    } finally {
      this.busy.set(false);
    }
  }

  protected async retire(study: ImagingStudy): Promise<void> {
    try {
      this.shelf.studies.set(await this.client.retireStudy(study.id));
      this.toasts.done('intake.studies.removed', { undo: () => void this.restore(study) });
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.toasts.failed('intake.studies.failed');
    }
  }

  private async restore({ site, modality, performedOn, accession, studyUid, label }: ImagingStudy): Promise<void> {
    this.shelf.studies.set(await this.client.recordStudy(this.caseId(), { siteId: site.id, modality, performedOn, accession, studyUid, label }, newIdempotencyKey()));
  }

  private input(): ImagingStudyInput {
    return {
      siteId: this.site() ?? '',
      modality: (this.modality() ?? 'OT') as ImagingStudyInput['modality'],
      performedOn: this.performedOn() ?? '',
      accession: this.accession().trim() || null,
      studyUid: this.studyUid().trim() || null,
      label: this.label().trim(),
    };
  }

  private clear(): void {
    for (const field of [this.accession, this.studyUid, this.label]) field.set('');
    this.performedOn.set(null);
    this.adding.set(false);
  }
}
