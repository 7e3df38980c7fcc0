import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, model, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { contradictionsOf } from '@consilium/board';
import type { FactInput, FactValue } from '@consilium/contracts';
import { DatePipe, formatDate, SelectFieldComponent, TextFieldComponent, TriStateFieldComponent } from '@consilium/ui';
import { CaseFile } from '../data/case-file';
import { factView } from '../reading/key-facts';
import { fieldRefusal } from '../words/field-refusal';
import { Speech } from '../words/speech';
import { FactDetailsComponent } from './fact-details.component';
import { asStoredCodes, codesOf, controlOf, entryText, readEntry, placeOf, unitsOf } from './fact-entry';
import { FactWriter } from './fact-writer';
import { StructureEditorComponent } from './structure-editor.component';

/** One element of the sheet: its value, where it comes from, and whether it is stored. Details open below. */
@Component({
  selector: 'cn-fact-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, FactDetailsComponent, SelectFieldComponent, StructureEditorComponent, TextFieldComponent, TranslocoPipe, TriStateFieldComponent],
  templateUrl: './fact-row.component.html',
  styleUrl: './fact-row.component.css',
  host: { '[id]': "'fact-' + element()", '[class.open]': 'opened()' },
})
export class FactRowComponent {
  readonly element = input.required<string>();
  readonly editable = input(false);
  readonly opened = model(false);

  protected readonly file = inject(CaseFile);
  protected readonly writer = inject(FactWriter);
  private readonly speech = inject(Speech);
  private readonly words = this.speech.clinical;

  protected readonly kind = computed(() => controlOf(this.element()));
  protected readonly label = computed(() => this.words().element(this.element()));
  protected readonly help = computed(() => this.words().elementHelp(this.element()));
  protected readonly unit = computed(() => this.words().unit(this.element()));
  protected readonly units = computed(() => unitsOf(this.element()));
  protected readonly elsewhere = computed(() => placeOf(this.element()));
  protected readonly facts = computed(() => this.file.reading()?.factsOf.get(this.element()) ?? (this.file.sheet()?.facts ?? []).filter((fact) => fact.element === this.element()));
  protected readonly known = computed(() => this.facts().filter(({ state }) => state === 'known'));
  /** The one known value; null while there is none or several compete. */
  protected readonly single = computed(() => (this.known().length === 1 ? (this.known()[0] ?? null) : null));
  protected readonly competing = computed(() => this.known().length > 1);
  /** Whether somebody of the board checked every known value at its source. */
  protected readonly reviewed = computed(() => this.known().length > 0 && this.known().every(({ reviews }) => reviews.length > 0));
  protected readonly view = computed(() => {
    const reading = this.file.reading();
    return reading ? factView(reading, this.element(), this.words()) : null;
  });
  /** Whether there is something to say although nobody recorded a value: awaited, not done, derived, implied. */
  protected readonly told = computed(() => this.facts().length > 0 || this.view()?.state === 'recorded');
  /** State, document, date, person and what was typed, as far as they are there. */
  protected readonly origin = computed(() => {
    const view = this.view();
    const entered = this.single()?.enteredText;
    if (!view) return '';
    const { say, language } = this.words();
    return [view.stateWord, view.source, view.date ? formatDate(view.date, 'date', language) : '', view.by, entered ? say('cases.fact.entered', { text: entered }) : ''].filter(Boolean).join(', ');
  });
  protected readonly state = computed(() => this.writer.state(this.element()));

  protected readonly boolean = computed(() => (typeof this.single()?.value === 'boolean' ? (this.single()?.value as boolean) : null));
  protected readonly code = computed(() => (typeof this.single()?.value === 'string' ? (this.single()?.value as string) : null));
  protected readonly chosen = computed<readonly string[]>(() => {
    const value = this.single()?.value;
    return Array.isArray(value) ? value.map(String) : [];
  });
  protected readonly choices = computed(() => codesOf(this.element()).map((value) => ({ value, label: this.words().code(this.element(), value) })));
  protected readonly unitChoices = computed(() => this.units().map((value) => ({ value, label: value })));

