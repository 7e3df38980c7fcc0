import { afterNextRender, ChangeDetectionStrategy, Component, computed, ElementRef, input, linkedSignal, model, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkShapeComponent } from '../marks/mark-shape.component';
import type { PaletteGroup } from './palette.model';

/**
 * One field and one list (ARIA combobox): type, arrows choose, Enter opens, Escape clears and then closes. Where the
 * entries come from is the caller's affair.
 */
@Component({
  selector: 'cn-command-palette',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  templateUrl: './command-palette.component.html',
  styleUrl: './command-palette.component.css',
})
export class CommandPaletteComponent {
  readonly term = model('');
  readonly groups = input.required<readonly PaletteGroup[]>();
  /** Whether more is still being looked for. */
  readonly busy = input(false);
  /** Names of the kinds of things that could not be searched; empty when all were. */
  readonly incomplete = input('');
  /** Only for the living page, which shows several: takes no focus. */
  readonly quiet = input(false);
  readonly chosen = output<string>();
  readonly closed = output<void>();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  private readonly entries = computed(() => this.groups().flatMap((group) => group.entries));
  /** The first entry is ready for Enter as soon as there is one. */
  protected readonly active = linkedSignal(() => this.entries()[0]?.id ?? null);
  protected readonly count = computed(() => this.entries().length);

  constructor() {
    afterNextRender(() => {
      if (!this.quiet()) this.field().nativeElement.focus();
    });
  }

  protected key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const entries = this.entries();
      const at = entries.findIndex((entry) => entry.id === this.active());
      this.active.set(entries[(at + step + entries.length) % Math.max(1, entries.length)]?.id ?? null);
      queueMicrotask(() => this.list()?.nativeElement.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
    } else if (event.key === 'Enter') {
      const active = this.active();
      if (active !== null) this.chosen.emit(active);
    } else if (event.key === 'Escape') {
      if (this.term() === '') this.closed.emit();
      else this.term.set('');
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
