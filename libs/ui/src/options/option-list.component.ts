import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, model, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkShapeComponent } from '../marks/mark-shape.component';
import { OPTION_STATUSES, type OptionStatus } from '../marks/vocabulary';
import { NumberPipe } from '../text/format.pipes';
import { OptionRowComponent } from './option-row.component';
import type { OptionRowView } from './option.model';

const WORDS: Record<OptionStatus, string> = {
  supported: 'ui.status.supported',
  consider: 'ui.status.consider',
  insufficientData: 'ui.status.insufficientData',
  notRecommended: 'ui.status.notRecommended',
  contraindicated: 'ui.status.contraindicated',
  notIndicated: 'ui.status.notIndicated',
};

/** How many options without an indication are shown before the rest is asked for. */
const SHOWN_NOT_INDICATED = 2;

/**
 * All options by status. Within a status the order is the caller's, which is the catalogue's; it is no ranking. Every
 * status is there, an empty one too, because "none" is an answer. `J` and `K` walk the rows while the list has focus.
 */
@Component({
  selector: 'cn-option-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, NumberPipe, OptionRowComponent, TranslocoPipe],
  styleUrl: './option-list.component.css',
  host: { '(keydown)': 'walk($event)' },
  template: `
    @for (group of groups(); track group.status) {
      <section [class]="group.status">
        <h3>
          <svg [cnMark]="group.status"></svg><span class="word">{{ group.word | transloco }}</span><span class="count">{{ group.rows.length | cnNumber }}</span>
        </h3>
        @for (row of group.shown; track row.id) {
          <cn-option-row [row]="row" [selected]="row.id === selected()" (opened)="selected.set($event)" />
        } @empty {
          <p class="none">{{ 'ui.option.none' | transloco }}</p>
        }
        @if (group.rows.length > group.shown.length) {
          <button type="button" class="cn-link more" (click)="allShown.set(true)">{{ 'ui.option.more' | transloco: { count: group.rows.length - group.shown.length } }}</button>
        }
      </section>
    }
  `,
})
export class OptionListComponent {
  readonly rows = input.required<readonly OptionRowView[]>();
  /** Id of the opened option. */
  readonly selected = model<string | null>(null);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly allShown = signal(false);
  protected readonly groups = computed(() =>
    OPTION_STATUSES.map((status) => {
      const rows = this.rows().filter((row) => row.status === status);
      const folded = status === 'notIndicated' && !this.allShown() && !rows.slice(SHOWN_NOT_INDICATED).some((row) => row.id === this.selected());
      return { status, word: WORDS[status], rows, shown: folded ? rows.slice(0, SHOWN_NOT_INDICATED) : rows };
    }),
  );

  protected walk(event: KeyboardEvent): void {
    const step = event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...this.host.nativeElement.querySelectorAll<HTMLButtonElement>('cn-option-row button')];
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
    event.preventDefault();
  }
}
