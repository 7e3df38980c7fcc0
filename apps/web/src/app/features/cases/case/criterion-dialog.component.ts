import { ChangeDetectionStrategy, Component, computed, inject, type Injector, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { isBlank } from '@consilium/board';
import { childrenOf } from '@consilium/criteria';
import type { CriterionId } from '@consilium/knowledge-nelm/engine';
import { CRITERION_BASIS } from '@consilium/knowledge-nelm/literature';
import { CriterionMarkComponent, DatePipe, FactTableComponent, SectionHeadingComponent, SegmentedFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemError } from '../../../core/http/problem-error';
import { CasesClient } from '../data/cases.client';
import type { CaseFile } from '../data/case-file';
import { explainedCriterion } from '../reading/explained';
import { factView } from '../reading/key-facts';
import { RemarksComponent } from '../remarks/remarks.component';
import { remarkName } from '../remarks/remark-target';
import { Speech } from '../words/speech';

interface CriterionQuestion {
  readonly criterionId: string;
  readonly optionId: string;
  readonly file: CaseFile;
}

/** Opens one criterion of a case: what it says, what it read, where it comes from, who sees it otherwise. */
export async function openCriterion(injector: Injector, data: CriterionQuestion): Promise<void> {
  const dialog = injector.get(MatDialog).open(CriterionDialogComponent, { data, width: '720px', maxWidth: 'calc(100vw - 32px)', autoFocus: 'dialog' });
  await firstValueFrom(dialog.afterClosed());
}

/** A criterion with its facts, sources and remarks; a clinician may assert it otherwise, with the reason, and it is marked. */
@Component({
  selector: 'cn-criterion-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CriterionMarkComponent, DatePipe, FactTableComponent, MatDialogModule, RemarksComponent, SectionHeadingComponent, SegmentedFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './criterion-dialog.component.html',
  styleUrl: './criterion-dialog.component.css',
})
export class CriterionDialogComponent {
  protected readonly question = inject<CriterionQuestion>(MAT_DIALOG_DATA);
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(ToastService);
  private readonly words = inject(Speech).clinical;
  protected readonly file = this.question.file;
  protected readonly id = this.question.criterionId;

  protected readonly asserting = signal(false);
  protected readonly verdict = signal<string | null>(null);
  protected readonly reason = signal('');
  protected readonly refused = signal<string | null>(null);
  protected readonly verdictRefused = signal<string | null>(null);
  protected readonly busy = signal(false);

  protected readonly view = computed(() => {
    const reading = this.file.reading();
    const result = reading?.evaluation.criteria.find(({ id }) => id === this.id);
    const words = this.words();
    const explained = reading && explainedCriterion(reading, this.id, this.question.optionId, words);
    if (!result || !explained) return null;
    const basis = CRITERION_BASIS[this.id as CriterionId];
    return {
      state: result.asserted ? ('asserted' as const) : result.verdict,
      stateWord: result.asserted && result.verdict !== 'unknown' ? words.asserted(result.verdict) : undefined,
      statement: explained.label ?? this.id,
      note: words.criterionNote(this.id),
      role: words.vocabulary.roles[result.role],
      basis: basis ? words.vocabulary.bases[basis] : '',
      effect: childrenOf(explained, 'effect').map(({ text }) => text).join('; '),
      /** Why it is open, what was asserted, where it has no source of its own. */
      remarks: childrenOf(explained, 'note').map(({ text }) => text),
      assumptions: childrenOf(explained, 'assumption').map(({ id, text }) => ({ id, text })),
      assumption: words.vocabulary.assumption,
      sources: childrenOf(explained, 'source').map(({ id, label }) => ({ source: id, locator: label })),
      facts: result.facts.map(({ element }) => factView(reading, element, words)),
    };
  });
  protected readonly assertion = computed(() => this.file.sheet()?.assertions.find(({ criterionId }) => criterionId === this.id) ?? null);
  protected readonly verdicts = computed(() => {
    const { verdicts } = this.words().vocabulary;
    return [
      { value: 'met', label: verdicts.met.label },
      { value: 'notMet', label: verdicts.notMet.label },
    ];
  });
  protected readonly assertedWord = (verdict: 'met' | 'notMet'): string => this.words().asserted(verdict);
  protected readonly remarkNames = (target: { readonly kind: string; readonly ref: string }): string => remarkName(target, this.words());

  protected async store(verdict: 'met' | 'notMet' | null): Promise<void> {
    const { say } = this.words();
    this.refused.set(isBlank(this.reason()) ? say('cases.assert.reasonMissing') : null);
    if (this.busy() || isBlank(this.reason())) return;
    this.busy.set(true);
    try {
      this.file.wrote(await this.client.assertCriterion(this.file.detail()?.id ?? '', { criterionId: this.id, verdict, reason: this.reason() }));
      this.toasts.done(verdict === null ? 'cases.assert.withdrawn' : 'cases.assert.done', { parameters: { id: this.id } });
      this.asserting.set(false);
      this.reason.set('');
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.refused.set(say('cases.assert.failed'));
    } finally {
      this.busy.set(false);
    }
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const verdict = this.verdict();
    this.verdictRefused.set(verdict === null ? this.words().say('cases.assert.verdictMissing') : null);
    if (verdict === 'met' || verdict === 'notMet') await this.store(verdict);
  }

  protected reload(): void {
    void this.file.loadAnnotations(this.file.detail()?.id ?? '');
  }
}
