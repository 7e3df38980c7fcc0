import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Finding, FindingListQuery } from '@consilium/contracts';
import { EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, saveFile, SegmentedFieldComponent } from '@consilium/ui';
import { SessionState } from '../../core/auth/session.state';
import { ProblemError } from '../../core/http/problem-error';
import { FindingComponent } from './finding.component';
import { FindingsClient } from './findings.client';
import { RaiseFindingComponent } from './raise-finding.component';

const SHOWN = ['running', 'settled', 'all'] as const;

/** Findings of auditors: for the auditor what was answered, for boards and administrators what they owe an answer to. */
@Component({
  selector: 'cn-findings-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyStateComponent, ErrorStateComponent, FindingComponent, LoadingRowsComponent, PageHeaderComponent, RaiseFindingComponent, SegmentedFieldComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    .filters { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: end; justify-content: space-between; padding-bottom: 8px; border-bottom: var(--rule); }
    .raise { max-width: 560px; }
    .more { margin-top: 14px; }
  `,
  template: `
    <cn-page-header [text]="'audit.findings.title' | transloco" [note]="'audit.findings.note' | transloco">
      @if (mayRaise && !raising()) {
        <button type="button" class="cn-button" (click)="raising.set(true)">{{ 'audit.findings.raise' | transloco }}</button>
      }
    </cn-page-header>
    @if (raising()) {
      <div class="raise"><cn-raise-finding [about]="'audit.finding.aboutOrganisation' | transloco" (raised)="wasRaised($event)" (cancelled)="raising.set(false)" /></div>
    }
    <div class="filters">
      <cn-segmented-field fieldId="findings-show" [label]="'audit.findings.show' | transloco" [choices]="choices()" [value]="shown()" (valueChange)="filter($event)" />
      <button type="button" class="cn-link cn-small" [disabled]="busy()" (click)="save()">{{ 'audit.findings.csv' | transloco }}</button>
    </div>
    @if (failure(); as problem) {
      <cn-error-state [failed]="'audit.findings.failed' | transloco" [safe]="'audit.failedSafe' | transloco" [retryLabel]="'audit.again' | transloco" [requestId]="problem.requestId" (retry)="load(null)" />
    } @else if (items(); as list) {
      @for (finding of list; track finding.id) {
        <cn-finding [finding]="finding" [readsRecord]="readsRecord" (changed)="replace($event)" />
      } @empty {
        <cn-empty-state [text]="'audit.findings.none.' + shown() | transloco" />
      }
      @if (next() !== null) {
        <button type="button" class="cn-button more" [disabled]="busy()" (click)="load(next())">{{ 'audit.more' | transloco }}</button>
      }
    } @else {
      <cn-loading-rows [rows]="8" />
    }
  `,
  host: { class: 'cn-page' },
})
export class FindingsPage {
  /** Bound from the query. */
  readonly show = input<string>();

  private readonly client = inject(FindingsClient);
  private readonly router = inject(Router);
  private readonly session = inject(SessionState);
  private readonly words = inject(TranslocoService);

  protected readonly mayRaise = this.session.may('finding.raiseOrganisation');
  protected readonly readsRecord = this.session.may('audit.readOrganisation');
  protected readonly shown = computed<FindingListQuery['show']>(() => SHOWN.find((one) => one === this.show()) ?? 'running');
  protected readonly choices = computed(() => SHOWN.map((value) => ({ value, label: this.words.translate<string>(`audit.findings.shown.${value}`) })));
  protected readonly items = signal<readonly Finding[] | null>(null);
  protected readonly next = signal<string | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly busy = signal(false);
  protected readonly raising = signal(false);

  constructor() {
    effect(() => {
      this.shown();
      untracked(() => void this.load(null));
    });
  }

  protected filter(show: string | null): void {
    void this.router.navigate([], { queryParams: { show: show === 'running' ? null : show } });
  }

  protected async load(after: string | null): Promise<void> {
    if (after === null) this.items.set(null);
    await this.attempt(async () => {
      const page = await this.client.page(this.shown(), after);
      this.items.update((before) => (after === null ? page.items : [...(before ?? []), ...page.items]));
      this.next.set(page.next);
    });
  }

  protected async save(): Promise<void> {
    const language = this.words.getActiveLang() === 'de' ? 'de' : 'en';
    await this.attempt(async () => saveFile(language === 'de' ? 'feststellungen.csv' : 'findings.csv', 'text/csv', await this.client.file(this.shown(), language)));
  }

  protected replace(finding: Finding): void {
    this.items.update((list) => list?.map((one) => (one.id === finding.id ? finding : one)) ?? null);
  }

  protected wasRaised(finding: Finding): void {
    this.raising.set(false);
    this.items.update((list) => (list === null ? null : [finding, ...list]));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    this.busy.set(false);
  }
}
