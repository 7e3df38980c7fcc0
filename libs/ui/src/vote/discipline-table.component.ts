import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ScrollRegionDirective } from '../page/scroll-region.directive';
import type { OpenVoteView } from './vote.model';

/** Opened votes by discipline: a dot is one vote. Disciplines keep the order in which they first appear. */
@Component({
  selector: 'cn-discipline-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  hostDirectives: [{ directive: ScrollRegionDirective, inputs: ['cnScrollRegion: label'] }],
  styles: `
    :host { display: block; overflow-x: auto; }
    table { min-width: 560px; }
    td, tfoot th { padding-block: 4px; }
    .round { text-align: center; color: var(--ink); font-weight: 600; border: 0; }
    .between { width: 28px; border-bottom-color: transparent; }
    .dots { display: inline-flex; gap: 4px; vertical-align: middle; }
    .dots i { width: 10px; height: 10px; border-radius: 50%; background: var(--dg-line); }
    tfoot > tr > * { border: 0; font-weight: 600; padding: 6px 0; vertical-align: middle; line-height: var(--lh-13); font-size: var(--fs-13); color: var(--ink); }
    @media (forced-colors: active) { .dots i { border: 5px solid; } }
  `,
  template: `
    <table class="cn-table">
      <thead>
        <tr>
          <td class="round"></td>
          @for (round of rounds(); track $index) {
            @if ($index > 0) {
              <td class="between round"></td>
            }
            <th scope="colgroup" class="round" [attr.colspan]="round.columns.length">{{ round.short }}</th>
          }
        </tr>
        <tr>
          <th scope="col">{{ 'ui.vote.discipline' | transloco }}</th>
          @for (round of rounds(); track $index) {
            @if ($index > 0) {
              <td class="between"></td>
            }
            @for (column of round.columns; track column.id) {
              <th scope="col" class="cn-center">{{ column.label }}</th>
            }
          }
        </tr>
      </thead>
      <tbody>
        @for (discipline of disciplines(); track discipline) {
          <tr>
            <th scope="row">{{ discipline }}</th>
            @for (round of rounds(); track $index) {
              @if ($index > 0) {
                <td class="between"></td>
              }
              @for (column of round.columns; track column.id) {
                <td class="cn-center">
                  @if (column.dots.get(discipline); as votes) {
                    <span class="dots" aria-hidden="true">@for (vote of votes; track $index) {<i></i>}</span><span class="cn-visually-hidden">{{ votes.length }}</span>
                  } @else {
                    <span class="cn-faint" aria-hidden="true">·</span><span class="cn-visually-hidden">0</span>
                  }
                </td>
              }
            }
          </tr>
        }
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{{ 'ui.vote.all' | transloco }}</th>
          @for (round of rounds(); track $index) {
            @if ($index > 0) {
              <td class="between"></td>
            }
            @for (column of round.columns; track column.id) {
              <td class="cn-center">{{ column.total }}</td>
            }
          }
        </tr>
      </tfoot>
    </table>
  `,
})
export class DisciplineTableComponent {
  readonly vote = input.required<OpenVoteView>();

  protected readonly disciplines = computed(() => [...new Set(this.vote().rounds.flatMap((round) => round.ballots.map((ballot) => ballot.discipline)))]);
  protected readonly rounds = computed(() =>
    this.vote().rounds.map((round) => ({
      short: round.short,
      columns: this.vote()
        .positions.map((position) => {
          const own = round.ballots.filter((ballot) => ballot.positionId === position.id);
          const dots = new Map<string, string[]>();
          for (const ballot of own) dots.set(ballot.discipline, [...(dots.get(ballot.discipline) ?? []), ballot.voterId]);
          return { id: position.id, label: position.label, total: own.length, dots };
        })
        .filter((column) => column.total > 0),
    })),
  );
}
