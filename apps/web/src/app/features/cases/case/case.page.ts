import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, Injector, input, signal, untracked, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { contradictionsOf } from '@consilium/board';
import type { CaseDetail } from '@consilium/contracts';
import {
  CriterionMarkComponent, EmptyStateComponent, ErrorStateComponent, FactTableComponent, formatDate, LiverMapComponent, LoadingRowsComponent, OptionCardComponent, OptionListComponent, type OptionView,
  PatientBannerComponent, SectionHeadingComponent, TimelineComponent,
} from '@consilium/ui';
import { Breadcrumbs } from '../../../core/navigation/breadcrumbs';
import { PresentationPreferences } from '../../../core/preferences/presentation';
import { CaseFile } from '../data/case-file';
import { FollowUpsComponent } from '../follow-ups/follow-ups.component';
import { CaseFilesComponent } from '../files/case-files.component';
import { CaseShelf } from '../files/case-shelf';
import { StudyListComponent } from '../files/study-list.component';
import { localDate } from '../data/calendar';
import { patientView } from '../data/patient-view';
import { courseSentence, courseView } from '../reading/course-view';
import { keyFacts } from '../reading/key-facts';
import { lesionViews } from '../reading/lesion-views';
import { missingFacts } from '../reading/missing-facts';
import { optionEvidence } from '../reading/option-evidence';
import { optionRows } from '../reading/option-rows';
import { optionView } from '../reading/option-view';
import { RemarksComponent } from '../remarks/remarks.component';
import { lesionSubjects, remarkName } from '../remarks/remark-target';
import { CaseStepsComponent } from '../steps/case-steps.component';
import { Speech } from '../words/speech';
import { MissingListComponent } from './missing-list.component';
import { optionAskedAbout } from './question-option';

type EvidenceContent = typeof import('../../evidence/evidence-content');

/** One case as the board reads it: who, the question, what is known, what is missing, what the options are and why. */
@Component({
  selector: 'cn-case-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CaseFilesComponent, CaseStepsComponent, CriterionMarkComponent, EmptyStateComponent, ErrorStateComponent, FactTableComponent, FollowUpsComponent, LiverMapComponent, LoadingRowsComponent, MissingListComponent, OptionCardComponent,
    OptionListComponent, PatientBannerComponent, RemarksComponent, RouterLink, SectionHeadingComponent, StudyListComponent, TimelineComponent, TranslocoPipe,
  ],
  providers: [CaseFile, CaseShelf],
  templateUrl: './case.page.html',
  styleUrl: './case.page.css',
  host: { '(document:keydown)': 'key($event)' },
})
export class CasePage {
  readonly caseId = input.required<string>();
  /** Opened option, bound from the query, so that an option can be linked to. */
  readonly option = input<string>();

  protected readonly file = inject(CaseFile);
  private readonly shelf = inject(CaseShelf);
  private readonly speech = inject(Speech);
  private readonly router = inject(Router);
  private readonly title = inject(Title);
  private readonly breadcrumbs = inject(Breadcrumbs);
  private readonly presentation = inject(PresentationPreferences);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly opened = viewChild<ElementRef<HTMLElement>>('opened');

  protected readonly caseTarget = { kind: 'case', ref: '' } as const;
  protected readonly folded = signal(true);
  protected readonly allContradictions = signal(false);
  private readonly content = signal<EvidenceContent | null>(null);
  private readonly settled = signal(false);
  /** Statuses when the page was opened; later changes are marked, never moved under the pointer in silence. */
  private readonly before = signal<ReadonlyMap<string, string>>(new Map());

  protected readonly detail = this.file.detail;
  protected readonly ready = computed(() => this.settled() && this.detail() !== null);
  private readonly words = this.speech.clinical;

