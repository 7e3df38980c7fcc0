import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ChaseClosing, ChaseItem } from '@consilium/contracts';
import { DateFieldComponent, DatePipe, TextFieldComponent, ToastService } from '@consilium/ui';
import { newIdempotencyKey } from '../../core/http/api-client';
import { OneAct } from '../../core/feedback/one-act';
import { FilesClient } from '../cases/files/files.client';
import { shownName, uploadRefusal } from '../cases/files/file-words';
import { localToday } from '../cases/data/calendar';
import { fieldRefusal } from '../cases/words/field-refusal';
import { Speech } from '../cases/words/speech';
import { ChaseClient } from './chase.client';
import { ChaseWords } from './chase-words';

/** One thing that is owed: what, by whom, until when; answered right here with words and a file, closed or put off. */
@Component({
  selector: 'cn-chase-item',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, DatePipe, RouterLink, TextFieldComponent, TranslocoPipe],
  templateUrl: './chase-item.component.html',
  styleUrl: './chase-item.component.css',
  host: { '[class.overdue]': 'late()' },
})
export class ChaseItemComponent {
  readonly item = input.required<ChaseItem>();
  /** Whether the case is named, in lists over several cases. */
  readonly named = input(false);
  readonly changed = output<ChaseItem>();

  private readonly client = inject(ChaseClient);
  private readonly router = inject(Router);
  private readonly files = inject(FilesClient);
  private readonly toasts = inject(ToastService);
  private readonly speech = inject(Speech);
  protected readonly words = inject(ChaseWords);

  protected readonly today = localToday();
  protected readonly late = computed(() => this.item().state === 'open' && this.item().dueOn < this.today);
  protected readonly mode = signal<'none' | 'answer' | 'date'>('none');
  protected readonly text = signal('');
  protected readonly chosen = signal<File | null>(null);
  protected readonly dueOn = signal<string | null>(null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly chosenName = computed(() => shownName(this.chosen()?.name ?? ''));
  protected readonly share = signal<number | null>(null);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  private key = newIdempotencyKey();

  protected open(mode: 'answer' | 'date'): void {
    this.mode.update((now) => (now === mode ? 'none' : mode));
    this.refusal.set(null);
    this.dueOn.set(this.item().dueOn);
  }

  protected choose(box: HTMLInputElement): void {
    this.chosen.set(box.files?.[0] ?? null);
    this.key = newIdempotencyKey();
  }

  /** The file goes first: an answer that names it is stored only once it is there. */
  protected async answer(event: Event): Promise<void> {
    event.preventDefault();
    const file = this.chosen();
    const text = this.text().trim() || (file ? shownName(file.name) : '');
    if (text === '') {
      this.refusal.set(this.speech.say()('intake.chase.answerMissing'));
      return;
    }
    await this.act(async () => {
      const attachmentId = file === null ? null : (await this.files.add(this.item().case.id, file, { kind: 'other', label: this.words.item(this.item().itemId).slice(0, 200) }, { idempotencyKey: this.key, progress: (share) => this.share.set(share) })).attachment.id;
      this.done(await this.client.answer(this.item().id, { text, attachmentId }, newIdempotencyKey()), 'intake.chase.answered');
      this.text.set('');
      this.chosen.set(null);
    });
  }

  protected async putOff(event: Event): Promise<void> {
    event.preventDefault();
    const dueOn = this.dueOn();
    if (dueOn === null || dueOn < this.today) {
      this.refusal.set(this.speech.say()('intake.chase.dueMissing'));
      return;
    }
    await this.act(async () => this.done(await this.client.change(this.item(), { dueOn }), 'intake.chase.changed'));
  }

  protected async close(as: ChaseClosing['as']): Promise<void> {
    await this.act(async () => {
      const closed = await this.client.close(this.item().id, as);
      this.changed.emit(closed);
      this.mode.set('none');
      this.toasts.done('intake.chase.closed', { parameters: { item: this.words.item(closed.itemId) }, undo: () => void this.reopen() });
    });
  }

  /** A letter with everything this person owes for the case; it waits there for a clinician to release it. */
  protected async write(): Promise<void> {
    await this.act(async () => {
      const { items } = await this.client.letters([this.item().id]);
      const [letter] = items;
      if (letter === undefined) return;
      this.toasts.done(letter.isNew ? 'intake.chase.letterOrdered' : 'intake.chase.letterThere', { parameters: { recipient: letter.recipient } });
      await this.router.navigate(['/cases', letter.caseId, 'documents'], { queryParams: { open: letter.orderId } });
    });
  }

  protected async reopen(): Promise<void> {
    await this.act(async () => this.done(await this.client.reopen(this.item().id), 'intake.chase.reopened'));
  }

  private done(item: ChaseItem, words: string): void {
    this.changed.emit(item);
    this.mode.set('none');
    this.toasts.done(words);
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    await this.one.run(work, (problem) => {
      const say = this.speech.say();
      const [field] = problem.fields;
      if (field) this.refusal.set(fieldRefusal(field, say, this.speech.language()));
      else if (problem.code === 'unsupportedMediaType' || problem.code === 'tooLarge' || problem.reason === 'storage.away') this.refusal.set(uploadRefusal(problem, say, 25_000_000, this.speech.language()));
      else this.refusal.set(say(problem.code === 'stale' || problem.code === 'conflict' ? 'intake.chase.stale' : 'intake.chase.failed'));
      // Without an open form there is no field to say it at.
      if (this.mode() === 'none') this.toasts.failed('intake.chase.failed');
    });
    this.share.set(null);
  }
}
