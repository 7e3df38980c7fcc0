import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseDetail, DocumentOrder, DocumentOrderInput } from '@consilium/contracts';
import { ConfirmService, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, SectionHeadingComponent, ToastService } from '@consilium/ui';
import { DeliveryPanelComponent } from './delivery-panel.component';
import { Breadcrumbs } from '../../core/navigation/breadcrumbs';
import { OneAct } from '../../core/feedback/one-act';
import { DocumentRowComponent } from './document-row.component';
import { DocumentWatch } from './document-watch';
import { OrderFormComponent } from './order-form.component';
import { PdfPreviewComponent } from './pdf-preview.component';
import { Refusals } from './refusals';
import { ReportsClient, contentAddress, contentPath, isLetter, isRunning } from './reports.client';

/** The documents of a case: ordered, followed, read, released and sent on their way. */
@Component({
  selector: 'cn-case-documents-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DeliveryPanelComponent, DocumentRowComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, OrderFormComponent, PageHeaderComponent, PdfPreviewComponent, RouterLink, SectionHeadingComponent, TranslocoPipe],
  providers: [DocumentWatch],
  templateUrl: './case-documents.page.html',
  styleUrl: './documents.css',
  host: { class: 'cn-page' },
})
export class CaseDocumentsPage {
  readonly caseId = input.required<string>();
  /** Document that is open, bound from the query, so that a reload keeps it. */
  readonly open = input<string>();

  private readonly client = inject(ReportsClient);
  private readonly breadcrumbs = inject(Breadcrumbs);
  private readonly refusals = inject(Refusals);
  private readonly router = inject(Router);
  private readonly confirm = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  protected readonly watch = inject(DocumentWatch);
  protected readonly detail = signal<CaseDetail | null>(null);
  protected readonly ordering = signal(false);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  protected readonly refusal = signal<string | null>(null);

  protected readonly letters = computed(() => this.watch.orders().filter(isLetter));
  protected readonly others = computed(() => this.watch.orders().filter((order) => !isLetter(order)));
  protected readonly selected = computed(() => this.watch.orders().find(({ id }) => id === this.open()) ?? null);
  protected readonly kinds = computed(() => {
    const kinds: DocumentOrderInput['kind'][] = [];
    if (this.may('document.order')) kinds.push('outcomeReport', 'referrerLetter', 'patientLetter');
    if (this.may('summary.order')) kinds.push('caseOnePager');
    if (this.may('dossier.order')) kinds.push('auditDossier');
    return kinds;
  });
  protected readonly patient = computed(() => {
    const patient = this.detail()?.patient;
    return patient === undefined ? '' : `${patient.familyName}, ${patient.givenName}`;
  });
  protected readonly isLetter = isLetter;
  protected readonly isRunning = isRunning;
  protected readonly contentPath = contentPath;
  protected readonly contentAddress = contentAddress;

  constructor() {
    effect(() => {
      const caseId = this.caseId();
      untracked(() => void this.load(caseId));
    });
  }

  protected may(action: CaseDetail['allowedActions'][number]): boolean {
    return this.detail()?.allowedActions.includes(action) ?? false;
  }

  protected mayRead({ kind }: DocumentOrder): boolean {
    return this.may(kind === 'caseOnePager' ? 'summary.read' : kind === 'auditDossier' ? 'dossier.read' : 'document.read');
  }

  protected show(orderId: string | null): void {
    void this.router.navigate([], { queryParams: { open: orderId }, queryParamsHandling: 'merge' });
  }

  protected async load(caseId: string): Promise<void> {
    try {
      const detail = await this.client.readCase(caseId);
      this.detail.set(detail);
      this.breadcrumbs.name(detail.number, `/cases/${caseId}`);
    } catch (problem) {
      this.tell(problem);
    }
    await this.watch.watch(() => this.client.ofCase(caseId));
  }

  protected async order(input: DocumentOrderInput): Promise<void> {
    await this.act(async () => {
      const order = await this.client.order(this.caseId(), input);
      this.watch.took(order);
      this.ordering.set(false);
    });
  }

  protected async release(order: DocumentOrder): Promise<void> {
    const agreed = await this.confirm.ask({ title: 'reports.release.title', text: 'reports.release.text', confirm: 'reports.release.button', patient: this.patient() });
    if (!agreed) return;
    await this.act(async () => {
      this.watch.took(await this.client.command(order.id, 'release'));
      this.toasts.done('reports.released');
    });
  }

  protected async command(order: DocumentOrder, command: 'retry' | 'cancel'): Promise<void> {
    await this.act(async () => this.watch.took(await this.client.command(order.id, command)));
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    await this.one.run(work, (problem) => this.refusal.set(this.refusals.say(problem)));
  }

  private tell(problem: unknown): void {
    this.refusal.set(this.refusals.say(problem));
  }
}
