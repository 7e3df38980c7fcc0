import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Annotation, Person } from '@consilium/contracts';
import { DatePipe, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { newIdempotencyKey } from '../../../core/http/api-client';
import { ProblemError } from '../../../core/http/problem-error';
import { CasesClient } from '../data/cases.client';
import { Speech } from '../words/speech';
import type { RemarkSubject, RemarkTarget } from './remark-target';
import { remarkThreads } from './remark-threads';

/** Remarks of clinicians as threads, and the form for one more. What was typed stays until it is stored. */
@Component({
  selector: 'cn-remarks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, NgTemplateOutlet, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './remarks.component.html',
  styleUrl: './remarks.component.css',
})
export class RemarksComponent {
  readonly caseId = input.required<string>();
  readonly target = input.required<RemarkTarget>();
  /** Whether remarks on every target of the case are listed, each with the name of its target. */
  readonly showAll = input(false);
  /** What a new remark can be about instead: lesions beside the case, figures beside an option. Their remarks are listed, too. */
  readonly subjects = input<readonly RemarkSubject[]>([]);
  readonly annotations = input.required<readonly Annotation[]>();
  readonly mayAdd = input(false);
  readonly mayResolve = input(false);
  /** Names a target in words. */
  readonly names = input.required<(target: { readonly kind: string; readonly ref: string }) => string>();
  readonly changed = output<void>();

  private readonly client = inject(CasesClient);
  private readonly speech = inject(Speech);
  private readonly toasts = inject(ToastService);

  protected readonly threads = computed(() => remarkThreads(this.annotations(), this.showAll() ? null : [this.target(), ...this.subjects().map(({ target }) => target)]));
  /** Id of the remark being answered, `new` for a new one, null while the form is closed. */
  protected readonly writing = signal<string | null>(null);
  protected readonly body = signal('');
  protected readonly visibility = signal<string | null>('record');
  protected readonly mentions = signal<readonly string[]>([]);
  /** Place in `subjects` of what the new remark is about, null for the target itself. */
  protected readonly subject = signal<string | null>(null);
  protected readonly refused = signal<string | null>(null);
  protected readonly busy = signal(false);
  private readonly people = signal<readonly Person[]>([]);
  private key = newIdempotencyKey();

  protected readonly fieldId = computed(() => `remark-${this.target().kind}-${this.target().ref || 'case'}`);
  protected readonly visibilities = computed(() => {
    const say = this.speech.say();
    return [
      { value: 'record', label: say('cases.remarks.visibility.record') },
      { value: 'discussion', label: say('cases.remarks.visibility.discussion') },
    ];
  });
  protected readonly subjectChoices = computed(() => this.subjects().map(({ label }, index) => ({ value: String(index), label })));
  protected readonly choices = computed(() =>
    this.people()
      .filter(({ id }) => !this.mentions().includes(id))
      .map(({ id, displayName }) => ({ value: id, label: displayName })),
  );
  protected readonly mentioned = computed(() => this.people().filter(({ id }) => this.mentions().includes(id)));

  protected async write(replyTo: string): Promise<void> {
    this.writing.set(replyTo);
    this.refused.set(null);
    this.key = newIdempotencyKey();
    if (this.people().length === 0) this.people.set(await this.client.people().catch(() => []));
  }

  protected cancel(): void {
    this.writing.set(null);
    this.body.set('');
    this.mentions.set([]);
    this.subject.set(null);
  }

  protected mention(id: string | null): void {
    if (id !== null) this.mentions.update((mentions) => [...mentions, id]);
  }

  protected unmention(id: string): void {
    this.mentions.update((mentions) => mentions.filter((mention) => mention !== id));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const replyTo = this.writing();
    if (this.busy() || replyTo === null) return;
    if (this.body().trim() === '') {
      this.refused.set(this.speech.say()('cases.remarks.empty'));
      return;
    }
    const answered = this.annotations().find(({ id }) => id === replyTo);
    this.busy.set(true);
    this.refused.set(null);
    try {
      await this.client.annotate(
        this.caseId(),
        {
          target: answered?.target ?? this.subjects()[Number(this.subject() ?? -1)]?.target ?? this.target(),
          replyTo: answered?.id ?? null,
          visibility: this.visibility() === 'discussion' ? 'discussion' : 'record',
          body: this.body(),
          mentions: [...this.mentions()],
        },
        this.key,
      );
      this.cancel();
      this.changed.emit();
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.refused.set(this.speech.say()('cases.remarks.failed'));
    } finally {
      this.busy.set(false);
    }
  }

  /** Whether the target of a remark has to be named, because it is not what the list stands beside. */
  protected isElsewhere({ target }: Annotation): boolean {
    return target.kind !== this.target().kind || target.ref !== this.target().ref;
  }

  protected async resolve(annotation: Annotation): Promise<void> {
    try {
      await this.client.resolveAnnotation(annotation.id);
      this.changed.emit();
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.toasts.failed('cases.remarks.resolveFailed');
    }
  }
}
