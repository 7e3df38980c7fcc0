import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { caseFactsEditable } from '@consilium/board';
import type { CaseDetail } from '@consilium/contracts';
import { ELEMENT_GROUPS, ELEMENTS_BY_GROUP, nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import {
  DateFieldComponent, ErrorStateComponent, LoadingRowsComponent, OptionListComponent, PageHeaderComponent, PatientBannerComponent, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, StatusMarkComponent, TextFieldComponent,
} from '@consilium/ui';
import { SessionState } from '../../../core/auth/session.state';
import { Breadcrumbs } from '../../../core/navigation/breadcrumbs';
import type { HoldsUnsavedChanges } from '../../../core/forms/unsaved-changes.guard';
import { UnsavedWork } from '../../../core/forms/unsaved-work';
import { MissingListComponent } from '../case/missing-list.component';
import { CaseFile } from '../data/case-file';
import { CaseChaseComponent } from '../../chase/case-chase.component';
import { CaseFilesComponent } from '../files/case-files.component';
import { CaseShelf } from '../files/case-shelf';
import { StudyListComponent } from '../files/study-list.component';
import { patientView } from '../data/patient-view';
import { missingFacts } from '../reading/missing-facts';
import { optionRows } from '../reading/option-rows';
import { CaseStepsComponent } from '../steps/case-steps.component';
import { Speech } from '../words/speech';
import { CourseEditorComponent } from './course-editor.component';
import { FactRowComponent } from './fact-row.component';
import { FactWriter } from './fact-writer';
import { HeadEditorComponent } from './head-editor.component';
import { LesionEditorComponent } from './lesion-editor.component';

/** Elements that can be entered at all, in the dictionary's groups. The map and the course have editors of their own. */
const ENTERED = new Set(nelmKnowledge.elements.map(({ id }) => id));
const GROUPS = ELEMENT_GROUPS.map((group) => ({ group, elements: (ELEMENTS_BY_GROUP[group] as readonly string[]).filter((id) => ENTERED.has(id) && id !== 'lesions') }));

/** The case sheet: every fact of the dictionary by group, stored as it is entered, with the options beside it. */
@Component({
  selector: 'cn-sheet-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CaseChaseComponent, CaseFilesComponent, CaseStepsComponent, CourseEditorComponent, DateFieldComponent, ErrorStateComponent, FactRowComponent, HeadEditorComponent, LesionEditorComponent, LoadingRowsComponent, MissingListComponent, OptionListComponent, PageHeaderComponent,
    PatientBannerComponent, RouterLink, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, StatusMarkComponent, StudyListComponent, TextFieldComponent, TranslocoPipe,
  ],
  providers: [CaseFile, CaseShelf, FactWriter],
  templateUrl: './sheet.page.html',
  styleUrl: './sheet.page.css',
})
export class SheetPage implements HoldsUnsavedChanges {
  readonly caseId = input.required<string>();
  /** Element to open, bound from the query. */
  readonly element = input<string>();

  protected readonly file = inject(CaseFile);
  protected readonly writer = inject(FactWriter);
  protected readonly shelf = inject(CaseShelf);
  private readonly session = inject(SessionState);
  private readonly speech = inject(Speech);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly title = inject(Title);
  private readonly breadcrumbs = inject(Breadcrumbs);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly courseEditor = viewChild(CourseEditorComponent);
  private readonly lesionEditor = viewChild(LesionEditorComponent);
  private readonly headEditor = viewChild(HeadEditorComponent);
  private readonly words = this.speech.clinical;

  protected readonly detail = this.file.detail;
  protected readonly ready = signal(false);
  protected readonly find = signal('');
  protected readonly onlyMissing = signal(false);
  private readonly before = signal<ReadonlyMap<string, string>>(new Map());

