import { afterNextRender, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { findingOwners, findingSeverities, type Finding } from '@consilium/contracts';
import { DateFieldComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { OneAct } from '../../core/feedback/one-act';
import { newIdempotencyKey } from '../../core/http/api-client';
import { findingRefusal } from './finding-refusal';
import { FindingsClient } from './findings.client';

/** Days until an answer is due, unless the auditor says another day. */
const USUAL_DAYS = 14;

/** Raises a finding against a case, an entry of its record, or the organisation. */
@Component({
  selector: 'cn-raise-finding',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    form { display: grid; gap: 12px; padding: 12px 0; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; align-items: start; }
    .failed { color: var(--danger); font-weight: 500; }
  `,
  template: `
    <form (submit)="raise($event)" (keydown.escape)="cancelled.emit()" [attr.aria-label]="'audit.finding.raise' | transloco">
      <p class="cn-source">{{ about() }}</p>
      <cn-text-field fieldId="finding-text" [label]="'audit.finding.text' | transloco" [hint]="'audit.finding.textHint' | transloco" [lines]="4" [limit]="4000" [(value)]="text" />
      <cn-segmented-field fieldId="finding-severity" [label]="'audit.finding.weight' | transloco" [choices]="severities()" [(value)]="severity" />
      <div class="pair">
        @if (caseId()) {
          <cn-select-field fieldId="finding-owner" [label]="'audit.finding.putTo' | transloco" [choices]="owners()" [(value)]="owner" />
        }
        <cn-date-field fieldId="finding-due" [label]="'audit.finding.due' | transloco" [unreadable]="'audit.export.badDate' | transloco" [least]="today" [(value)]="due" />
      </div>
      @if (problem(); as key) {
        <p class="failed" role="alert">{{ key | transloco }}</p>
      }
      <div class="cn-actions">
        <button type="submit" class="cn-button cn-button-primary" [disabled]="busy() || !ready()">{{ 'audit.finding.raise' | transloco }}</button>
        <button type="button" class="cn-button" (click)="cancelled.emit()">{{ 'audit.finding.cancel' | transloco }}</button>
      </div>
    </form>
  `,
})
export class RaiseFindingComponent {
  /** None: the finding is about the organisation. */
  readonly caseId = input<string | null>(null);
  readonly entryId = input<string | null>(null);
  /** What it is about, in words. */
  readonly about = input.required<string>();
  readonly raised = output<Finding>();
  readonly cancelled = output();

  private readonly client = inject(FindingsClient);
  private readonly toasts = inject(ToastService);
  private readonly words = inject(TranslocoService);
  private readonly idempotencyKey = newIdempotencyKey();

  protected readonly text = signal('');
  protected readonly severity = signal<string | null>('minor');
  protected readonly owner = signal<string | null>('chair');
  protected readonly today = new Date().toISOString().slice(0, 10);
  protected readonly due = signal<string | null>(new Date(Date.now() + USUAL_DAYS * 86_400_000).toISOString().slice(0, 10));
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  protected readonly problem = signal<string | null>(null);
  protected readonly severities = computed(() => findingSeverities.map((value) => ({ value, label: this.words.translate<string>(`audit.finding.severity.${value}`) })));
  protected readonly owners = computed(() => findingOwners.map((value) => ({ value, label: this.words.translate<string>(`audit.finding.owner.${value}`) })));
  protected readonly ready = computed(() => this.text().trim().length >= 3 && this.due() !== null && this.severity() !== null);

  constructor() {
    const host: ElementRef<HTMLElement> = inject(ElementRef);
    afterNextRender(() => host.nativeElement.querySelector('textarea')?.focus());
  }

  protected async raise(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy() || !this.ready()) return;
    this.problem.set(null);
    const caseId = this.caseId();
    const draft = { severity: this.severity() as Finding['severity'], text: this.text().trim(), dueOn: this.due()!, entryId: this.entryId() };
    await this.one.run(
      async () => {
        const finding =
          caseId === null
            ? await this.client.raiseOfOrganisation(draft, this.idempotencyKey)
            : await this.client.raiseOfCase(caseId, { ...draft, ownerRole: this.owner() as (typeof findingOwners)[number] }, this.idempotencyKey);
        this.toasts.done('audit.finding.wasRaised');
        this.raised.emit(finding);
      },
      (problem) => this.problem.set(findingRefusal(problem)),
    );
  }
}
