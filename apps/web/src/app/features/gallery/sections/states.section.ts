import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  CommandPaletteComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, LockScreenComponent, NoRightStateComponent, OfflineBarComponent, PageHeaderComponent, type PaletteGroup,
  SectionHeadingComponent, type ShortcutGroup, ShortcutListComponent,
} from '@consilium/ui';
import { SpecimenComponent } from './specimen.component';

@Component({
  selector: 'cn-states-section',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CommandPaletteComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, LockScreenComponent, NoRightStateComponent, OfflineBarComponent, PageHeaderComponent,
    SectionHeadingComponent, ShortcutListComponent, SpecimenComponent, TranslocoPipe,
  ],
  styles: `
    .two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 40px; }
    .palette { border: var(--rule-strong); max-width: 640px; }
    @media (max-width: 1100px) { .two { grid-template-columns: minmax(0, 1fr); } }
  `,
  template: `
    <cn-section-heading headingId="states" [text]="'gallery.states.title' | transloco" />
    <div class="two">
      <cn-specimen name="cn-page-header"><cn-page-header [label]="'gallery.states.pageLabel' | transloco" [text]="'gallery.states.pageTitle' | transloco" [note]="'gallery.states.pageNote' | transloco" /></cn-specimen>
      <cn-specimen name="cn-empty-state"><cn-empty-state [text]="'gallery.states.empty' | transloco"><button type="button" class="cn-button">{{ 'gallery.states.list' | transloco }}</button></cn-empty-state></cn-specimen>
      <cn-specimen name="cn-loading-rows"><cn-loading-rows [rows]="4" /></cn-specimen>
      <cn-specimen name="cn-error-state"><cn-error-state [failed]="'gallery.states.failed' | transloco" [safe]="'gallery.states.safe' | transloco" [retryLabel]="'gallery.states.retry' | transloco" requestId="0198-7c3f" /></cn-specimen>
      <cn-specimen name="cn-offline-bar"><cn-offline-bar [since]="since" /></cn-specimen>
      <cn-specimen name="cn-no-right-state"><cn-no-right-state [text]="'gallery.states.noRight' | transloco" [roles]="'gallery.states.noRightRoles' | transloco" /></cn-specimen>
      <cn-specimen name="cn-lock-screen" [framed]="true"><cn-lock-screen name="Dr Mei-Lin Castellane" [contained]="true" [refused]="'gallery.states.refused' | transloco" /></cn-specimen>
      <cn-specimen name="cn-shortcut-list"><cn-shortcut-list [groups]="keys" [refused]="'gallery.states.taken' | transloco" /></cn-specimen>
      <cn-specimen name="cn-command-palette"><div class="palette"><cn-command-palette [groups]="found" [quiet]="true" [(term)]="term" /></div></cn-specimen>
    </div>
  `,
})
export class StatesSection {
  protected readonly since = new Date(2026, 6, 23, 8, 47);
  protected readonly term = signal('birch');
  protected readonly found: readonly PaletteGroup[] = [
    { heading: 'Cases', entries: [{ id: 'c1', title: 'BIRCHWOOD, Elspeth', detail: '14 Mar 1968 · C-2026-0147 · resectability' }, { id: 'c2', title: 'BIRCHER, Adelheid', detail: '2 Nov 1951 · C-2025-0311 · surveillance' }] },
    { heading: 'Pages', entries: [{ id: 'p1', title: 'Next meeting', detail: 'Thu 23 Jul' }] },
  ];
  protected readonly keys: readonly ShortcutGroup[] = [
    { heading: 'Everywhere', entries: [
      { id: 'search', label: 'Search', keys: ['/'], remappable: true },
      { id: 'palette', label: 'Search', keys: ['Ctrl', 'K'], remappable: false },
      { id: 'help', label: 'This list', keys: ['?'], remappable: true },
    ] },
    { heading: 'Presenter', entries: [
      { id: 'finished', label: 'Presentation finished', keys: ['F'], remappable: true },
      { id: 'vote', label: 'Close first vote', keys: ['V'], remappable: true },
    ] },
  ];
}
