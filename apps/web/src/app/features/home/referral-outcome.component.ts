import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OutcomeRecord, PersonName, RecommendationInput } from '@consilium/contracts';
import { DatePipe, ErrorStateComponent, LoadingRowsComponent } from '@consilium/ui';
import { ApiClient } from '../../core/http/api-client';
import { ProblemError } from '../../core/http/problem-error';
import { RecommendationTextComponent } from '../meeting/outcome/recommendation-text.component';

/** What is read here of the signed text. */
interface SignedText {
  readonly recommendation: RecommendationInput;
  readonly people: readonly { readonly personId: string; readonly name: string }[];
}

/** The signed recommendation as the referrer reads it: from the record itself, with who signed it and when. */
@Component({
  selector: 'cn-referral-outcome',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ErrorStateComponent, LoadingRowsComponent, RecommendationTextComponent, TranslocoPipe],
  styles: `:host { display: block; max-width: 760px; padding-bottom: 8px; } .signed { padding-top: 8px; }`,
  template: `
    @if (failed()) {
      <cn-error-state [failed]="'home.outcomeFailed' | transloco" [retryLabel]="'home.again' | transloco" (retry)="load(outcomeId())" />
    } @else if (text(); as signed) {
      <cn-recommendation-text [content]="signed.recommendation" [people]="people()" />
      <p class="cn-source signed">{{ 'home.signedBy' | transloco }} @for (signature of record()!.signatures; track signature.id; let last = $last) {{{ signature.person.displayName }} ({{ signature.signedAt | cnDate }}){{ last ? '' : ', ' }}}</p>
    } @else {
      <cn-loading-rows [rows]="4" />
    }
  `,
})
export class ReferralOutcomeComponent {
  readonly outcomeId = input.required<string>();

  private readonly api = inject(ApiClient);
  protected readonly record = signal<OutcomeRecord | null>(null);
  protected readonly failed = signal(false);
  protected readonly text = computed(() => {
    const record = this.record();
    return record ? (JSON.parse(record.canonical) as SignedText) : null;
  });
  protected readonly people = computed<readonly PersonName[]>(() => (this.text()?.people ?? []).map(({ personId: id, name }) => ({ id, displayName: name, discipline: null })));

  constructor() {
    effect(() => {
      const outcomeId = this.outcomeId();
      untracked(() => void this.load(outcomeId));
    });
  }

  protected async load(outcomeId: string): Promise<void> {
    this.failed.set(false);
    try {
      this.record.set(await this.api.get<OutcomeRecord>(`/outcomes/${outcomeId}`));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failed.set(true);
    }
  }
}
