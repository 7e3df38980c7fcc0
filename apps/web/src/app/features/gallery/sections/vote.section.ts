import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SectionHeadingComponent, VotePanelComponent } from '@consilium/ui';
import { openVote, sealedVote } from '../specimens/case';
import { SpecimenComponent } from './specimen.component';

@Component({
  selector: 'cn-vote-section',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SectionHeadingComponent, SpecimenComponent, TranslocoPipe, VotePanelComponent],
  styles: `
    .two { display: grid; grid-template-columns: 364px minmax(0, 1fr); gap: 0 40px; }
    @media (max-width: 1100px) { .two { grid-template-columns: minmax(0, 1fr); } }
  `,
  template: `
    <cn-section-heading headingId="vote" [text]="'gallery.vote.title' | transloco" />
    <div class="two">
      <cn-specimen name="cn-vote-panel sealed"><cn-vote-panel [vote]="sealed" /></cn-specimen>
      <cn-specimen name="cn-vote-panel open"><cn-vote-panel [vote]="open" /></cn-specimen>
    </div>
  `,
})
export class VoteSection {
  protected readonly sealed = sealedVote;
  protected readonly open = openVote;
}