  protected readonly patient = computed(() => {
    const detail = this.detail();
    return detail ? patientView(detail, this.file.version(), this.words(), this.file.nextMeeting()) : null;
  });
  protected readonly frozen = computed(() => !caseFactsEditable(this.detail()?.state ?? 'draft'));
  protected readonly editable = computed(() => !this.frozen() && this.file.may('case.recordFact'));
  private readonly knownElements = computed(() => new Set([...(this.file.sheet()?.facts ?? []).filter(({ state }) => state === 'known').map(({ element }) => element), ...Object.keys(this.file.reading()?.profile.fromLesions ?? {})]));
  /** Every group with its counts, and the elements the search leaves. */
  protected readonly groups = computed(() => {
    const words = this.words();
    const term = this.find().trim().toLocaleLowerCase();
    const known = this.knownElements();
    return GROUPS.map(({ group, elements }) => ({
      group,
      label: words.vocabulary.groups[group],
      known: elements.filter((id) => known.has(id)).length,
      all: elements.length,
      shown: elements.filter((id) => (!this.onlyMissing() || !known.has(id)) && (term === '' || `${words.element(id)} ${id}`.toLocaleLowerCase().includes(term))),
    }));
  });
  protected readonly visible = computed(() => this.groups().filter(({ shown }) => shown.length > 0));
  protected readonly sourceChoices = computed(() => (['document', 'person'] as const).map((value) => ({ value, label: this.speech.say()(`cases.sheet.sourceKinds.${value}`) })));
  protected readonly onBoard = computed(() => this.session.session()?.boards.some(({ id }) => id === this.detail()?.boardId) ?? false);
  protected readonly fileChoices = computed(() => this.shelf.current().map(({ id, fileName }) => ({ value: id, label: fileName })));
  protected readonly rows = computed(() => {
    const reading = this.file.reading();
    return reading ? optionRows(reading, this.words(), this.before()) : [];
  });
  protected readonly changed = computed(() => this.rows().filter(({ isNew }) => isNew));
  protected readonly missing = computed(() => {
    const reading = this.file.reading();
    const sensitivity = this.file.sensitivity();
    return reading && sensitivity ? missingFacts(reading, sensitivity, this.file.competing(), this.words()) : null;
  });
  protected readonly storeNote = computed(() => {
    const say = this.speech.say();
    if (this.writer.storing()) return say('cases.sheet.storing');
    return this.writer.open() > 0 ? say('cases.sheet.notStored', { count: this.writer.open() }) : say('cases.sheet.stored');
  });
  /** The element whose details are open. */
  protected readonly opened = signal<string | null>(null);

  constructor() {
    inject(UnsavedWork).watch(this);
    effect(() => {
      this.caseId();
      untracked(() => void this.load());
    });
    effect(() => {
      const element = this.element();
      if (this.ready() && element) untracked(() => this.show(element));
    });
  }

  hasUnsavedChanges(): boolean {
    return this.shelf.busy() || this.writer.storing() || this.writer.open() > 0 || (this.courseEditor()?.hasDraft() ?? false) || (this.lesionEditor()?.hasDraft() ?? false) || (this.headEditor()?.hasDraft() ?? false);
  }

  protected async load(): Promise<void> {
    this.ready.set(false);
    void this.shelf.load(this.caseId());
    await this.file.open(this.caseId());
    this.before.set(new Map(this.file.reading()?.evaluation.options.map(({ id, status }) => [id, status]) ?? []));
    this.ready.set(true);
    const detail = this.detail();
    if (!detail) return;
    this.breadcrumbs.name(detail.number, `/cases/${detail.id}`);
    this.title.setTitle(`${detail.number} · ${this.speech.say()('cases.sheet.title')} · ${this.speech.say()('shell.product')}`);
    const place = this.route.snapshot.fragment;
    if (place) setTimeout(() => this.goTo(place));
  }

  protected moved(detail: CaseDetail): void {
    if (detail.id !== this.caseId()) void this.router.navigate(['/cases', detail.id, 'sheet']);
    else this.file.moved(detail);
  }

  protected setProvenance(change: Partial<ReturnType<FactWriter['provenance']>>): void {
    this.writer.provenance.update((provenance) => ({ ...provenance, ...change }));
  }

  /** Naming a file names the source too, unless somebody wrote one. */
  protected setSourceFile(id: string | null): void {
    const file = this.shelf.current().find((one) => one.id === id);
    const { label } = this.writer.provenance();
    this.setProvenance({ attachmentId: id, ...(file && label === '' ? { label: file.label || file.fileName } : {}), ...(file ? { kind: 'document' as const } : {}) });
  }

  protected setSourceKind(kind: string | null): void {
    this.setProvenance({ kind: kind === 'person' ? 'person' : 'document' });
  }

  protected openOption(option: string | null): void {
    if (option) void this.router.navigate(['/cases', this.caseId()], { queryParams: { option } });
  }

  protected goTo(id: string): void {
    this.host.nativeElement.querySelector(`#${id}`)?.scrollIntoView({ block: 'start' });
  }

  protected setOpened(element: string, open: boolean): void {
    this.opened.set(open ? element : null);
  }

  /** Brings one fact into view and puts the focus into its field. */
  private show(element: string): void {
    this.find.set('');
    this.onlyMissing.set(false);
    const competing = element in (this.file.reading()?.profile.competing ?? {});
    if (competing) this.opened.set(element);
    setTimeout(() => {
      const row = this.host.nativeElement.querySelector<HTMLElement>(`#fact-${element}`);
      row?.scrollIntoView({ block: 'center' });
      row?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true });
    });
  }
}
