import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ProofMarkComponent } from '@consilium/ui';
import type { Duty } from './duties';
import { DutyListComponent } from './duty-list.component';
import { HomeClient } from './home.client';
import { WaysOnComponent, type WayOn } from './ways-on.component';

/** The auditor's start: how the record stands today, and the way to it. */
@Component({
  selector: 'cn-auditor-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, DutyListComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ProofMarkComponent, RouterLink, TranslocoPipe, WaysOnComponent],
  styleUrl: './figure-line.css',
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
    <div class="lists">
      <cn-duty-list headingId="home-decide" [heading]="'home.waitsForYou' | transloco" [empty]="'home.nothingToLookAt' | transloco" [duties]="duties()" />
      <cn-ways-on [ways]="ways" />
    </div>
  `,
})
export class AuditorHomeComponent {
  /** Alarms, erasures and answers to findings that wait for this auditor. */
  readonly duties = input.required<readonly Duty[]>();

  private readonly client = inject(HomeClient);

  protected readonly state = resource({ loader: () => this.client.chainState() });

  protected readonly ways: readonly WayOn[] = [
    { path: '/audit', label: 'audit.open', note: 'home.way.record' },
    { path: '/audit/sample', label: 'audit.draw.title', note: 'home.way.sample' },
    { path: '/findings', label: 'audit.findings.title', note: 'home.way.findings' },
    { path: '/alarms', label: 'admin.emergency.alarms.title', note: 'home.way.alarms' },
    { path: '/erasures', label: 'audit.erasure.title', note: 'home.way.erasures' },
    { path: '/evidence', label: 'evidence.title', note: 'home.way.evidence' },
  ];
}
