import { ChangeDetectionStrategy, Component, inject, Injector, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DuplicatePair, PatientMerge, PatientWithCases } from '@consilium/contracts';
import { ConfirmService, DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, SectionHeadingComponent, ToastService } from '@consilium/ui';
import { newIdempotencyKey } from '../../../core/http/api-client';
import { OneAct } from '../../../core/feedback/one-act';
import { ProblemError } from '../../../core/http/problem-error';
import { Speech } from '../words/speech';
import { DuplicatesClient } from './duplicates.client';

/** Refusals of a merge with a sentence of their own. */
const EXPLAINED = ['mergedAlready', 'casesElsewhere', 'decidedCases', 'sameRegistration'];

/** Registrations that look like one person: side by side, put together or told apart by a person; what was done can be undone. */
@Component({
  selector: 'cn-duplicates-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, RouterLink, SectionHeadingComponent, TranslocoPipe],
  templateUrl: './duplicates.page.html',
  styleUrl: './duplicates.page.css',
  host: { class: 'cn-page' },
})
export class DuplicatesPage {
  private readonly client = inject(DuplicatesClient);
  private readonly confirm = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  private readonly speech = inject(Speech);
  private readonly injector = inject(Injector);

  protected readonly pairs = signal<readonly DuplicatePair[] | null>(null);
  protected readonly merges = signal<readonly PatientMerge[]>([]);
  protected readonly failure = signal<ProblemError | null>(null);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  /** Takes away what was said of a merge, offer to undo it included. */
  private readonly saidOf = new Map<string, () => void>();

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      const [pairs, merges] = await Promise.all([this.client.pairs(), this.client.merges()]);
      this.pairs.set(pairs);
      this.merges.set(merges);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  protected signs(pair: DuplicatePair): string {
    return pair.signs.map((sign) => this.speech.say()(`intake.duplicates.signs.${sign}`)).join(', ');
  }

  protected name = ({ familyName, givenName }: { readonly familyName: string; readonly givenName: string }): string => `${familyName}, ${givenName}`;

  /** Keeps one registration; the cases of the other move to it. */
  protected async keep(pair: DuplicatePair, kept: PatientWithCases): Promise<void> {
    const merged = pair.patients.find(({ id }) => id !== kept.id)!;
    const { askReason } = await import('../../../core/feedback/reason-dialog.component');
    const registration = (one: PatientWithCases): string => `${this.name(one)} (${one.identifierValue})`;
    const reason = await askReason(this.injector, {
      title: 'intake.duplicates.mergeTitle',
      text: merged.cases.length === 1 ? 'intake.duplicates.mergeTextOne' : 'intake.duplicates.mergeText',
      parameters: { count: merged.cases.length },
      label: 'intake.duplicates.mergeReason',
      confirm: 'intake.duplicates.merge',
      about: `${registration(merged)} → ${registration(kept)}`,
    });
    if (reason === null) return;
    const key = newIdempotencyKey();
    await this.act(async () => {
      const { id } = await this.client.merge({ keep: kept.id, merge: merged.id, reason }, key);
      const done = this.toasts.done('intake.duplicates.merged', { parameters: { name: this.name(kept) }, undo: () => void this.undo(id) });
      this.saidOf.set(id, done);
    });
  }

  protected async undo(mergeId: string): Promise<void> {
    await this.act(async () => {
      await this.client.undo(mergeId);
      this.saidOf.get(mergeId)?.();
      this.toasts.done('intake.duplicates.undone');
    });
  }

  protected async tellApart([first, second]: DuplicatePair['patients']): Promise<void> {
    const sure = await this.confirm.ask({ title: 'intake.duplicates.apartTitle', text: 'intake.duplicates.apartText', confirm: 'intake.duplicates.apart', patient: `${this.name(first)} · ${this.name(second)}` });
    if (!sure) return;
    await this.act(async () => {
      await this.client.distinguish(first.id, second.id);
      this.toasts.done('intake.duplicates.apartDone');
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    await this.one.run(work, (problem) => {
      const code = problem.reason?.replace('patient.', '') ?? '';
      this.toasts.failed(EXPLAINED.includes(code) ? `intake.duplicates.refused.${code}` : 'intake.duplicates.refused.failed');
    });
    await this.load();
  }
}
