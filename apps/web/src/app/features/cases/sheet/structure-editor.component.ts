import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FactValue } from '@consilium/contracts';
import { DateFieldComponent, SelectFieldComponent, TextFieldComponent } from '@consilium/ui';
import { localToday } from '../data/calendar';
import { Speech } from '../words/speech';
import { draftOf, emptyLine, isListOfParts, options, readParts, responses, unitsOfPart, type PartDraft, type PartProblem } from './structure-draft';

/** Enters a value by its named parts: markers with unit and date, biomarkers, lines of earlier treatment. */
@Component({
  selector: 'cn-structure-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './structure-editor.component.html',
  styles: `
    :host { display: block; padding: 6px 12px 12px; margin: 2px 0 8px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--accent); }
    fieldset { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 8px 16px; align-items: end; padding: 8px 0; border-bottom: var(--rule); }
    fieldset:last-of-type { border-bottom: 0; }
    .measured { grid-column: 1 / -1; display: grid; grid-template-columns: minmax(0, 1fr) 130px 180px; gap: 8px 12px; align-items: start; max-width: 640px; }
    .failed { color: var(--danger); font-size: var(--fs-13); }
    @media (max-width: 640px) { .measured { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class StructureEditorComponent {
  readonly element = input.required<string>();
  readonly value = input.required<FactValue>();
  /** What the server refused, in words. */
  readonly refused = input<string | null>(null);
  /** The value read; null when nothing is left. */
  readonly stored = output<FactValue | null>();
  readonly cancelled = output<void>();

  private readonly speech = inject(Speech);
  private readonly words = this.speech.clinical;
  protected readonly today = localToday();
  protected readonly isList = computed(() => isListOfParts(this.element()));
  /** By content: the sheet is read anew after every entry, and what is typed here must not be lost to that. */
  private readonly recorded = computed(() => this.value(), { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly lines = linkedSignal(() => draftOf(this.element(), this.recorded()));
  private readonly problems = signal<readonly PartProblem[]>([]);
  protected readonly optionChoices = computed(() => options.map((value) => ({ value, label: this.words().option(value).name })));
  protected readonly responseChoices = computed(() => responses.map((value) => ({ value, label: this.words().code('responseCategory', value) })));

  protected label(name: string): string {
    return (this.words().vocabulary.structureFields as Readonly<Record<string, string | undefined>>)[name] ?? name;
  }

  protected unitChoices(name: string): { value: string; label: string }[] {
    return unitsOfPart(name).map((value) => ({ value, label: value }));
  }

  protected problem(line: number, name: string): string | null {
    const found = this.problems().find((one) => one.line === line && one.name === name);
    return found ? this.speech.say()(found.code, found.parameters) : null;
  }

  protected set(line: number, name: string, change: Partial<Pick<PartDraft, 'text' | 'unit' | 'on'>>): void {
    this.lines.update((lines) => lines.map((parts, index) => (index === line ? parts.map((part) => (part.name === name ? { ...part, ...change } : part)) : parts)));
  }

  protected add(): void {
    this.lines.update((lines) => [...lines, emptyLine(this.element())]);
  }

  protected remove(line: number): void {
    this.lines.update((lines) => (lines.length === 1 ? [emptyLine(this.element())] : lines.filter((_, index) => index !== line)));
    this.problems.set([]);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const read = readParts(this.element(), this.lines(), this.today);
    this.problems.set(read.ok ? [] : read.problems);
    if (read.ok) this.stored.emit(read.value);
  }
}
