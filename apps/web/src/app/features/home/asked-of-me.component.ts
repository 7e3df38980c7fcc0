import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { DatePipe, EmptyStateComponent, SectionHeadingComponent } from '@consilium/ui';
import type { Ask } from './asked-of-me';
import { sentenceOf } from './readiness-rows';
import { ReadinessSpeech } from './readiness-words';

/** What the next meeting wants of the person who is signed in. */
@Component({
  selector: 'cn-asked-of-me',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, EmptyStateComponent, RouterLink, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    li { display: grid; grid-template-columns: 104px minmax(0, 1fr) auto; gap: 2px 16px; padding: 8px 0; border-bottom: var(--rule); align-items: baseline; }
    a { color: var(--ink); font-weight: 600; text-decoration: none; }
    a:hover { text-decoration: underline; }
    .what { grid-column: 2 / -1; font-size: var(--fs-13); line-height: var(--lh-13); color: var(--ink-2); }
    .blocks { color: var(--danger); font-weight: 500; }
    @media (max-width: 640px) { li { grid-template-columns: minmax(0, 1fr) auto; } .cn-id { display: none; } .what { grid-column: 1 / -1; } }
  `,
  template: `
    <cn-section-heading headingId="home-asked" [text]="'home.asked' | transloco" />
    @if (rows().length === 0) {
      <cn-empty-state [text]="'home.nothingAsked' | transloco" />
    } @else {
      <ul>
        @for (row of rows(); track row.id) {
          <li>
            <span class="cn-id">{{ row.caseNumber }}</span>
            <a [routerLink]="row.present ? ['/cases', row.caseId] : ['/cases', row.caseId, 'sheet']">{{ row.patient }}</a>
            <span class="cn-source cn-nowrap">{{ 'home.until' | transloco: { at: (row.dueAt | cnDate: 'dayMonth'), time: (row.dueAt | cnDate: 'time') } }}</span>
            <span class="what" [class.blocks]="row.blocks">{{ row.text }}</span>
          </li>
        }
      </ul>
    }
  `,
})
export class AskedOfMeComponent {
  readonly asks = input.required<readonly Ask[]>();

  private readonly speech = inject(ReadinessSpeech);
  private readonly transloco = inject(TranslocoService);

  protected readonly rows = computed(() => {
    const words = this.speech.words();
    return this.asks().map(({ what, ...ask }) => ({
      ...ask,
      present: what === 'present',
      blocks: what !== 'present' && what.effect === 'blocks',
      text: what === 'present' ? this.transloco.translate('home.youPresent') : sentenceOf(what, words),
    }));
  });
}
