import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ProofMarkComponent } from '@consilium/ui';
import { HomeClient } from './home.client';

/** The auditor's start: how the record stands today, and the way to it. */
@Component({
  selector: 'cn-auditor-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ProofMarkComponent, RouterLink, TranslocoPipe],
  styles: `
    :host { display: block; }
    dl { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 0; border-top: var(--rule-strong); border-bottom: var(--rule); }
    dl > div { padding: 12px 20px 14px 0; }
    dl > div + div { border-left: 1px solid var(--line-strong); padding-left: 20px; }
    dt { color: var(--ink-3); font-size: var(--fs-12); line-height: var(--lh-12); }
    dd { font-size: var(--fs-20); line-height: var(--lh-20); font-weight: 600; }
    dd .cn-source { display: block; font-weight: 400; overflow-wrap: anywhere; }
    @media (max-width: 1023px) { dl { grid-template-columns: repeat(2, minmax(0, 1fr)); } dl > div:nth-child(odd) { border-left: 0; padding-left: 0; } }
    @media (max-width: 480px) { dl { grid-template-columns: minmax(0, 1fr); } dl > div + div { border-left: 0; padding-left: 0; } }
  `,
  template: `
    <cn-page-header [label]="'home.auditorLabel' | transloco" [text]="'home.auditorTitle' | transloco" [note]="'home.auditor' | transloco">
      <a class="cn-button cn-button-primary" routerLink="/audit">{{ 'home.record' | transloco }}</a>
    </cn-page-header>
    @if (state.error()) {
      <cn-error-state [failed]="'home.failed' | transloco" [safe]="'home.failedSafe' | transloco" [retryLabel]="'home.again' | transloco" (retry)="state.reload()" />
    } @else if (state.value(); as chain) {
      <dl>
        <div>
          <dt>{{ 'home.chain.entries' | transloco }}</dt>
          <dd>{{ chain.entries | cnNumber }}<span class="cn-source">{{ 'home.chain.chains' | transloco: { count: chain.chains } }}</span></dd>
        </div>
        <div>
          <dt>{{ 'home.chain.sealed' | transloco }}</dt>
          <dd>{{ chain.sealedEntries | cnNumber }}<span class="cn-source">{{ 'home.chain.lag' | transloco: { seconds: (chain.sealingLagSeconds | cnNumber: 0) } }}</span></dd>
        </div>
        <div>
          <dt>{{ 'home.chain.checkpoint' | transloco }}</dt>
          <dd>
            @if (chain.lastCheckpoint; as last) {
              {{ last.at | cnDate: 'time' }}<span class="cn-source">{{ last.at | cnDate }} · <span class="cn-mono">{{ last.rootHash.slice(0, 16) }}</span></span>
            } @else {
              {{ 'home.chain.none' | transloco }}
            }
          </dd>
        </div>
        <div>
          <dt>{{ 'home.chain.selfCheck' | transloco }}</dt>
          <dd>
            @if (chain.lastSelfCheck; as check) {
              <cn-proof-mark [state]="check.ok ? 'holds' : 'differs'" /><span class="cn-source">{{ check.at | cnDate: 'dateTime' }}</span>
            } @else {
              {{ 'home.chain.notYet' | transloco }}
            }
          </dd>
        </div>
      </dl>
    } @else {
      <cn-loading-rows [rows]="2" />
    }
  `,
})
export class AuditorHomeComponent {
  private readonly client = inject(HomeClient);

  protected readonly state = resource({ loader: () => this.client.chainState() });
}
