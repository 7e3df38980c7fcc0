import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CriterionMarkComponent, NumberPipe } from '@consilium/ui';
import type { MissingView } from '../reading/missing-facts';

/** Facts shown before the rest is asked for. */
const SHOWN = 5;
const SHOWN_COMPACT = 3;
/** Names of facts without effect that are written out. */
const NAMED = 6;

/** What is missing, ranked by what it would change. One click leads to the field. */
@Component({
  selector: 'cn-missing-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CriterionMarkComponent, NumberPipe, RouterLink, TranslocoPipe],
  styles: `
    :host { display: block; }
    li { display: grid; grid-template-columns: 22px minmax(0, 1fr) auto; gap: 0 12px 0 0; padding: 8px 0; border-bottom: var(--rule); font-size: var(--fs-13); line-height: 19px; }
    cn-criterion-mark { position: relative; top: 2px; align-self: start; }
    .reach { color: var(--ink-2); font-size: var(--fs-12); text-align: right; white-space: nowrap; padding-left: 12px; }
    .answers { text-wrap: pretty; }
    .reach a { display: inline-block; }
    .none { color: var(--ink-2); padding: 8px 0; border-bottom: var(--rule); }
    .more { margin: 8px 0 0; font-size: var(--fs-13); }
  `,
  template: `
    <ol>
      @for (fact of shown(); track fact.element) {
        <li>
          <cn-criterion-mark [state]="fact.kind === 'conflicting' ? 'conflicting' : 'unknown'" wordless />
          <div>
            <p><b class="cn-strong">{{ fact.label }}</b>, {{ fact.state }}</p>
            @if (fact.answers.length > 0 && !compact()) {
              <p class="answers">
                @for (answer of fact.answers; track answer.label) {
                  {{ answer.label }}: @for (move of answer.moves; track $index; let last = $last) {{{ move.options }} <span class="cn-medium" [class]="'cn-' + move.status">{{ 'ui.status.' + move.status | transloco }}</span>{{ move.under ? ' ' + move.under : '' }}{{ last ? '. ' : '; ' }}}
                }
              </p>
            }
            @if (!compact() && fact.owner; as owner) {
              <p class="cn-source">{{ owner }}</p>
            }
          </div>
          <p class="reach">
            {{ fact.reach }}
            @if (editable()) {
              <br /><a [routerLink]="['/cases', caseId(), 'sheet']" [queryParams]="{ element: fact.element }" >{{ (fact.kind === 'conflicting' ? 'cases.missing.settle' : 'cases.missing.fill') | transloco }}<span class="cn-visually-hidden">: {{ fact.label }}</span></a>
            }
          </p>
        </li>
      } @empty {
        <li class="none"><span></span><span>{{ 'cases.missing.nothing' | transloco }}</span></li>
      }
      @if (missing().withoutEffect.length > 0 && !compact() && (all() || missing().facts.length <= limit())) {
        <li>
          <span></span>
          <p class="cn-quiet">{{ quietNames() }}@if (quietRest() > 0) { {{ 'cases.missing.andMore' | transloco: { count: (quietRest() | cnNumber) } }}}</p>
          <p class="reach">{{ 'cases.missing.noEffect' | transloco }}</p>
        </li>
      }
    </ol>
    @if (!all() && missing().facts.length > limit()) {
      <button type="button" class="cn-link more" (click)="all.set(true)">{{ 'cases.missing.showAll' | transloco: { count: missing().facts.length - limit() } }}</button>
    }
  `,
})
export class MissingListComponent {
  readonly missing = input.required<MissingView>();
  readonly caseId = input.required<string>();
  readonly editable = input(false);
  /** Beside the sheet: names and reach only, fewer of them. */
  readonly compact = input(false);

  protected readonly limit = computed(() => (this.compact() ? SHOWN_COMPACT : SHOWN));
  protected readonly all = signal(false);
  protected readonly shown = computed(() => (this.all() ? this.missing().facts : this.missing().facts.slice(0, this.limit())));
  protected readonly quietNames = computed(() => this.missing().withoutEffect.slice(0, NAMED).join(', '));
  protected readonly quietRest = computed(() => Math.max(0, this.missing().withoutEffect.length - NAMED));
}
