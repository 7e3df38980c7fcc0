import { booleanAttribute, computed, Directive, input, type Signal } from '@angular/core';
import type { MarkName } from './mark-shapes';

/** The drawing of a state and the key of its word. */
export interface MarkEntry {
  readonly shape: MarkName;
  readonly word: string;
}

/** What all marks share: a drawing, a word in the reader's language, and a colour that never speaks alone. */
@Directive({ host: { '[class]': 'classes()', '[attr.data-state]': 'current()' } })
export abstract class MarkBase<TState extends string> {
  /** Another wording of the same state, for example "Asserted no"; already translated. */
  readonly word = input<string>();
  /** Only in a matrix cell: the drawing alone, with the word as its text alternative. */
  readonly wordless = input(false, { transform: booleanAttribute });
  readonly size = input<'normal' | 'large'>('normal');

  protected abstract readonly current: Signal<TState>;
  protected abstract readonly vocabulary: Record<TState, MarkEntry>;

  protected readonly entry = computed(() => this.vocabulary[this.current()]);
  protected readonly classes = computed(
    () => `${this.current()}${this.size() === 'large' ? ' large' : ''}${this.wordless() ? ' wordless' : ''}`,
  );
}
