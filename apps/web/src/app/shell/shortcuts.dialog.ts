import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type ShortcutGroup, ShortcutListComponent } from '@consilium/ui';
import { PresentationPreferences } from '../core/preferences/presentation';
import { keyCap } from '../core/shortcuts/key-stroke';
import { Shortcuts } from '../core/shortcuts/shortcuts';

/** All keys of the current page. */
@Component({
  selector: 'cn-shortcuts-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogModule, ShortcutListComponent, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'shell.shortcuts.title' | transloco }}</h2>
    <mat-dialog-content>
      <cn-shortcut-list [groups]="groups()" [singleKeys]="preferences.singleKeys()" (singleKeysChange)="preferences.singleKeys.set($event)" [refused]="refused()" (remapped)="remap($event.id, $event.key)" (restored)="restore()" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="cn-button" mat-dialog-close>{{ 'shell.shortcuts.close' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class ShortcutsDialog {
  protected readonly preferences = inject(PresentationPreferences);
  protected readonly shortcuts = inject(Shortcuts);
  private readonly words = inject(TranslocoService);

  protected readonly refused = signal('');

  protected remap(id: string, key: string): void {
    const taken = this.shortcuts.remap(id, key);
    this.refused.set(taken ? this.words.translate('shell.shortcuts.taken', { key: keyCap(key), what: this.words.translate(taken.label) }) : '');
  }

  protected restore(): void {
    this.shortcuts.restore();
    this.refused.set('');
  }

  protected readonly groups = computed<readonly ShortcutGroup[]>(() => {
    const headings = [...new Set(this.shortcuts.all().map((shortcut) => shortcut.group))];
    return headings.map((heading) => ({
      heading: this.words.translate(heading),
      entries: this.shortcuts
        .all()
        .filter((shortcut) => shortcut.group === heading)
        .map((shortcut) => ({
          id: shortcut.id,
          label: this.words.translate(shortcut.label),
          keys: shortcut.withControl ? ['Ctrl', shortcut.key.toUpperCase()] : [this.shortcuts.displayed(shortcut)],
          remappable: !shortcut.withControl,
        })),
    }));
  });
}
