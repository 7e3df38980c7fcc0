import { afterNextRender, ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { nelmKnowledge, type EvidenceRow } from '@consilium/knowledge-nelm/engine';
import {
  ContradictionComponent, EmptyStateComponent, type EvidenceGroupView, type EvidenceRowView, EvidenceTableComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, saveFile, SectionHeadingComponent, SelectFieldComponent,
  TextFieldComponent, toCsv, UI_LANGUAGE,
} from '@consilium/ui';
import { ClinicalWording } from '../../core/i18n/clinical-wording';
import { AssumptionsComponent } from './assumptions.component';
import { DESIGN_KINDS, designKind, ENDPOINT_KINDS, matchesFilter, type EvidenceFilter } from './evidence-filter';
import { contradictionView, evidenceRowView } from './evidence-rows';

type Content = typeof import('./evidence-content');

/** Figures and contradictions drawn at first; all of them on request, so that the page answers at once. */
const FIRST_ROWS = 60;
const FIRST_CONTRADICTIONS = 8;

/** What everything rests on: figures, contradictions, open questions, sources. Nothing is pooled, nothing graded. */
@Component({
  selector: 'cn-evidence-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AssumptionsComponent, ContradictionComponent, EmptyStateComponent, EvidenceTableComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './evidence.page.html',
  styleUrl: './evidence.page.css',
  host: { class: 'cn-page' },
})
export class EvidencePage {
  /** Filters, bound from the query. */
  readonly option = input<string>();
  readonly endpoint = input<string>();
  readonly design = input<string>();
  readonly source = input<string>();
  readonly text = input<string>();

  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly wording = inject(ClinicalWording);
  protected readonly language = inject(UI_LANGUAGE);
  protected readonly content = signal<Content | null>(null);
  protected readonly withContradiction = signal(true);
  protected readonly withoutContradiction = signal(true);
  protected readonly typed = linkedSignal(() => this.text() ?? '');
  protected readonly allRows = signal(false);
  protected readonly allContradictions = signal(false);
  private readonly say = computed(() => {
    this.language();
    return (key: string, parameters?: Record<string, string | number>): string => this.words.translate(key, parameters);
  });

  private readonly filter = computed<EvidenceFilter>(() => ({
    option: this.option() ?? null,
    endpoint: this.endpoint() ?? null,
    design: this.design() ?? null,
    source: this.source() ?? null,
    withContradiction: this.withContradiction(),
    withoutContradiction: this.withoutContradiction(),
    text: this.typed().trim(),
  }));
  private readonly views = computed<readonly { readonly row: EvidenceRow; readonly view: EvidenceRowView }[]>(() => {
    const content = this.content();
    if (!content) return [];
    const language = this.language();
    const phrases = content.EVIDENCE_PHRASES[language];
    return content.EVIDENCE.map((row) => ({ row, view: evidenceRowView(row, { language, say: this.say(), phrase: (text) => phrases[text] ?? text }) }));
  });
  protected readonly found = computed(() => this.views().filter(({ row, view }) => matchesFilter(row, view, this.filter())));
  protected readonly total = computed(() => this.views().length);
  protected readonly groups = computed<readonly EvidenceGroupView[]>(() => {
    const shown = this.allRows() ? this.found() : byDesign(this.found()).slice(0, FIRST_ROWS);
    return DESIGN_KINDS.map((kind) => ({ heading: this.say()(`evidence.group.${kind}`), rows: shown.filter(({ row }) => designKind(row.design) === kind).map(({ view }) => view) })).filter(({ rows }) => rows.length > 0);
  });
  protected readonly folded = computed(() => !this.allRows() && this.found().length > FIRST_ROWS);
  protected readonly filtered = computed(() => this.found().length < this.total());

  /** Contradictions of the figures that are shown; all of them while nothing is filtered. */
  private readonly relevant = computed(() => {
    const content = this.content();
    if (!content) return [];
    const option = this.filter().option;
    if (!this.filtered()) return content.CONTRADICTIONS;
    const ids = new Set(this.found().flatMap(({ row }) => row.contradictionIds));
    return content.CONTRADICTIONS.filter(({ id, optionIds }) => ids.has(id) || (option !== null && (optionIds as readonly string[]).includes(option)));
  });
  protected readonly contradictions = computed(() => {
    const all = this.relevant();
    const language = this.language();
    const types = this.wording.of(language).vocabulary.contradictionTypes;
    return (this.allContradictions() ? all : all.slice(0, FIRST_CONTRADICTIONS)).map((contradiction) => ({
      id: contradiction.id,
      topic: contradiction.topic[language],
      types: contradiction.types.map((type) => types[type].label).join(', '),
      toVerify: contradiction.toVerify,
      evidence: contradiction.evidenceIds.join(', '),
      view: contradictionView(contradiction, language, 'papers'),
    }));
  });
  protected readonly contradictionCount = computed(() => this.relevant().length);
  protected readonly contradictionTotal = computed(() => this.content()?.CONTRADICTIONS.length ?? 0);
  protected readonly questions = computed(() => {
    const language = this.language();
    return (this.content()?.OPEN_QUESTIONS ?? []).map(({ id, question, positions, shownWhen, contradictionIds }) => ({
      id, question: question[language], positions: positions[language], shownWhen: shownWhen[language], contradictionIds,
    }));
  });
  protected readonly sources = computed(() => {
    const language = this.language();
    return Object.values(this.content()?.SOURCES ?? {}).map(({ key, authors, title, publication, doi, kind, limits }) => ({
      key, title, doi, kind: kind[language], limits: limits[language],
      imprint: [authors?.join(', ') ?? '', publication ?? ''].filter(Boolean).join('. '),
    }));
  });
  protected readonly note = computed(() =>
    this.say()('evidence.note', { rows: this.total(), sources: this.sources().length, contradictions: this.contradictionTotal(), questions: this.questions().length, version: nelmKnowledge.version }),
  );

  protected readonly optionChoices = computed(() => {
    const options: Readonly<Record<string, { readonly shortName: string } | undefined>> = this.wording.of(this.language()).options;
    return nelmKnowledge.options.map(({ id }) => ({ value: id, label: options[id]?.shortName ?? id }));
  });
  protected readonly endpointChoices = computed(() => ENDPOINT_KINDS.map((value) => ({ value, label: this.say()(`evidence.endpoints.${value}`) })));
  protected readonly designChoices = computed(() => DESIGN_KINDS.map((value) => ({ value, label: this.say()(`evidence.designs.${value}`) })));
  protected readonly sourceChoices = computed(() => this.sources().map(({ key }) => ({ value: key, label: key })));

  constructor() {
    afterNextRender(async () => {
      this.content.set(await import('./evidence-content'));
      const id = this.router.parseUrl(this.router.url).fragment;
      if (id) setTimeout(() => this.goTo(id));
    });
  }

  protected set(change: Readonly<Record<string, string | null>>): void {
    this.allRows.set(false);
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    this.typed.set('');
    this.withContradiction.set(true);
    this.withoutContradiction.set(true);
    this.set({ option: null, endpoint: null, design: null, source: null, text: null });
  }

  /** Brings a contradiction or an open question into view, unfolding the list for it. */
  protected goTo(id: string): void {
    if (id.startsWith('X-') && !this.contradictions().some((contradiction) => contradiction.id === id)) {
      if (!this.relevant().some((contradiction) => contradiction.id === id)) this.clear();
      this.allContradictions.set(true);
    }
    setTimeout(() => {
      const place = document.getElementById(id);
      place?.scrollIntoView({ block: 'start' });
      place?.focus({ preventScroll: true });
    });
  }

  protected exportCsv(): void {
    const columns = ['id', 'study', 'year', 'n', 'design', 'population', 'intervention', 'endpoint', 'value', 'interval', 'source', 'place', 'contradiction'];
    const table = {
      columns: columns.map((column) => this.say()(`evidence.column.${column}`)),
      rows: this.found().map(({ row, view }) => [
        view.id, view.study, view.year, view.nText ?? view.n, view.design, view.population, view.intervention ?? '', view.endpoint, view.valueText, view.intervalText, view.source, view.place, row.contradictionIds.join(' '),
      ]),
    };
    saveFile('evidence.csv', 'text/csv;charset=utf-8', '\ufeff' + toCsv(table));
  }
}

/** In the order of the groups, so that a cut leaves whole groups at the top. */
function byDesign<Item extends { readonly row: EvidenceRow }>(items: readonly Item[]): Item[] {
  const rank = ({ row }: Item): number => DESIGN_KINDS.indexOf(designKind(row.design));
  return items.toSorted((a, b) => rank(a) - rank(b));
}
