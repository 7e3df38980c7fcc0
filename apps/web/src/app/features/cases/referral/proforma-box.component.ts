import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { saveFile, TextFieldComponent } from '@consilium/ui';
import { Speech } from '../words/speech';
import { PROFORMA_FIELDS, readProforma, type ProformaReading } from './proforma';

/** Largest file that is read as a proforma, in bytes. */
const LARGEST_FILE = 200_000;

/** Takes a filled proforma as text, pasted or from a file, and says what it could not read. */
@Component({
  selector: 'cn-proforma-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TextFieldComponent, TranslocoPipe],
  styles: `
    :host { display: block; max-width: 880px; margin-bottom: 20px; }
    summary { cursor: pointer; padding: 6px 0; font-weight: 500; }
    .acts { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; padding-top: 8px; }
    .unread { padding: 8px 0 0 10px; margin-top: 8px; border-left: 3px solid var(--st-insufficient); font-size: var(--fs-13); line-height: var(--lh-13); overflow-wrap: anywhere; }
  `,
  template: `
    <details (toggle)="shown.set(box.open)" #box>
      <summary>{{ 'cases.proforma.title' | transloco }}</summary>
      @if (shown()) {
        <cn-text-field fieldId="proforma" [label]="'cases.proforma.text' | transloco" [hint]="'cases.proforma.hint' | transloco" [lines]="6" [error]="refusal()" [value]="text()" (valueChange)="text.set($event)" (paste)="pasted()" />
        <p class="acts">
          <button type="button" class="cn-button" (click)="read()">{{ 'cases.proforma.read' | transloco }}</button>
          <input #file class="cn-visually-hidden" type="file" id="proforma-file" accept=".txt,text/plain" (change)="open(file)" />
          <label class="cn-button" for="proforma-file">{{ 'cases.proforma.file' | transloco }}</label>
          <button type="button" class="cn-link" (click)="saveBlank()">{{ 'cases.proforma.blank' | transloco }}</button>
        </p>
      }
    </details>
    <div role="status">
      @if (reading(); as found) {
        <p class="cn-small">{{ 'cases.proforma.filled' | transloco: { count: count() } }}</p>
        @if (found.unread.length > 0) {
          <div class="unread">
            <p class="cn-medium">{{ 'cases.proforma.unread' | transloco }}</p>
            @for (line of found.unread.slice(0, 20); track $index) {
              <p>{{ line }}</p>
            }
          </div>
        }
      }
    </div>
  `,
})
export class ProformaBoxComponent {
  /** What was read, to be put into the form. */
  readonly filled = output<ProformaReading['fields']>();

  private readonly speech = inject(Speech);
  protected readonly shown = signal(false);
  protected readonly text = signal('');
  protected readonly refusal = signal<string | null>(null);
  protected readonly reading = signal<ProformaReading | null>(null);
  protected readonly count = computed(() => Object.keys(this.reading()?.fields ?? {}).length);

  /** Whoever pastes wants it read. */
  protected pasted(): void {
    setTimeout(() => this.read());
  }

  protected read(): void {
    const found = readProforma(this.text());
    const nothing = Object.keys(found.fields).length === 0;
    this.refusal.set(nothing ? this.speech.say()('cases.proforma.nothing') : null);
    this.reading.set(nothing ? null : found);
    if (!nothing) this.filled.emit(found.fields);
  }

  protected async open(box: HTMLInputElement): Promise<void> {
    const file = box.files?.[0];
    box.value = '';
    if (file === undefined) return;
    const say = this.speech.say();
    if (file.size > LARGEST_FILE) {
      this.refusal.set(say('cases.proforma.tooLarge'));
      return;
    }
    const text = await file.text();
    if (/[\u0000\uFFFD]/u.test(text)) {
      this.refusal.set(say('cases.proforma.noText'));
      return;
    }
    this.text.set(text);
    this.read();
  }

  /** A proforma to be filled elsewhere: the labels of the form, its choices in brackets. */
  protected saveBlank(): void {
    const say = this.speech.say();
    const choices: Readonly<Record<string, readonly string[]>> = {
      sex: ['female', 'male', 'other'].map((value) => say(`cases.referral.sexes.${value}`)),
      urgency: ['routine', 'urgent', 'emergency'].map((value) => say(`cases.urgency.${value}`)),
      consent: ['given', 'refused', 'notAsked'].map((value) => say(`cases.referral.consents.${value}`)),
      wish: ['asked', 'declinedToSay', 'notAsked'].map((value) => say(`cases.referral.wishes.${value}`)),
      questionCode: ['diagnosis', 'resectability', 'transplant', 'liverDirected', 'prrt', 'systemic', 'surveillance', 'other'].map((value) => say(`cases.questionCode.${value}`)),
    };
    const lines = PROFORMA_FIELDS.map((field) => `${say(`cases.proforma.labels.${field}`)}: ${choices[field] ? `[${choices[field].join(', ')}]` : ''}`.trimEnd());
    saveFile(say('cases.proforma.fileName'), 'text/plain;charset=utf-8', `${lines.join('\r\n')}\r\n`);
  }
}
