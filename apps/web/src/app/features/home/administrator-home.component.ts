import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent } from '@consilium/ui';
import { DutyListComponent } from './duty-list.component';
import { upkeep } from './duties';
import { HomeClient } from './home.client';
import { WaysOnComponent, type WayOn } from './ways-on.component';

/** The administrator's start: whether the installation works, what waits for a hand, and the ways on. No patient is named. */
@Component({
  selector: 'cn-administrator-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, DutyListComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, RouterLink, TranslocoPipe, WaysOnComponent],
  styleUrl: './figure-line.css',
  template: `
    <cn-page-header [label]="organisation()" [text]="'home.upkeepTitle' | transloco" [note]="'home.administrator' | transloco">
      <a class="cn-button cn-button-primary" routerLink="/administration/people/new">{{ 'home.addPerson' | transloco }}</a>
    </cn-page-header>
    @if (state.error()) {
      <cn-error-state [failed]="'home.failed' | transloco" [safe]="'home.failedSafe' | transloco" [retryLabel]="'home.again' | transloco" (retry)="state.reload()" />
    } @else if (state.value(); as today) {
      <dl>
        <div>
          <dt>{{ 'home.system.health' | transloco }}</dt>
          <dd [class.attention]="troubled() > 0">
            {{ (troubled() > 0 ? 'home.system.attention' : 'home.system.good') | transloco: { count: troubled() } }}
            <span class="cn-source">{{ 'home.system.asOf' | transloco: { at: (today.health.at | cnDate: 'dateTime') } }}</span>
          </dd>
        </div>
        <div>
          <dt>{{ 'home.system.queue' | transloco }}</dt>
          <dd>{{ 'home.system.waiting' | transloco: { count: (waiting() | cnNumber) } }}<span class="cn-source">{{ 'home.system.made' | transloco: { count: (today.operations.documents.lastDay | cnNumber) } }}</span></dd>
        </div>
        <div>
          <dt>{{ 'home.system.sealing' | transloco }}</dt>
          <dd>{{ 'home.system.lag' | transloco: { seconds: (reading('sealing') | cnNumber: 0) } }}<span class="cn-source">{{ selfCheck() === null ? ('home.system.noSelfCheck' | transloco) : ('home.system.selfCheck' | transloco: { at: (selfCheck() | cnDate: 'dateTime') }) }}</span></dd>
        </div>
        <div>
          <dt>{{ 'home.system.accounts' | transloco }}</dt>
          <dd>{{ today.accounts.length | cnNumber }}<span class="cn-source">{{ 'home.system.withoutAccess' | transloco }}</span></dd>
        </div>
      </dl>
      <div class="lists">
        <cn-duty-list headingId="home-upkeep" [heading]="'home.waitsForYou' | transloco" [empty]="'home.nothingWaits' | transloco" [duties]="duties()" />
        <cn-ways-on [ways]="ways" />
      </div>
    } @else {
      <cn-loading-rows [rows]="6" />
    }
  `,
})
export class AdministratorHomeComponent {
  private readonly client = inject(HomeClient);
  protected readonly organisation = inject(HomeClient).organisation;
  protected readonly state = resource({ loader: () => this.client.upkeep() });
  protected readonly duties = computed(() => (this.state.hasValue() ? upkeep({ ...this.state.value(), now: new Date() }) : []));
  protected readonly troubled = computed(() => this.checks().filter(({ state }) => state === 'attention').length);
  protected readonly selfCheck = computed(() => this.checks().find(({ id }) => id === 'selfCheck')?.text ?? null);
  protected readonly waiting = computed(() => (this.state.hasValue() ? this.state.value().operations.queues : []).reduce((sum, { counts }) => sum + (counts['waiting'] ?? 0) + (counts['active'] ?? 0), 0));
  private readonly checks = computed(() => (this.state.hasValue() ? this.state.value().health.checks : []));

  protected readonly ways: readonly WayOn[] = [
    { path: '/administration/people', label: 'admin.people.title', note: 'home.way.people' },
    { path: '/boards', label: 'admin.boards.title', note: 'home.way.boards' },
    { path: '/administration/auditors', label: 'admin.grants.title', note: 'home.way.auditors' },
    { path: '/operations', label: 'reports.operations.title', note: 'home.way.operations' },
    { path: '/administration/sign-in', label: 'account.policy.title', note: 'home.way.signIn' },
  ];

  protected reading(check: string): number {
    return this.checks().find(({ id }) => id === check)?.value ?? 0;
  }
}
