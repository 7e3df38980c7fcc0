import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkShapeComponent } from '../marks/mark-shape.component';
import type { SealedVoteView } from './vote.model';

/** A count and envelopes, nothing else: not who, not what, not in which order. */
@Component({
  selector: 'cn-sealed-vote',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    .seals { display: flex; flex-wrap: wrap; gap: 9px; padding: 12px 0 8px; }
    .seals svg { width: 22px; height: 22px; color: var(--line-strong); }
    .seals .sealed { color: var(--ink); }
    b { font-size: var(--fs-20); font-weight: 600; }
    :host(.wall) { font-size: var(--fs-wall-min); line-height: 1.2; }
    :host(.wall) .seals { gap: 20px; }
    :host(.wall) .seals svg { width: 44px; height: 44px; }
    :host(.wall) b { font-size: var(--fs-wall-lead); }
  `,
  host: { '[class.wall]': "size() === 'wall'" },
  template: `
    <div class="seals" aria-hidden="true">
      @for (sealed of envelopes(); track $index) {
        <svg [cnMark]="sealed ? 'seal' : 'awaited'" [class.sealed]="sealed"></svg>
      }
    </div>
    <p>
      <b>{{ 'ui.vote.count' | transloco: { sealed: vote().sealed, eligible: vote().eligible } }}</b>&ngsp;{{ 'ui.vote.sealed' | transloco }}@if (size() === 'desk') {. {{ (vote().open ? 'ui.vote.opensWhen' : 'ui.vote.closed') | transloco }}}
    </p>
    @if (size() === 'desk') {
      <p class="cn-source">{{ 'ui.vote.promise' | transloco }}</p>
    }
  `,
})
export class SealedVoteComponent {
  readonly vote = input.required<SealedVoteView>();
  readonly size = input<'desk' | 'wall'>('desk');
  protected readonly envelopes = computed(() => Array.from({ length: this.vote().eligible }, (_, index) => index < this.vote().sealed));
}
