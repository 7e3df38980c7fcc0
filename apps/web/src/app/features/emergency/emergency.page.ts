import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ConfirmService, PageHeaderComponent, SectionHeadingComponent, TextFieldComponent } from '@consilium/ui';
import { SessionService } from '../../core/auth/session.service';
import { newIdempotencyKey } from '../../core/http/api-client';
import { DeskAct } from '../administration/data/desk-act';
import { EmergencyClient } from './emergency.client';

/** Shortest reason the contract takes, in characters. */
const SHORTEST_REASON = 10;

/** Opens one case of another board for reading. Says before what it sets off. */
@Component({
  selector: 'cn-emergency-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PageHeaderComponent, SectionHeadingComponent, TextFieldComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    form { display: grid; gap: 14px; max-width: 640px; }
    ul { padding: 10px 0 0 18px; display: grid; gap: 6px; }
    .failed { color: var(--danger); font-weight: 500; }
    .number { max-width: 260px; }
  `,
  template: `
    <cn-page-header [text]="'admin.emergency.open.title' | transloco" [note]="'admin.emergency.open.note' | transloco" />
    <div class="cn-columns">
      <form (submit)="open($event)">
        <cn-text-field class="number" fieldId="emergency-case" [label]="'admin.emergency.open.number' | transloco" [hint]="'admin.emergency.open.numberHint' | transloco" [limit]="40" [error]="unknownCase() ? ('admin.emergency.open.noCase' | transloco) : null" [(value)]="caseNumber" />
        <cn-text-field fieldId="emergency-reason" [label]="'admin.emergency.open.reason' | transloco" [hint]="'admin.emergency.open.reasonHint' | transloco" [lines]="4" [limit]="1000" [(value)]="reason" />
        <div class="cn-actions">
          <button type="submit" class="cn-button cn-button-danger" [disabled]="!complete() || busy()">{{ 'admin.emergency.open.button' | transloco }}</button>
          @if (refusal(); as key) {
            <span class="failed" role="alert">{{ key | transloco }}</span>
          }
        </div>
      </form>
      <section aria-labelledby="emergency-what">
        <cn-section-heading headingId="emergency-what" [text]="'admin.emergency.open.what' | transloco" />
        <ul>
          <li>{{ 'admin.emergency.open.whatAlarm' | transloco }}</li>
          <li>{{ 'admin.emergency.open.whatMarked' | transloco }}</li>
          <li>{{ 'admin.emergency.open.whatEnds' | transloco }}</li>
        </ul>
      </section>
    </div>
  `,
  host: { class: 'cn-page' },
})
export class EmergencyPage {
  private readonly client = inject(EmergencyClient);
  private readonly sessions = inject(SessionService);
  private readonly confirm = inject(ConfirmService);
  private readonly router = inject(Router);
  private readonly desk = new DeskAct();
  private idempotencyKey = newIdempotencyKey();

  protected readonly caseNumber = signal('');
  protected readonly reason = signal('');
  protected readonly busy = this.desk.busy;
  protected readonly complete = computed(() => this.caseNumber().trim() !== '' && this.reason().trim().length >= SHORTEST_REASON);
  protected readonly unknownCase = computed(() => this.desk.isAtFault('caseNumber'));
  protected readonly refusal = computed(() => (this.unknownCase() ? null : this.desk.refusal()));

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.complete() || this.busy()) return;
    const caseNumber = this.caseNumber().trim();
    const agreed = await this.confirm.ask({
      title: 'admin.emergency.open.title',
      text: 'admin.emergency.open.asks',
      confirm: 'admin.emergency.open.button',
      parameters: { number: caseNumber },
      danger: true,
    });
    if (!agreed) return;
    await this.desk.run(async () => {
      const access = await this.client.open({ caseNumber, reason: this.reason().trim() }, this.idempotencyKey);
      await this.sessions.load();
      await this.router.navigate(['/cases', access.caseId]);
    });
    if (this.desk.problem() !== null) this.idempotencyKey = newIdempotencyKey();
  }
}
