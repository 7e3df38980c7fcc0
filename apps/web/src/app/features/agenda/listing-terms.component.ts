import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ListingPreview } from '@consilium/contracts';
import { DatePipe, ReadinessMarkComponent, TextFieldComponent } from '@consilium/ui';
import { sentenceOf } from '../home/readiness-rows';
import { ReadinessSpeech } from '../home/readiness-words';

/** What listing a case asks for: how ready it is and what is not there, and the reasons that stand in for it. */
@Component({
  selector: 'cn-listing-terms',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ReadinessMarkComponent, TextFieldComponent, TranslocoPipe],
  styles: `
    :host { display: grid; gap: 12px; }
    .state { display: flex; gap: 4px 12px; flex-wrap: wrap; align-items: baseline; }
    ul { margin-top: 4px; padding-left: 18px; list-style: disc; font-size: var(--fs-13); line-height: var(--lh-13); }
  `,
  template: `
    @let terms = preview();
    <div>
      <p class="state">
        <cn-readiness-mark [verdict]="terms.verdict" />
        @if (terms.isLate) {
          <span class="cn-medium">{{ 'agenda.late.closed' | transloco: { date: (terms.cutOffAt | cnDate: 'weekday'), time: (terms.cutOffAt | cnDate: 'time') } }}</span>
        }
      </p>
      @if (sentences().length > 0) {
        <ul>
          @for (sentence of sentences(); track sentence) {
            <li>{{ sentence }}</li>
          }
        </ul>
      }
    </div>
    @if (terms.verdict === 'notReady') {
      <cn-text-field fieldId="agenda-waiver" [label]="'agenda.field.waiver' | transloco" [hint]="'agenda.field.waiverHint' | transloco" [lines]="2" [limit]="1000" [(value)]="waiver" />
    }
    @if (terms.isLate) {
      <cn-text-field fieldId="agenda-late" [label]="'agenda.late.reason' | transloco" [hint]="(terms.mayAssent ? 'agenda.late.ownWord' : 'agenda.late.chairDecides') | transloco" [lines]="2" [limit]="1000" [(value)]="late" />
    }
  `,
})
export class ListingTermsComponent {
  readonly preview = input.required<ListingPreview>();
  /** Why the case is listed although it is not ready. */
  readonly waiver = model('');
  /** Clinical justification after the cut-off. */
  readonly late = model('');

  private readonly speech = inject(ReadinessSpeech);
  protected readonly sentences = computed(() => {
    const words = this.speech.words();
    const { verdict, findings } = this.preview();
    return findings.filter(({ effect }) => effect === (verdict === 'notReady' ? 'blocks' : 'conditions')).map((finding) => `${sentenceOf(finding, words)} (${words.owner(finding.ownerRole)})`);
  });
}

/** Whether everything the listing asks for was given. */
export const termsMet = ({ verdict, isLate }: ListingPreview, waiver: string, late: string): boolean => (verdict !== 'notReady' || waiver.trim() !== '') && (!isLate || late.trim() !== '');
