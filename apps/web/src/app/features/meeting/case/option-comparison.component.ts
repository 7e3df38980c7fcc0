import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ScrollRegionDirective, StatusMarkComponent } from '@consilium/ui';
import type { ComparedOption } from './option-comparison';
import type { OptionSources } from './option-sources';

/** Options side by side: where they stand, why, what limits them, what is missing, what the sources give and where they disagree. */
@Component({
  selector: 'cn-option-comparison',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, ScrollRegionDirective, StatusMarkComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    table { table-layout: fixed; min-width: 720px; }
    thead th { border-bottom: 2px solid var(--ink); color: var(--ink); font-size: var(--fs-14); line-height: var(--lh-14); font-weight: 600; padding-right: 20px; vertical-align: bottom; }
    thead th:first-child { width: 104px; }
    thead a { color: inherit; text-decoration: none; }
    thead a:hover { text-decoration: underline; }
    tbody th { color: var(--ink-3); font-weight: 400; }
    td { padding-right: 20px; }
    td p + p { margin-top: 4px; }
    .cn-id { white-space: normal; }
  `,
  template: `
    <div class="cn-scroll-x" [cnScrollRegion]="'meeting.compare.title' | transloco">
      <table class="cn-table">
        <caption class="cn-visually-hidden">{{ 'meeting.compare.title' | transloco }}</caption>
        <thead>
          <tr>
            <td></td>
            @for (option of options(); track option.id) {
              <th scope="col"><a [routerLink]="['/cases', caseId()]" [queryParams]="{ option: option.id }">{{ option.name }}</a></th>
            }
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{{ 'meeting.compare.status' | transloco }}</th>
            @for (option of options(); track option.id) {
              <td>
                <cn-status-mark [status]="option.status" />
                @if (option.policies) {
                  <p class="cn-source">{{ option.policies }}</p>
                }
              </td>
            }
          </tr>
          <tr>
            <th scope="row">{{ 'meeting.compare.because' | transloco }}</th>
            @for (option of options(); track option.id) {
              <td>
                @for (reason of option.because; track reason.text) {
                  <p>{{ reason.text }} <span class="cn-id">{{ reason.criterionId }}</span></p>
                } @empty {
                  <span class="cn-faint">{{ 'meeting.compare.nothingFor' | transloco }}</span>
                }
              </td>
            }
          </tr>
          <tr>
            <th scope="row">{{ 'meeting.compare.limits' | transloco }}</th>
            @for (option of options(); track option.id) {
              <td>
                @for (reason of option.limits; track reason.text) {
                  <p>{{ reason.text }} <span class="cn-id">{{ reason.criterionId }}</span></p>
                } @empty {
                  <span class="cn-faint">{{ 'meeting.compare.nothingAgainst' | transloco }}</span>
                }
              </td>
            }
          </tr>
          <tr>
            <th scope="row">{{ 'meeting.compare.missing' | transloco }}</th>
            @for (option of options(); track option.id) {
              <td>
                @if (option.missing.length > 0) {
                  {{ option.missing.join('; ') }}
                } @else {
                  <span class="cn-faint">{{ 'meeting.compare.nothingMissing' | transloco }}</span>
                }
              </td>
            }
          </tr>
          @if (sources().size > 0) {
            <tr>
              <th scope="row">{{ 'meeting.compare.evidence' | transloco }}</th>
              @for (option of options(); track option.id) {
                <td>
                  @if (sources().get(option.id)?.figures; as figures) {
                    <a routerLink="/evidence" [queryParams]="{ option: option.id }">{{ figures }}</a>
                  } @else {
                    <span class="cn-faint">{{ 'meeting.compare.noFigures' | transloco }}</span>
                  }
                </td>
              }
            </tr>
            <tr>
              <th scope="row">{{ 'meeting.compare.disagree' | transloco }}</th>
              @for (option of options(); track option.id) {
                <td>
                  @for (topic of sources().get(option.id)?.disagreements; track topic.id) {
                    <p>{{ topic.topic }} <span class="cn-id">{{ topic.id }}</span></p>
                  } @empty {
                    <span class="cn-faint">{{ 'meeting.compare.noDisagreement' | transloco }}</span>
                  }
                  @if (sources().get(option.id)?.further; as further) {
                    <p class="cn-source">{{ 'meeting.compare.further' | transloco: { count: further } }}</p>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class OptionComparisonComponent {
  readonly caseId = input.required<string>();
  readonly options = input.required<readonly ComparedOption[]>();
  /** By option; empty until the sources are loaded. */
  readonly sources = input<ReadonlyMap<string, OptionSources>>(new Map());
}
