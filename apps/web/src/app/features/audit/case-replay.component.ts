import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseReplay } from '@consilium/contracts';
import { CriterionMarkComponent, DatePipe, NumberPipe, ProofMarkComponent, SectionHeadingComponent, StatusMarkComponent } from '@consilium/ui';
import { OneAct } from '../../core/feedback/one-act';
import { Speech } from '../cases/words/speech';
import { AuditClient } from './audit.client';
import { shortHash } from './entry-view';

type Replay = NonNullable<CaseReplay['evaluation']>;

/** A past decision computed again: byte for byte under the rules of its day, then side by side with those of today. */
@Component({
  selector: 'cn-case-replay',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CriterionMarkComponent, DatePipe, NumberPipe, ProofMarkComponent, SectionHeadingComponent, StatusMarkComponent, TranslocoPipe],
  templateUrl: './case-replay.component.html',
  styles: `
    :host { display: grid; gap: 10px; }
    .finding { display: flex; gap: 8px; align-items: baseline; font-weight: 600; padding-top: 6px; }
    .failed { color: var(--danger); font-weight: 500; }
    p { overflow-wrap: anywhere; }
    td { vertical-align: top; }
    td .cn-mono { display: block; }
  `,
})
export class CaseReplayComponent {
  readonly caseId = input.required<string>();

  private readonly client = inject(AuditClient);
  private readonly speech = inject(Speech);

  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  protected readonly failed = signal(false);
  /** Undefined until asked for; null where the case has no evaluation. */
  protected readonly replay = signal<Replay | null | undefined>(undefined);
  protected readonly logHolds = computed(() => this.replay()?.logged?.sha256 === this.replay()?.storedSha256);
  protected readonly words = this.speech.clinical;
  protected readonly shorten = shortHash;

  constructor() {
    effect(() => {
      this.caseId();
      untracked(() => this.replay.set(undefined));
    });
  }

  protected async run(): Promise<void> {
    if (this.busy()) return;
    this.failed.set(false);
    const caseId = this.caseId();
    await this.one.run(
      async () => {
        const { evaluation } = await this.client.replay(caseId);
        if (caseId === this.caseId()) this.replay.set(evaluation);
      },
      () => this.failed.set(true),
    );
  }
}
