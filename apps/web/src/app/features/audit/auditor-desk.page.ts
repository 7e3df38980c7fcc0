import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { CASE_STATES } from '@consilium/board';
import type { CaseRow, ChainState, ChainVerification, RecordVerification } from '@consilium/contracts';
import { DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, ProofMarkComponent, saveFile, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, ToastService } from '@consilium/ui';
import { SessionState } from '../../core/auth/session.state';
import { ProblemError } from '../../core/http/problem-error';
import { AuditClient } from './audit.client';
import { CaseReplayComponent } from './case-replay.component';
import { entryView, shortHash, type EntryView } from './entry-view';
import { RaiseFindingComponent } from './raise-finding.component';
import { LogExportComponent } from './log-export.component';

/** The promise: every entry is covered by a checkpoint within this time. */
const SEALED_WITHIN_SECONDS = 60;
const EXPORT_COMMANDS = ['npm run --silent audit -- key > key.txt', 'npm run --silent audit -- export > log.ndjson'].join('\n');
/** Goes into the log as the reason of a single proof. */
const PROOF_REASON = 'entryProof';

/**
 * What was seen, said, changed and signed. Cases are named by number only: who the patient is is not part of this desk.
 */
@Component({
  selector: 'cn-auditor-desk-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CaseReplayComponent, DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, LogExportComponent, NumberPipe, ProofMarkComponent, RaiseFindingComponent, RouterLink, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, TranslocoPipe],
  templateUrl: './auditor-desk.page.html',
  styleUrl: './auditor-desk.page.css',
  host: { class: 'cn-page' },
})
export class AuditorDeskPage {
  /** Case whose record is open, bound from the query; none means the whole record. */
  readonly case = input<string>();
  /** State the sample is filtered by, bound from the query. */
  readonly state = input<string>();

  private readonly client = inject(AuditClient);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(SessionState);
  private readonly sanitizer = inject(DomSanitizer);
  private readonly toasts = inject(ToastService);

  protected readonly cases = signal<readonly CaseRow[]>([]);
  protected readonly moreCases = signal<string | null>(null);
  protected readonly entries = signal<readonly EntryView[]>([]);
  protected readonly moreEntries = signal<string | null>(null);
  protected readonly loading = signal(true);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly chain = signal<ChainState | null>(null);
  protected readonly verification = signal<ChainVerification | null>(null);
  protected readonly verifying = signal(false);
  protected readonly openedCase = computed(() => this.cases().find(({ id }) => id === this.case()) ?? null);
  protected readonly stateChoices = computed(() => CASE_STATES.map((value) => ({ value, label: this.words.translate<string>(`cases.state.${value}`) })));
  protected readonly sealedShare = computed(() => {
    const state = this.chain();
    return state === null || state.entries === 0 ? 0 : (100 * state.sealedEntries) / state.entries;
  });
  protected readonly isLate = computed(() => (this.chain()?.sealingLagSeconds ?? 0) > SEALED_WITHIN_SECONDS);
  protected readonly recordCheck = signal<RecordVerification | null>(null);
  protected readonly checking = signal(false);
  /** The signed note itself, to be saved where nobody here can reach it. */
  protected readonly checkpointFile = computed(() => this.sanitizer.bypassSecurityTrustUrl(`data:text/plain;charset=utf-8,${encodeURIComponent(this.chain()?.lastCheckpoint?.note ?? '')}`));
  protected readonly checkpointName = computed(() => `consilium-${this.chain()?.lastCheckpoint?.size ?? 0}.checkpoint`);
  protected readonly exportCommands = EXPORT_COMMANDS;
  protected readonly verifyCommand = computed(() => `node verify.mjs log.ndjson --key key.txt --checkpoint ${this.checkpointName()}`);
  protected readonly shorten = shortHash;
  protected readonly mayExport = computed(() => this.session.may('audit.export'));

  protected readonly mayRaise = computed(() => this.session.may('finding.raiseOrganisation'));
  protected readonly mayRaiseOfCase = computed(() => this.session.may('finding.raise'));
  /** What a finding is being raised about. */
  protected readonly finding = signal<{ readonly caseId: string | null; readonly entryId: string | null; readonly words: string } | null>(null);

  private request = new AbortController();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.request.abort());
    this.client.state().then(
      (state) => this.chain.set(state),
      (problem: unknown) => this.fail(problem),
    );
    effect(() => {
      this.state();
      untracked(() => void this.loadCases(null));
    });
    effect(() => {
      this.case();
      untracked(() => void this.loadEntries(null));
    });
  }

  protected show(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected async loadCases(after: string | null): Promise<void> {
    try {
      const page = await this.client.cases(this.state(), after, this.request.signal);
      this.cases.update((before) => (after === null ? page.items : [...before, ...page.items]));
      this.moreCases.set(page.next);
    } catch (problem) {
      this.fail(problem);
    }
  }

  protected async loadEntries(after: string | null): Promise<void> {
    if (after === null) {
      this.loading.set(true);
      this.verification.set(null);
    }
    this.failure.set(null);
    try {
      const page = await this.client.entries(this.case() ?? null, undefined, after, this.request.signal);
      const views = page.items.map(entryView);
      this.entries.update((before) => (after === null ? views : [...before, ...views]));
      this.moreEntries.set(page.next);
    } catch (problem) {
      this.fail(problem);
    }
    this.loading.set(false);
  }

  protected async verify(): Promise<void> {
    const caseId = this.case();
    if (caseId === undefined || this.verifying()) return;
    this.verifying.set(true);
    try {
      this.verification.set(await this.client.verify(caseId));
    } catch (problem) {
      this.fail(problem);
    }
    this.verifying.set(false);
  }

  /** Recomputes every link of every chain of the organisation, then asks how the record stands now. */
  protected async verifyRecord(): Promise<void> {
    if (this.checking()) return;
    this.checking.set(true);
    try {
      this.recordCheck.set(await this.client.verifyRecord());
      this.chain.set(await this.client.state());
    } catch (problem) {
      this.fail(problem);
    }
    this.checking.set(false);
  }

  /** One entry with the proof that it is in the log, as a file for the verifier. */
  protected async proveEntry(entry: EntryView): Promise<void> {
    try {
      saveFile(`consilium-proof-${entry.id}.ndjson`, 'application/x-ndjson', await this.client.exportFile(null, { reason: PROOF_REASON, entryId: entry.id }));
      this.toasts.done('audit.proofSaved');
    } catch (problem) {
      this.fail(problem);
    }
  }

  protected raiseOn({ id, caseId, position, event }: EntryView): void {
    const words = this.words.translate<string>('audit.findingAboutEntry', { position, event: this.words.translate<string>(`audit.event.${event}`) });
    this.finding.set({ caseId, entryId: id, words });
  }

  protected raiseOnCase(): void {
    const boardCase = this.openedCase();
    this.finding.set({ caseId: this.case() ?? null, entryId: null, words: this.words.translate<string>('audit.findingAboutCase', { number: boardCase?.number ?? '' }) });
  }

  private fail(problem: unknown): void {
    if (this.request.signal.aborted) return;
    if (!(problem instanceof ProblemError)) throw problem;
    this.failure.set(problem);
  }
}
