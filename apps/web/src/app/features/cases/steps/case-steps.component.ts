import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, output, signal } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseDetail, CaseTransition } from '@consilium/contracts';
import { patientAndCase, ToastService } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { CasesClient } from '../data/cases.client';

type Step = CaseTransition['command'];

/** Steps taken from the case itself; listing and the meeting's steps belong to the agenda. */
const STEPS: readonly Step[] = ['submit', 'accept', 'return', 'defer', 'withdraw', 'reopen'];
const FORWARD: readonly Step[] = ['submit', 'accept'];

/** The steps of the lifecycle this person may take now. Each asks once and says what happens. */
@Component({
  selector: 'cn-case-steps',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatMenuModule, TranslocoPipe],
  styles: `:host { display: contents; }`,
  template: `
    @if (others().length > 0) {
      <button type="button" class="cn-button" [matMenuTriggerFor]="menu" [disabled]="busy()">{{ 'cases.steps.more' | transloco }}</button>
      <mat-menu #menu="matMenu">
        @for (step of others(); track step) {
          <button mat-menu-item type="button" (click)="take(step)">{{ 'cases.steps.' + step + '.button' | transloco }}</button>
        }
      </mat-menu>
    }
    @if (forward(); as step) {
      <button type="button" class="cn-button cn-button-primary" [disabled]="busy()" (click)="take(step)">{{ 'cases.steps.' + step + '.button' | transloco }}</button>
    }
  `,
})
export class CaseStepsComponent {
  readonly detail = input.required<CaseDetail>();
  /** Version on screen; the step is refused when somebody changed the case since. */
  readonly version = input.required<number>();
  readonly moved = output<CaseDetail>();
  /** The case changed in the meantime and has to be read again. */
  readonly stale = output<void>();

  private readonly client = inject(CasesClient);
  private readonly toasts = inject(ToastService);
  private readonly injector = inject(Injector);
  protected readonly busy = signal(false);
  private readonly allowed = computed(() => STEPS.filter((step) => this.detail().allowedCommands.includes(step)));
  protected readonly forward = computed(() => this.allowed().find((step) => FORWARD.includes(step)) ?? null);
  protected readonly others = computed(() => this.allowed().filter((step) => step !== this.forward()));

  protected async take(command: Step): Promise<void> {
    const { askStep } = await import('./step-dialog.component');
    const { patient, number, id } = this.detail();
    const answer = await askStep(this.injector, { command, patient: patientAndCase({ patient, number }) });
    if (answer === null) return;
    this.busy.set(true);
    try {
      const moved = await this.client.transition(id, { command, ...(answer.reason ? { reason: answer.reason } : {}) }, this.version());
      this.toasts.done(`cases.steps.${command}.done`, { parameters: { number: moved.number } });
      this.moved.emit(moved);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.toasts.failed(problem.code === 'stale' ? 'cases.steps.stale' : problem.code === 'illegalTransition' || problem.code === 'forbidden' ? 'cases.steps.notAllowed' : 'cases.steps.failed');
      if (problem.code === 'stale' || problem.code === 'illegalTransition') this.stale.emit();
    } finally {
      this.busy.set(false);
    }
  }
}