  protected readonly patient = computed(() => {
    const detail = this.detail();
    return detail ? patientView(detail, this.file.version(), this.words(), this.file.nextMeeting()) : null;
  });
  protected readonly lesions = computed(() => lesionViews(this.file.sheet()?.lesions ?? [], this.words()));
  protected readonly liverNote = computed(() => {
    const reading = this.file.reading();
    const source = reading?.factsOf.get('liverBurdenPct')?.at(-1) ?? reading?.factsOf.get('lesionCount')?.at(-1);
    const view = this.words().say('cases.liver.view');
    return source ? [view, source.source.label, source.observedOn ? formatDate(source.observedOn, 'date', this.words().language) : '', source.enteredBy.displayName].filter(Boolean).join(' · ') : view;
  });
  protected readonly course = computed(() => {
    const meeting = this.file.nextMeeting();
    return courseView(this.file.sheet()?.course ?? [], this.words(), this.file.today, meeting ? localDate(meeting) : null);
  });
  protected readonly courseNote = computed(() => {
    const view = this.course();
    const { say, language } = this.words();
    const first = this.file.sheet()?.course.map(({ startsOn }) => startsOn).sort()[0];
    return view && first ? say('cases.course.span', { from: formatDate(first, 'monthYear', language), to: formatDate(view.to, 'monthYear', language) }) : undefined;
  });
  protected readonly courseLabel = computed(() => {
    const view = this.course();
    return view ? courseSentence(view, this.words()) : '';
  });
  protected readonly facts = computed(() => {
    const reading = this.file.reading();
    return reading ? keyFacts(reading, this.words()) : [];
  });
  protected readonly conflicts = computed(() => [
    ...(this.file.reading()?.evaluation.conflicts ?? []).map(({ id }) => ({ id, text: this.words().conflict(id) })),
    ...contradictionsOf(this.file.reading()?.profile.facts ?? {}).map(({ contradictionId: id }) => ({ id, text: this.words().say(`cases.contradiction.${id}`) })),
  ]);
  protected readonly missing = computed(() => {
    const reading = this.file.reading();
    const sensitivity = this.file.sensitivity();
    return reading && sensitivity ? missingFacts(reading, sensitivity, this.file.competing(), this.words()) : null;
  });
  protected readonly rows = computed(() => {
    const reading = this.file.reading();
    return reading ? optionRows(reading, this.words(), this.before()) : [];
  });
  protected readonly selected = computed(() => {
    const reading = this.file.reading();
    const asked = this.option();
    if (!reading) return null;
    return reading.evaluation.options.some(({ id }) => id === asked) ? (asked ?? null) : optionAskedAbout(this.detail()?.question.code ?? 'other', reading.evaluation);
  });
  protected readonly optionView = computed<OptionView | null>(() => {
    const reading = this.file.reading();
    const sensitivity = this.file.sensitivity();
    const id = this.selected();
    const content = this.content();
    if (!reading || !sensitivity || id === null) return null;
    const { say, language } = this.words();
    const evidence = content
      ? optionEvidence(id, reading.evaluation.options.find((option) => option.id === id)?.openQuestions ?? [], content, { say, language, phrase: (text) => content.EVIDENCE_PHRASES[language][text] ?? text }, this.allContradictions())
      : { contradictions: [], evidence: [] };
    return optionView(reading, id, sensitivity, this.words(), this.folded(), evidence);
  });
  protected readonly lesionSubjects = computed(() => lesionSubjects(this.lesions(), this.words()));
  /** The figures of the opened option, each of which a remark can be about. */
  protected readonly figures = computed(() =>
    (this.optionView()?.evidence ?? []).flatMap(({ rows }) => rows.map(({ id, study, year, valueText }) => ({ target: { kind: 'evidence' as const, ref: id }, label: [`${id} · ${[study, year].filter(Boolean).join(' ')}`, valueText].filter(Boolean).join(', ') }))),
  );
  protected readonly optionsNote = computed(() => {
    const reading = this.file.reading();
    const { say } = this.words();
    if (!reading) return undefined;
    const { policy, knowledge, options, settings } = reading.evaluation;
    const changed = Object.keys(settings).length;
    return [
      say('cases.options.note', { count: options.length, version: knowledge.version }),
      policy === null ? say('cases.options.noPolicy') : say('cases.options.policy', { policy }),
      ...(changed > 0 ? [say('cases.options.assumptions', { count: changed })] : []),
      say('cases.options.order'),
    ].join(' ');
  });
  protected readonly wishText = computed(() => {
    const wish = this.detail()?.wish;
    return wish?.state === 'asked' ? this.words().say('cases.wish.quote', { text: wish.text }) : '';
  });
  protected readonly wishNote = computed(() => {
    const wish = this.detail()?.wish;
    const { say, language } = this.words();
    return wish && wish.state !== 'notAsked' ? say('cases.wish.asked', { date: formatDate(wish.askedOn, 'date', language), by: wish.askedBy }) : undefined;
  });
  /** The recorded preference and its criterion, what the patient knows, consent. */
  protected readonly wishRemarks = computed(() => {
    const detail = this.detail();
    const reading = this.file.reading();
    const words = this.words();
    if (!detail) return '';
    const preference = reading?.profile.facts['patientPreference'];
    return [
      preference === 'declinesSurgery' ? words.say('cases.wish.declinesSurgery') : typeof preference === 'string' ? words.say('cases.wish.preference', { wish: words.code('patientPreference', preference) }) : '',
      detail.patientKnows,
      words.say(`cases.wish.consent.${detail.consent.state}`),
    ].filter(Boolean).join(' ');
  });
  protected readonly remarksNote = computed(() => {
    const open = this.file.annotations().filter(({ resolvedAt, replyTo }) => resolvedAt === null && replyTo === null).length;
    return this.words().say(open === 1 ? 'cases.remarks.openOne' : 'cases.remarks.open', { count: open });
  });
  protected readonly remarkNames = (target: { readonly kind: string; readonly ref: string }): string => remarkName(target, this.words());

