import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LateAddition } from '@consilium/contracts';
import { DatePipe, SectionHeadingComponent } from '@consilium/ui';

/** Cases asked for after the cut-off, with the answer of the chair. */
@Component({
  selector: 'cn-late-additions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, RouterLink, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; margin-top: 28px; }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 24px; padding: 10px 0; border-bottom: var(--rule); align-items: start; }
    a { color: var(--ink); font-weight: 600; }
    .answer { display: flex; gap: 8px; flex-wrap: wrap; justify-content: end; }
    @media (max-width: 700px) { li { grid-template-columns: minmax(0, 1fr); } .answer { justify-content: start; } }
  `,
  template: `
    <cn-section-heading headingId="late-additions" [text]="'agenda.late.title' | transloco" />
    <ul aria-labelledby="late-additions">
      @for (one of additions(); track one.id) {
        <li>
          <div>
            <p><a [routerLink]="['/cases', one.caseId]">{{ one.patientShort }}</a>&ngsp;<span class="cn-source cn-mono">{{ one.caseNumber }}</span>&ngsp;{{ one.question.text }}</p>
            <p>{{ one.reason }}</p>
            @if (one.waiverReason) {
              <p>{{ 'agenda.late.waived' | transloco: { reason: one.waiverReason } }}</p>
            }
            <p class="cn-source">{{ 'agenda.late.askedBy' | transloco: { person: one.askedBy.displayName, time: (one.askedAt | cnDate: 'time') } }}</p>
            @if (one.decidedBy; as person) {
              <p class="cn-medium">{{ 'agenda.late.refusedBy' | transloco: { person: person.displayName, reason: one.decisionReason } }}</p>
            }
          </div>
          @if (one.state === 'asked') {
            <div class="answer">
              @if (mayAssent()) {
                <button type="button" class="cn-button cn-button-primary" [disabled]="busy()" (click)="assent.emit(one)">{{ 'agenda.late.assent' | transloco }}</button>
                <button type="button" class="cn-button" [disabled]="busy()" (click)="refuse.emit(one)">{{ 'agenda.late.refuse' | transloco }}</button>
              } @else if (mayEdit()) {
                <button type="button" class="cn-button" [disabled]="busy()" (click)="takeBack.emit(one)">{{ 'agenda.late.takeBack' | transloco }}</button>
              }
            </div>
          }
        </li>
      }
    </ul>
  `,
})
export class LateAdditionsComponent {
  readonly additions = input.required<readonly LateAddition[]>();
  readonly mayAssent = input(false);
  readonly mayEdit = input(false);
  readonly busy = input(false);
  readonly assent = output<LateAddition>();
  readonly refuse = output<LateAddition>();
  readonly takeBack = output<LateAddition>();
}
