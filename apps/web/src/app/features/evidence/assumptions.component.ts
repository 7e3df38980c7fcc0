import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { NumberPipe, SectionHeadingComponent, UI_LANGUAGE } from '@consilium/ui';
import { ClinicalWording } from '../../core/i18n/clinical-wording';
import { assumptionRows } from './assumption-rows';

/** What the sources leave open and the catalogue therefore assumes, each with its declared value. */
@Component({
  selector: 'cn-assumptions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NumberPipe, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    h3 { margin-top: 16px; }
    .id { width: 132px; }
    .declared { width: 28%; }
    .permitted { width: 28%; }
    .more { margin-top: 12px; }
    @media (max-width: 640px) {
      thead { display: none; }
      tr { display: grid; gap: 2px; padding: 8px 0; border-bottom: var(--rule); }
      td { border: 0; padding: 0; height: auto; width: auto; }
    }
  `,
  template: `
    <cn-section-heading headingId="assumptions-heading" [text]="'evidence.assumptions.title' | transloco" [note]="'evidence.assumptions.note' | transloco" />
    <p class="cn-caption">{{ definition() }}</p>
    <table class="cn-table cn-table-blocks">
      <thead>
        <tr>
          <th scope="col">{{ 'evidence.assumptions.what' | transloco }}</th>
          <th scope="col" class="declared">{{ 'evidence.assumptions.declared' | transloco }}</th>
          <th scope="col" class="permitted">{{ 'evidence.assumptions.permitted' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows().settings; track row.id) {
          <tr>
            <td>{{ row.text }}</td>
            <td><span class="cn-assumption">{{ row.declared }}</span></td>
            <td class="cn-quiet">{{ row.permitted }}</td>
          </tr>
        }
      </tbody>
    </table>

    <h3>{{ 'evidence.assumptions.rules' | transloco }}</h3>
    <table class="cn-table cn-table-blocks">
      <tbody>
        @for (row of rows().rules; track row.id) {
          <tr>
            <td>{{ row.text }}</td>
            <td class="declared"><span class="cn-assumption">{{ row.declared }}</span></td>
            <td class="permitted cn-quiet">{{ row.permitted }}</td>
          </tr>
        }
      </tbody>
    </table>

    <h3>{{ 'evidence.assumptions.criteria' | transloco: { count: (rows().criteria.length | cnNumber) } }}</h3>
    @if (open()) {
      <table class="cn-table cn-table-blocks">
        <tbody>
          @for (row of rows().criteria; track row.id) {
            <tr>
              <td class="cn-id id">{{ row.id }}</td>
              <td>{{ row.text }}</td>
              <td class="declared"><span class="cn-assumption">{{ row.declared }}</span></td>
              <td class="permitted cn-quiet">{{ row.permitted }}</td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <button type="button" class="cn-button more" (click)="open.set(true)">{{ 'evidence.more' | transloco: { count: (rows().criteria.length | cnNumber) } }}</button>
    }
  `,
})
export class AssumptionsComponent {
  private readonly language = inject(UI_LANGUAGE);
  private readonly wording = inject(ClinicalWording);

  protected readonly open = signal(false);
  protected readonly rows = computed(() => assumptionRows(this.language(), this.wording.of(this.language())));
  protected readonly definition = computed(() => this.wording.of(this.language()).vocabulary.assumption.definition);
}