  constructor() {
    effect(() => {
      this.caseId();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.settled.set(false);
    void this.shelf.load(this.caseId());
    // The evidence is fetched beside the case. It stands at the end of the opened option, so the page does not wait for it.
    void import('../../evidence/evidence-content').then((content) => this.content.set(content), () => this.content.set(null));
    await this.file.open(this.caseId());
    const reading = this.file.reading();
    this.before.set(new Map(reading?.evaluation.options.map(({ id, status }) => [id, status]) ?? []));
    this.settled.set(true);
    const detail = this.detail();
    if (!detail) return;
    this.breadcrumbs.name(detail.number);
    this.title.setTitle(`${detail.number} · ${this.words().say('shell.product')}`);
  }

  protected moved(detail: CaseDetail): void {
    // Reopening starts a new episode, which is a case of its own.
    if (detail.id !== this.caseId()) void this.router.navigate(['/cases', detail.id]);
    else this.file.moved(detail);
  }

  protected reloadRemarks(): void {
    void this.file.loadAnnotations(this.caseId());
  }

  protected choose(option: string | null): void {
    this.folded.set(true);
    this.allContradictions.set(false);
    void this.router.navigate([], { queryParams: { option }, queryParamsHandling: 'merge', replaceUrl: true });
    const card = this.opened()?.nativeElement;
    // On narrow screens the card stands below the list; go to it, as opening says.
    if (card && card.getBoundingClientRect().top > window.innerHeight) setTimeout(() => card.scrollIntoView({ block: 'start' }));
  }

  /** A criterion opens beside the page; contradictions and questions stand in the card already. */
  protected async openReference(id: string): Promise<void> {
    const reading = this.file.reading();
    if (!reading?.evaluation.criteria.some((criterion) => criterion.id === id)) {
      await this.router.navigate(['/evidence'], { fragment: id });
      return;
    }
    const { openCriterion } = await import('./criterion-dialog.component');
    await openCriterion(this.injector, { criterionId: id, optionId: this.selected() ?? '', file: this.file });
  }

  /** J and K anywhere outside a field lead into the list of options, which then walks itself. */
  protected key(event: KeyboardEvent): void {
    if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey || !this.presentation.singleKeys()) return;
    const target = event.target;
    if (target instanceof Element && target.closest('input, select, textarea, cn-option-list, [contenteditable], [role="dialog"]')) return;
    const row = this.host.nativeElement.querySelector<HTMLElement>('cn-option-row button[aria-current]') ?? this.host.nativeElement.querySelector<HTMLElement>('cn-option-row button');
    row?.focus();
    event.preventDefault();
  }
}
