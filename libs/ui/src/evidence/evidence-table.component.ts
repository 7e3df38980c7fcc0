import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { EvidenceRowComponent } from './evidence-row.component';
import type { EvidenceRowView } from './evidence.model';
import { position } from './interval-geometry';
import { ScrollRegionDirective } from '../page/scroll-region.directive';

export interface EvidenceGroupView {
  /** Translated heading; empty for a table without groups. */
  readonly heading: string;
  readonly rows: readonly EvidenceRowView[];
}

/** Figures side by side, on one scale each for percent and for hazard ratios. Nothing is pooled. */
@Component({
  selector: 'cn-evidence-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EvidenceRowComponent, TranslocoPipe],
  styles: `
    :host { display: block; overflow-x: auto; }
    table { min-width: 1040px; }
    .scale { display: block; overflow: visible; font-size: 11.5px; }
    .scale text { fill: var(--ink-3); font-family: var(--font-sans); }
    .plot { width: 152px; }
    .design { width: 10%; }
    .population { width: 23%; }
    .endpoint { width: 14%; }
    .source { width: 12%; }
  `,
  hostDirectives: [{ directive: ScrollRegionDirective, inputs: ['cnScrollRegion: label'] }],
  template: `
    <table class="cn-table">
      <thead>
        <tr>
          <th scope="col">{{ 'ui.evidence.id' | transloco }}</th>
          <th scope="col">{{ 'ui.evidence.study' | transloco }}</th>
          <th scope="col" class="cn-number">{{ 'ui.evidence.n' | transloco }}</th>
          <th scope="col" class="design">{{ 'ui.evidence.design' | transloco }}</th>
          <th scope="col" class="population">{{ 'ui.evidence.population' | transloco }}</th>
          <th scope="col" class="endpoint">{{ 'ui.evidence.endpoint' | transloco }}</th>
          <th scope="col" class="cn-number">{{ 'ui.evidence.value' | transloco }}</th>
          <th scope="col" class="plot">
            <span class="cn-visually-hidden">{{ 'ui.evidence.plot' | transloco }}</span>
            <svg class="scale" width="144" [attr.height]="height()" [attr.viewBox]="'0 0 144 ' + height()" aria-hidden="true">
              @if (hasPercent()) {
                <text x="8" y="11" text-anchor="middle">0</text>
                <text x="72" y="11" text-anchor="middle">50</text>
                <text x="140" y="11" text-anchor="end">100&#160;%</text>
              }
              @if (hasHazardRatio()) {
                <text x="0" [attr.y]="height() - 3">{{ 'ui.evidence.hazardRatio' | transloco }} 0.2</text>
                <text [attr.x]="one" [attr.y]="height() - 3" text-anchor="middle">1</text>
                <text x="144" [attr.y]="height() - 3" text-anchor="end">12, log</text>
              }
            </svg>
          </th>
          <th scope="col">{{ 'ui.evidence.interval' | transloco }}</th>
          <th scope="col" class="source">{{ 'ui.evidence.source' | transloco }}</th>
          <th scope="col">{{ 'ui.evidence.see' | transloco }}</th>
        </tr>
      </thead>
      @for (group of groups(); track group.heading) {
        <tbody>
          @if (group.heading) {
            <tr class="cn-group"><th scope="rowgroup" colspan="11">{{ group.heading }}</th></tr>
          }
          @for (row of group.rows; track row.id) {
            <tr [cnEvidenceRow]="row" (reference)="reference.emit($event)"></tr>
          }
        </tbody>
      }
    </table>
  `,
})
export class EvidenceTableComponent {
  readonly groups = input.required<readonly EvidenceGroupView[]>();
  readonly reference = output<string>();

  private readonly scales = computed(() => new Set(this.groups().flatMap((group) => group.rows.map((row) => row.scale))));
  protected readonly hasPercent = computed(() => this.scales().has('percent'));
  protected readonly hasHazardRatio = computed(() => this.scales().has('hazardRatio'));
  protected readonly height = computed(() => (this.hasPercent() && this.hasHazardRatio() ? 30 : 15));
  protected readonly one = position(1, 'hazardRatio');
}
