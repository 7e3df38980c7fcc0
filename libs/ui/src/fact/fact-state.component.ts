import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CriterionMarkComponent } from '../marks/criterion-mark.component';
import { DataMarkComponent } from '../marks/data-mark.component';
import type { FactState } from './fact.model';

/** Recorded is plain text; everything else carries its mark. */
@Component({
  selector: 'cn-fact-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CriterionMarkComponent, DataMarkComponent, TranslocoPipe],
  template: `
    @switch (state()) {
      @case ('recorded') {
        <span class="cn-small cn-faint">{{ word() ?? ('ui.data.recorded' | transloco) }}</span>
      }
      @case ('stale') {
        <cn-data-mark state="stale" [word]="word()" />
      }
      @case ('asserted') {
        <cn-criterion-mark state="asserted" [word]="word()" />
      }
      @case ('unknown') {
        <cn-criterion-mark state="unknown" [word]="word()" />
      }
      @case ('conflicting') {
        <cn-criterion-mark state="conflicting" [word]="word()" />
      }
    }
  `,
})
export class FactStateComponent {
  readonly state = input.required<FactState>();
  readonly word = input<string>();
}
