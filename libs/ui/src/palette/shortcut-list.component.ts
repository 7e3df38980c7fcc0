import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

export interface ShortcutEntry {
  readonly id: string;
  /** What it does, translated. */
  readonly label: string;
  /** As pressed: `["Control", "K"]` or `["J"]`. */
  readonly keys: readonly string[];
  /** Whether the reader may give it another key. */
  readonly remappable: boolean;
}

export interface ShortcutGroup {
  readonly heading: string;
  readonly entries: readonly ShortcutEntry[];
}

/** All keys of the current page, with a way to give single keys another letter or switch them off. */
@Component({
  selector: 'cn-shortcut-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: block; }
    .groups { columns: 2 260px; column-gap: 32px; }
    .groups.alone { columns: 1; }
    section { break-inside: avoid; margin-bottom: 16px; }
    h3 { padding-bottom: 4px; border-bottom: var(--rule-strong); }
    li { display: flex; align-items: center; gap: 8px; min-height: 32px; border-bottom: var(--rule); font-size: var(--fs-13); }
    li > span { flex: 1; }
    .keys { all: unset; position: relative; display: inline-flex; gap: 4px; cursor: pointer; padding: 4px; min-height: 20px; align-items: center; }
    .keys:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
    .keys:disabled { cursor: default; }
    .waiting { color: var(--accent); font-size: var(--fs-12); }
    .foot { display: flex; gap: 4px 16px; flex-wrap: wrap; align-items: center; margin-top: 4px; }
    .refused { color: var(--danger); font-size: var(--fs-13); min-height: 20px; }
  `,
  template: `
    <div class="groups" [class.alone]="groups().length === 1">
      @for (group of groups(); track group.heading) {
        <section>
          <h3>{{ group.heading }}</h3>
          <ul>
            @for (entry of group.entries; track entry.id) {
              <li>
                <span>{{ entry.label }}</span>
                <button type="button" class="keys" [disabled]="!entry.remappable" (click)="waiting.set(entry.id)" (keydown)="listen(entry, $event)" (blur)="waiting.set(null)">
                  <span class="cn-visually-hidden">{{ (entry.remappable ? 'ui.shortcut.change' : 'ui.shortcut.keys') | transloco }}</span>
                  @if (waiting() === entry.id) {
                    <span class="waiting">{{ 'ui.shortcut.press' | transloco }}</span>
                  } @else {
                    @for (key of entry.keys; track key) {
                      <kbd class="cn-key">{{ key }}</kbd>
                    }
                  }
                </button>
              </li>
            }
          </ul>
        </section>
      }
    </div>
    <p class="refused" role="status">{{ refused() }}</p>
    <div class="foot">
      <label class="cn-check">
        <input #box type="checkbox" [checked]="singleKeys()" (change)="singleKeysChange.emit(box.checked)" />
        {{ 'ui.shortcut.singleKeys' | transloco }}
      </label>
      <button type="button" class="cn-link" (click)="restored.emit()">{{ 'ui.shortcut.restore' | transloco }}</button>
    </div>
  `,
})
export class ShortcutListComponent {
  readonly groups = input.required<readonly ShortcutGroup[]>();
  readonly singleKeys = input(true);
  readonly singleKeysChange = output<boolean>();
  /** Why the last key was not taken, translated; empty when it was. */
  readonly refused = input('');
  readonly restored = output<void>();
  readonly remapped = output<{ readonly id: string; readonly key: string }>();

  protected readonly waiting = signal<string | null>(null);

  protected listen(entry: ShortcutEntry, event: KeyboardEvent): void {
    if (this.waiting() !== entry.id || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key.length === 1) this.remapped.emit({ id: entry.id, key: event.key.toLowerCase() });
    this.waiting.set(null);
  }
}
