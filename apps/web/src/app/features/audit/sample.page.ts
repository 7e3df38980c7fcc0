import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AuditSample, AuditSampleQuery } from '@consilium/contracts';
import { DateFieldComponent, DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ScrollRegionDirective, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent } from '@consilium/ui';
import { ProblemError } from '../../core/http/problem-error';
import { FindingsClient } from './findings.client';
import { utcPeriod } from './utc-period';

const SEED = /^[!-~]{1,64}$/;
/** What an auditor looks for first: departures from the ordinary way. */
const ABOUT = ['dissentRecorded', 'waiverGranted', 'lateAdditionDecided', 'caseDeferred', 'addendumSigned', 'breakGlassOpened', 'accessRefused', 'outcomeSigned'] as const;
const SIZES = ['5', '10', '20', '50'] as const;

/** Draws cases or entries at random. What was drawn stands in the address: opened again, it gives the same sample. */
@Component({
  selector: 'cn-sample-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, RouterLink, ScrollRegionDirective, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './sample.page.html',
  styles: `
    :host { display: block; }
    form { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 12px 24px; align-items: start; padding-bottom: 20px; }
    .wide, .cn-actions { grid-column: 1 / -1; }
    .drawn { display: flex; flex-wrap: wrap; gap: 2px 18px; align-items: baseline; padding: 10px 0; }
    td > span { display: block; }
  `,
  host: { class: 'cn-page' },
})
export class SamplePage {
  /** All bound from the query. */
  readonly of = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly event = input<string>();
  readonly seed = input<string>();
  readonly count = input<string>();

  private readonly client = inject(FindingsClient);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);

  protected readonly kind = signal<string | null>('cases');
  protected readonly firstDay = signal<string | null>(null);
  protected readonly lastDay = signal<string | null>(null);
  protected readonly about = signal<string | null>(null);
  protected readonly size = signal<string | null>('10');
  protected readonly ownSeed = signal('');
  protected readonly sample = signal<AuditSample | null>(null);
  protected readonly loading = signal(false);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly kinds = computed(() => (['cases', 'entries'] as const).map((value) => ({ value, label: this.words.translate<string>(`audit.draw.of.${value}`) })));
  protected readonly events = computed(() => ABOUT.map((value) => ({ value, label: this.words.translate<string>(`audit.event.${value}`) })));
  protected readonly sizes = SIZES.map((value) => ({ value, label: value }));
  protected readonly badSeed = computed(() => this.ownSeed() !== '' && !SEED.test(this.ownSeed()));
  protected readonly backwards = computed(() => this.firstDay() !== null && this.lastDay() !== null && this.firstDay()! > this.lastDay()!);
  protected readonly ready = computed(() => !this.badSeed() && !this.backwards());

  constructor() {
    effect(() => {
      const query = this.drawnBefore();
      if (query !== null) untracked(() => void this.load(query));
    });
  }

  protected async draw(event: Event): Promise<void> {
    event.preventDefault();
    if (this.loading() || !this.ready()) return;
    const { from, to } = utcPeriod(this.firstDay(), this.lastDay());
    // A day that is not over ends now; the answer says when that was.
    const isOver = to !== undefined && to < new Date().toISOString();
    const sample = await this.load({
      of: this.kind() === 'entries' ? 'entries' : 'cases',
      count: Number(this.size() ?? 10),
      ...(from === undefined ? {} : { from }),
      ...(isOver ? { to } : {}),
      ...(this.about() === null ? {} : { event: this.about()! }),
      ...(this.ownSeed() === '' ? {} : { seed: this.ownSeed() }),
    });
    if (sample === null) return;
    void this.router.navigate([], { queryParams: { of: sample.of, from: sample.from, to: sample.to, event: sample.event, seed: sample.seed, count: this.size() } });
  }

  /** What the address names; null where nothing was drawn, or what is shown is that very sample. */
  private drawnBefore(): AuditSampleQuery | null {
    const [of, from, to, event, seed, count] = [this.of(), this.from(), this.to(), this.event(), this.seed(), this.count()];
    const shown = untracked(this.sample);
    if (seed === undefined || (shown !== null && shown.seed === seed && shown.to === to && shown.of === of)) return null;
    return { of: of === 'entries' ? 'entries' : 'cases', count: Number(count ?? 10), seed, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(event === undefined ? {} : { event }) };
  }

  private async load(query: AuditSampleQuery): Promise<AuditSample | null> {
    this.loading.set(true);
    this.failure.set(null);
    try {
      const sample = await this.client.sample(query);
      this.sample.set(sample);
      return sample;
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
      return null;
    } finally {
      this.loading.set(false);
    }
  }
}
