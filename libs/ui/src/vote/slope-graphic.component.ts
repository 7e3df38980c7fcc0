import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { FigureComponent } from '../figure/figure.component';
import { UI_LANGUAGE } from '../text/locale';
import { LABEL_LINE, slopeDrawing } from './slope-geometry';
import type { OpenVoteView } from './vote.model';

/** From the first to the second vote, person by person. Dark bands changed. */
@Component({
  selector: 'cn-slope-graphic',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FigureComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    .cn-graphic { max-width: 800px; }
    .band { fill: none; stroke: var(--dg-muted); stroke-width: 19; stroke-opacity: 0.42; }
    .changed { stroke: var(--accent); stroke-opacity: 0.85; }
    .post { stroke: var(--ink); stroke-width: 4; }
    .cn-graphic .label { font-size: 13px; }
    .cn-graphic .count { font-size: 20px; }
  `,
  template: `
    <cn-figure [name]="'ui.vote.slope' | transloco" [table]="table()" [minWidth]="640">
      <svg class="cn-graphic" [attr.viewBox]="'-24 0 810 ' + drawing().height" role="img" [attr.aria-label]="summary()">
        <text class="g-faint" x="262" y="14" text-anchor="end">{{ first().label }}</text>
        <text class="g-faint" x="520" y="14">{{ second().label }}</text>
        @for (band of drawing().bands; track band.voterId) {
          <path class="band" [class.changed]="band.changed" [attr.d]="'M262 ' + band.fromY + 'C391 ' + band.fromY + ' 391 ' + band.toY + ' 520 ' + band.toY" />
        }
        @for (block of drawing().left; track block.positionId) {
          <path class="post" [attr.d]="'M259 ' + (block.top + 2) + 'V' + (block.bottom - 2)" />
          <text class="g-strong label" text-anchor="end">
            @for (line of block.lines; track $index) {
              <tspan x="114" [attr.y]="block.top + 17 + $index * lineHeight">{{ line }}</tspan>
            }
          </text>
          <text class="g-strong count" x="150" [attr.y]="block.top + 18" text-anchor="end">{{ block.count }}</text>
          @for (person of block.people; track person.voterId) {
            <text [class.g-strong]="drawing().changed.has(person.voterId)" [class.g-quiet]="!drawing().changed.has(person.voterId)" x="248" [attr.y]="person.y + 4" text-anchor="end">{{ person.voter }}</text>
          }
        }
        @for (block of drawing().right; track block.positionId) {
          <path class="post" [attr.d]="'M523 ' + (block.top + 2) + 'V' + (block.bottom - 2)" />
          <text class="g-strong count" x="632" [attr.y]="block.top + 18" text-anchor="end">{{ block.count }}</text>
          <text class="g-strong label">
            @for (line of block.lines; track $index) {
              <tspan x="644" [attr.y]="block.top + 17 + $index * lineHeight">{{ line }}</tspan>
            }
          </text>
          @for (person of block.people; track person.voterId) {
            <text [class.g-strong]="drawing().changed.has(person.voterId)" [class.g-quiet]="!drawing().changed.has(person.voterId)" x="534" [attr.y]="person.y + 4">{{ person.voter }}</text>
          }
        }
      </svg>
    </cn-figure>
  `,
})
export class SlopeGraphicComponent {
  /** Exactly two opened rounds. */
  readonly vote = input.required<OpenVoteView>();

  protected readonly lineHeight = LABEL_LINE;
  private readonly words = inject(TranslocoService);
  private readonly language = inject(UI_LANGUAGE);
  private readonly none = { label: '', short: '', ballots: [] };
  protected readonly first = computed(() => this.vote().rounds[0] ?? this.none);
  protected readonly second = computed(() => this.vote().rounds[1] ?? this.none);
  protected readonly drawing = computed(() => slopeDrawing(this.vote().positions, this.first(), this.second()));
  protected readonly summary = computed(() => {
    const side = (label: string, blocks: readonly { label: string; count: number }[]): string =>
      `${label}: ${blocks.map((block) => `${block.label} ${block.count}`).join(', ')}.`;
    return `${side(this.first().label, this.drawing().left)} ${side(this.second().label, this.drawing().right)}`;
  });
  protected readonly table = computed(() => {
    this.language();
    const label = new Map(this.vote().positions.map((position) => [position.id, position.label]));
    const later = new Map(this.second().ballots.map((ballot) => [ballot.voterId, ballot.positionId]));
    return {
      columns: [this.words.translate('ui.vote.person'), this.words.translate('ui.vote.discipline'), this.first().short, this.second().short],
      rows: this.first().ballots.map((ballot) => [
        ballot.voter,
        ballot.discipline,
        label.get(ballot.positionId) ?? ballot.positionId,
        label.get(later.get(ballot.voterId) ?? '') ?? null,
      ]),
    };
  });
}
