import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SectionHeadingComponent } from '../page/section-heading.component';
import { DisciplineTableComponent } from './discipline-table.component';
import { DissentListComponent } from './dissent-list.component';
import { SealedVoteComponent } from './sealed-vote.component';
import { SlopeGraphicComponent } from './slope-graphic.component';
import type { OpenVoteView, SealedVoteView } from './vote.model';

export type VoteView = ({ readonly kind: 'sealed' } & SealedVoteView) | ({ readonly kind: 'open' } & OpenVoteView);

/** A vote, sealed or open. Sealed it holds two counts; the type has no room for more. */
@Component({
  selector: 'cn-vote-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DisciplineTableComponent, DissentListComponent, SealedVoteComponent, SectionHeadingComponent, SlopeGraphicComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    section + section { margin-top: 22px; }
    .open { animation: open var(--t-reveal) var(--ease) both; }
    @keyframes open { from { opacity: 0; } to { opacity: 1; } }
  `,
  template: `
    @if (sealed(); as vote) {
      <cn-sealed-vote [vote]="vote" />
    }
    @if (open(); as vote) {
      <div class="open">
        @if (vote.rounds.length === 2) {
          <section>
            <cn-section-heading [text]="'ui.vote.slope' | transloco" [note]="'ui.vote.slopeNote' | transloco" />
            <cn-slope-graphic [vote]="vote" />
          </section>
        }
        <section>
          <cn-section-heading [text]="'ui.vote.byDiscipline' | transloco" [note]="'ui.vote.byDisciplineNote' | transloco" />
          <cn-discipline-table [vote]="vote" [label]="'ui.vote.byDiscipline' | transloco" />
        </section>
        @if (vote.dissents.length > 0) {
          <section>
            <cn-section-heading [text]="'ui.vote.dissent' | transloco" [note]="'' + vote.dissents.length" />
            <cn-dissent-list [dissents]="vote.dissents" />
          </section>
        }
      </div>
    }
  `,
})
export class VotePanelComponent {
  readonly vote = input.required<VoteView>();
  protected readonly sealed = computed(() => {
    const vote = this.vote();
    return vote.kind === 'sealed' ? vote : null;
  });
  protected readonly open = computed(() => {
    const vote = this.vote();
    return vote.kind === 'open' ? vote : null;
  });
}
