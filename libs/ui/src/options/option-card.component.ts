import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { CriteriaSetsComponent } from '../criteria/criteria-sets.component';
import { CriterionTraceComponent } from '../criteria/criterion-trace.component';
import { EvidenceTableComponent } from '../evidence/evidence-table.component';
import { StatusMarkComponent } from '../marks/status-mark.component';
import { SectionHeadingComponent } from '../page/section-heading.component';
import { UI_LANGUAGE } from '../text/locale';
import { ChangeTableComponent } from './change-table.component';
import { ContradictionComponent } from './contradiction.component';
import type { OptionView } from './option.model';
import { ThresholdLineComponent } from './threshold-line.component';

/**
 * An opened option: reasons before the verdict's weight, always in the same order. Sections without content are left
 * out. Project links (all criteria, all contradictions, all figures) with `cnTraceLink`, `cnContradictionLink` and
 * `cnEvidenceLink`.
 */
@Component({
  selector: 'cn-option-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChangeTableComponent, ContradictionComponent, CriteriaSetsComponent, CriterionTraceComponent, EvidenceTableComponent, SectionHeadingComponent, StatusMarkComponent, ThresholdLineComponent, TranslocoPipe],
  host: { class: 'cn-panel', role: 'article', '[attr.aria-label]': 'option().name' },
  templateUrl: './option-card.component.html',
  styleUrl: './option-card.component.css',
})
export class OptionCardComponent {
  readonly option = input.required<OptionView>();
  /** A criterion, contradiction or open question the reader asks for, by id. */
  readonly reference = output<string>();

  private readonly words = inject(TranslocoService);
  private readonly language = inject(UI_LANGUAGE);

  /** "84 % removable. T70: Consider. T80: Consider. T90: Not indicated." */
  protected readonly thresholdText = computed(() => {
    this.language();
    const thresholds = this.option().thresholds;
    if (!thresholds) return '';
    const policies = thresholds.policies.flatMap((policy) => (policy.status ? [`${policy.id}: ${this.words.translate(`ui.status.${policy.status}`)}`] : []));
    return [thresholds.valueText, ...policies].filter((words) => words !== '').join('. ');
  });
}
