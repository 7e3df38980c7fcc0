import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateFieldComponent, saveFile, SectionHeadingComponent, TextFieldComponent } from '@consilium/ui';
import { OneAct } from '../../core/feedback/one-act';
import { AuditClient } from './audit.client';
import { utcPeriod } from './utc-period';

/** A code that goes into the log: no spaces, no names. The contract holds the same rule. */
const REASON = /^[!-~]{1,64}$/;
const MEDIA_TYPE = 'application/x-ndjson';

/** The log as a file for the verifier: everything, a period, or the chain of one case. Taking it is itself recorded. */
@Component({
  selector: 'cn-log-export',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, SectionHeadingComponent, TextFieldComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    form { display: grid; gap: 10px; padding-top: 12px; }
    .period { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
    .failed { color: var(--danger); font-weight: 500; }
  `,
  template: `
    <cn-section-heading headingId="audit-export" [text]="(caseNumber() ? 'audit.export.titleCase' : 'audit.export.title') | transloco: { number: caseNumber() }" />
    <form (submit)="download($event)">
      @if (!caseId()) {
        <div class="period">
          <cn-date-field fieldId="export-from" [label]="'audit.export.from' | transloco" [unreadable]="'audit.export.badDate' | transloco" [(value)]="from" />
          <cn-date-field fieldId="export-to" [label]="'audit.export.to' | transloco" [unreadable]="'audit.export.badDate' | transloco" [error]="backwards() ? ('audit.export.backwards' | transloco) : null" [(value)]="to" />
        </div>
      }
      <cn-text-field fieldId="export-reason" [label]="'audit.export.reason' | transloco" [hint]="'audit.export.reasonHint' | transloco" [limit]="64" [error]="badReason() ? ('audit.export.badReason' | transloco) : null" [(value)]="reason" />
      @if (problem(); as key) {
        <p class="failed" role="alert">{{ key | transloco }}</p>
      }
      <p class="cn-source" role="status">{{ (saved() ? 'audit.export.saved' : 'audit.export.note') | transloco }}</p>
      <div class="cn-actions">
        <button type="submit" class="cn-button" [disabled]="busy() || !ready()">{{ (busy() ? 'audit.export.busy' : 'audit.export.button') | transloco }}</button>
      </div>
    </form>
  `,
})
export class LogExportComponent {
  /** Case whose chain is taken; none means the whole log or a period of it. */
  readonly caseId = input<string>();
  readonly caseNumber = input<string | null>(null);

  private readonly client = inject(AuditClient);

  protected readonly reason = signal('');
  protected readonly from = signal<string | null>(null);
  protected readonly to = signal<string | null>(null);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  protected readonly saved = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly badReason = computed(() => this.reason() !== '' && !REASON.test(this.reason()));
  protected readonly backwards = computed(() => this.from() !== null && this.to() !== null && this.from()! > this.to()!);
  protected readonly ready = computed(() => REASON.test(this.reason()) && !this.backwards());

  protected async download(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy() || !this.ready()) return;
    this.saved.set(false);
    this.problem.set(null);
    const caseId = this.caseId();
    await this.one.run(
      async () => {
        const file = await this.client.exportFile(caseId ?? null, { reason: this.reason(), ...(caseId ? {} : utcPeriod(this.from(), this.to())) });
        saveFile(`consilium-log-${this.caseNumber() ?? 'all'}.ndjson`, MEDIA_TYPE, file);
        this.saved.set(true);
      },
      (problem) => this.problem.set(problem.reason === 'audit.nothingSealed' ? 'audit.nothingSealed' : problem.code === 'notFound' ? 'audit.export.nothingThere' : 'audit.export.failed'),
    );
  }
}
