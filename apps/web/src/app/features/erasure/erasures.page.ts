import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Erasure, ErasureBasis } from '@consilium/contracts';
import { ConfirmService, DatePipe, NumberPipe, PageHeaderComponent, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { PresenceProofComponent } from '../../core/auth/presence-proof.component';
import { SessionState } from '../../core/auth/session.state';
import { newIdempotencyKey } from '../../core/http/api-client';
import { ListFrameComponent } from '../../core/feedback/list-frame.component';
import { OneAct } from '../../core/feedback/one-act';
import { ProblemError } from '../../core/http/problem-error';
import { ErasureClient } from './erasure.client';
import { isUnderWay, stepsOf } from './erasure-steps';

/** Bases of the contract, in the order they are offered. */
const BASES: readonly ErasureBasis[] = ['gdprArticle17', 'retentionEnded', 'courtOrder', 'registeredInError'];
const LOOK_AGAIN_MS = 2_000;

/** Erasure of whole cases: asked for here, confirmed by a second person, followed to the end, kept as a tombstone. */
@Component({
  selector: 'cn-erasures-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ListFrameComponent, NumberPipe, PageHeaderComponent, PresenceProofComponent, RouterLink, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './erasures.page.html',
  styleUrl: './erasures.page.css',
  host: { class: 'cn-page' },
})
export class ErasuresPage {
  private readonly client = inject(ErasureClient);
  private readonly session = inject(SessionState);
  private readonly confirm = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  private readonly words = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly leaving = new AbortController();
  private key = newIdempotencyKey();
  private again: ReturnType<typeof setTimeout> | undefined;

  protected readonly erasures = signal<readonly Erasure[]>([]);
  protected readonly loading = signal(true);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly problem = signal<ProblemError | null>(null);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  protected readonly asking = signal(false);
  /** Request that is being decided on. */
  protected readonly deciding = signal<Erasure | null>(null);
  protected readonly caseNumber = signal('');
  protected readonly basis = signal<string | null>('gdprArticle17');
  protected readonly reference = signal('');
  protected readonly typed = signal('');
  /** Whether the server asks who is there before it goes on. */
  protected readonly proofAsked = signal(false);
  private readonly presence = viewChild(PresenceProofComponent);

  protected readonly mayAsk = computed(() => this.session.may('erasure.request'));
  protected readonly mayReadLog = computed(() => this.session.may('audit.readOrganisation'));
  protected readonly bases = computed(() => BASES.map((value) => ({ value, label: this.words.translate<string>(`audit.erasure.basis.${value}`) })));
  protected readonly complete = computed(() => this.caseNumber().trim() !== '' && this.basis() !== null && this.reference().trim().length > 1);
  protected readonly matches = computed(() => this.typed().trim().toUpperCase() === this.deciding()?.caseNumber.toUpperCase());
  protected readonly refusal = computed(() => refusalKey(this.problem()));
  protected readonly steps = stepsOf;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.leaving.abort();
      clearTimeout(this.again);
    });
    void this.load();
  }

  protected fieldError(path: string): string | null {
    return this.problem()?.fields.some((field) => field.path === path) === true ? this.words.translate<string>(`audit.erasure.bad.${path}`) : null;
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.erasures.set(await this.client.list(this.leaving.signal));
      clearTimeout(this.again);
      if (isUnderWay(this.erasures())) this.again = setTimeout(() => void this.load(), LOOK_AGAIN_MS);
    } catch (problem) {
      if (this.leaving.signal.aborted) return;
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    this.loading.set(false);
  }

  protected async request(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.complete()) return;
    await this.act(async () => {
      await this.client.request({ caseNumber: this.caseNumber().trim(), basis: this.basis() as ErasureBasis, reference: this.reference().trim() }, this.key);
      this.asking.set(false);
      this.caseNumber.set('');
      this.reference.set('');
      this.toasts.done('audit.erasure.requested');
    });
  }

  protected async withdraw(erasure: Erasure): Promise<void> {
    await this.act(async () => {
      await this.client.withdraw(erasure.id, this.key);
      this.toasts.done('audit.erasure.withdrawn');
    });
  }

  protected ask(): void {
    this.asking.set(true);
    this.deciding.set(null);
    this.focusOn('erasure-number');
  }

  protected decide(erasure: Erasure): void {
    this.typed.set('');
    this.problem.set(null);
    this.asking.set(false);
    this.deciding.set(erasure);
    this.focusOn('erasure-typed');
  }

  /** The form opens above the list: the keyboard goes there too. */
  private focusOn(fieldId: string): void {
    afterNextRender({ write: () => this.host.nativeElement.querySelector<HTMLElement>(`#${fieldId}`)?.focus() }, { injector: this.injector });
  }

  protected async decline(erasure: Erasure): Promise<void> {
    await this.act(async () => {
      await this.client.decide(erasure.id, { decision: 'decline' }, this.key);
      this.deciding.set(null);
      this.toasts.done('audit.erasure.declined');
    });
  }

  protected async erase(event: Event): Promise<void> {
    event.preventDefault();
    const erasure = this.deciding();
    if (erasure === null || !this.matches()) return;
    const agreed = await this.confirm.ask({ title: 'audit.erasure.erase', text: 'audit.erasure.noWayBack', confirm: 'audit.erasure.erase', parameters: { number: erasure.caseNumber }, danger: true });
    if (!agreed) return;
    await this.act(async () => {
      await this.client.decide(erasure.id, { decision: 'confirm', caseNumber: this.typed().trim() }, this.key);
      this.deciding.set(null);
      this.toasts.done('audit.erasure.erased');
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.problem.set(null);
    await this.one.run(
      async () => {
        if (this.proofAsked() && !(await this.presence()?.prove())) return;
        await work();
        this.proofAsked.set(false);
        this.key = newIdempotencyKey();
        await this.load();
      },
      (problem) => {
        // What was refused may be changed and sent again: that is another request.
        if (problem.code !== 'unreachable' && problem.code !== 'unavailable') this.key = newIdempotencyKey();
        if (problem.code === 'reauthenticationRequired') this.proofAsked.set(true);
        this.problem.set(problem);
      },
    );
  }
}

/** Rules that refuse an erasure; anything else is told in general words. */
const REASONS = new Set(['onAnAgenda', 'documentsUnderWay', 'decided', 'ownRequest', 'authenticationNotFresh']);

function refusalKey(problem: ProblemError | null): string | null {
  if (problem === null || problem.fields.length > 0) return null;
  const rule = problem.reason?.startsWith('erasure.') ? problem.reason.slice('erasure.'.length) : '';
  return REASONS.has(rule) ? `audit.erasure.refused.${rule}` : 'audit.erasure.refused.other';
}