  private readonly storedText = computed(() => {
    const fact = this.single();
    return fact ? entryText(fact.value, this.speech.language()) : '';
  });
  /** What somebody typed and the server does not have; other fields are stored and read meanwhile, and leave it alone. */
  protected readonly typed = signal<string | null>(null);
  protected readonly text = computed(() => this.typed() ?? this.storedText());
  protected readonly chosenUnit = linkedSignal<string | null>(() => this.units()[0] ?? null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly doubt = signal<string | null>(null);
  /** Another value of the case that cannot be true together with this one. */
  protected readonly contradiction = computed(() => {
    const found = contradictionsOf(this.file.reading()?.profile.facts ?? {}).find(({ elementIds }) => elementIds.includes(this.element()));
    return found ? this.words().say(`cases.contradiction.${found.contradictionId}`) : null;
  });
  protected readonly conflict = computed(() => {
    const state = this.state();
    if (state?.kind !== 'conflict') return null;
    const { value } = state.mine;
    return {
      mine: state.mine,
      mineText: state.mine.state === 'known' ? this.words().value(this.element(), value) : this.words().say(`cases.sheet.states.${state.mine.state}`),
      theirs: state.theirs.map((fact) => ({ id: fact.id, text: fact.state === 'known' ? this.words().value(this.element(), fact.value) : this.words().say(`cases.sheet.states.${fact.state}`), by: fact.enteredBy.displayName, at: fact.enteredAt })),
    };
  });

  protected readonly editingParts = signal(false);
  /** The text that is on its way to the server. */
  private sent = '';

  protected setParts(value: FactValue | null): void {
    void this.storeParts(value);
  }

  /** The parts stay open, as typed, until the server has them. */
  private async storeParts(value: FactValue | null): Promise<void> {
    if (value === null) this.remove();
    else await this.writer.record(this.element(), this.writer.known(value));
    if (value === null || this.state()?.kind === 'stored') this.editingParts.set(false);
  }

  protected setBoolean(value: boolean | null): void {
    if (value === null) this.remove();
    else if (value !== this.boolean()) void this.writer.record(this.element(), this.writer.known(value));
  }

  protected setCode(value: string | null): void {
    if (value === null) this.remove();
    else void this.writer.record(this.element(), this.writer.known(value));
  }

  protected toggle(code: string, on: boolean): void {
    const next = codesOf(this.element()).filter((value) => (value === code ? on : this.chosen().includes(value)));
    void this.writer.record(this.element(), this.writer.known(asStoredCodes(this.element(), next)));
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.commit();
  }

  /** Number and unit belong together: the value is read when the focus leaves both. */
  protected left(event: FocusEvent): void {
    const form = event.currentTarget as HTMLElement;
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) this.commit();
  }

  /** Reads the field when it is left. What cannot be read stays as typed, with the reason. */
  private commit(): void {
    const text = this.text().trim();
    // Enter stores, and leaving the field afterwards finds the same text on its way.
    if (this.state()?.kind === 'storing' && text === this.sent) return;
    this.refusal.set(null);
    this.doubt.set(null);
    if (text === this.storedText() || text === '') {
      this.typed.set(null);
      if (this.state()?.kind === 'unread' || this.state()?.kind === 'refused') this.writer.clear(this.element());
      if (text !== this.storedText()) this.remove();
      return;
    }
    if (this.kind() === 'words') {
      void this.record(text.split(',').map((word) => word.trim()).filter(Boolean));
      return;
    }
    const say = this.speech.say();
    const entry = readEntry(this.element(), text, this.chosenUnit());
    if (!entry.ok) {
      this.refusal.set(say(`cases.sheet.reading.${entry.code}`, entry.parameters));
      this.writer.unread(this.element());
      return;
    }
    this.doubt.set(entry.doubt ? say(entry.doubt.key, entry.doubt.parameters) : null);
    this.typed.set(entryText(entry.value, this.speech.language()));
    this.chosenUnit.set(this.units()[0] ?? null);
    void this.record(entry.value, entry.enteredText);
  }

  /** Stores what was typed; it stays in the field until the server has it, and what is typed meanwhile stays too. */
  private async record(value: FactValue, enteredText?: string): Promise<void> {
    this.sent = this.text();
    await this.writer.record(this.element(), this.writer.known(value, enteredText));
    // In a conflict both values stand below; the field shows what is stored, so that leaving it changes nothing.
    if (this.state()?.kind === 'conflict' || (this.typed() === this.sent && this.state()?.kind === 'stored')) this.typed.set(null);
  }

  protected refused(): string | null {
    const state = this.state();
    if (state?.kind === 'refused' && (!this.opened() || state.problem.path.startsWith('value'))) return fieldRefusal(state.problem, this.speech.say(), this.speech.language());
    return this.refusal();
  }

  protected async again(mine: FactInput, competing = false): Promise<void> {
    const typed = this.typed();
    await this.writer.settle(this.element(), { ...mine, competing });
    if (this.typed() === typed && this.state()?.kind === 'stored') this.typed.set(null);
  }

  protected keepTheirs(): void {
    this.writer.clear(this.element());
    this.typed.set(null);
  }

  private remove(): void {
    const fact = this.single();
    if (fact) void this.writer.retire(this.element(), fact.id);
  }
}
