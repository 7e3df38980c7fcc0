import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  CRITERION_STATES, CriterionMarkComponent, DATA_STATES, DataMarkComponent, OPTION_STATUSES, PRESENCES, PROOF_STATES, ProofMarkComponent, QuorumLightComponent,
  READINESS_VERDICTS, ReadinessMarkComponent, SectionHeadingComponent, SIGNATURE_STATES, SignatureMarkComponent, StatusMarkComponent,
} from '@consilium/ui';

/** All marks in both themes at once, and without colour: shape and word must do. */
@Component({
  selector: 'cn-marks-section',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CriterionMarkComponent, DataMarkComponent, ProofMarkComponent, QuorumLightComponent, ReadinessMarkComponent, SectionHeadingComponent, SignatureMarkComponent, StatusMarkComponent, TranslocoPipe],
  styles: `
    .themes { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); border-bottom: var(--rule); }
    .theme { background: var(--bg); color: var(--ink); padding: 12px 16px 20px; }
    .light { color-scheme: light; }
    .dark { color-scheme: dark; }
    .grey { filter: grayscale(1); }
    h3 { font-size: var(--fs-12); line-height: var(--lh-12); font-weight: 400; color: var(--ink-3); padding: 12px 0 4px; border-bottom: var(--rule); }
    li { padding: 4px 0; display: flex; gap: 16px; align-items: baseline; justify-content: space-between; flex-wrap: wrap; }
    @media (max-width: 800px) { .themes { grid-template-columns: minmax(0, 1fr); } }
  `,
  template: `
    <cn-section-heading headingId="marks" [text]="'gallery.marks.title' | transloco" [note]="'gallery.marks.note' | transloco" />
    <div class="themes">
      @for (theme of ['light', 'dark', 'grey']; track theme) {
        <div class="theme" [class]="theme">
          <h3>{{ 'gallery.marks.status' | transloco }}</h3>
          <ul>
            @for (status of statuses; track status) {
              <li><cn-status-mark [status]="status" /><cn-status-mark [status]="status" size="large" wordless /></li>
            }
          </ul>
          <h3>{{ 'gallery.marks.criterion' | transloco }}</h3>
          <ul>
            @for (state of criteria; track state) {
              <li><cn-criterion-mark [state]="state" /><cn-criterion-mark [state]="state" size="large" wordless /></li>
            }
          </ul>
          <h3>{{ 'gallery.marks.data' | transloco }}</h3>
          <ul>
            @for (state of data; track state) {
              <li><cn-data-mark [state]="state" /></li>
            }
          </ul>
          <h3>{{ 'gallery.marks.readiness' | transloco }}</h3>
          <ul>
            @for (verdict of verdicts; track verdict) {
              <li><cn-readiness-mark [verdict]="verdict" /></li>
            }
          </ul>
          <h3>{{ 'gallery.marks.quorum' | transloco }}</h3>
          <ul>
            @for (presence of presences; track presence) {
              <li><cn-quorum-light [presence]="presence" /></li>
            }
          </ul>
          <h3>{{ 'gallery.marks.signature' | transloco }}</h3>
          <ul>
            @for (state of signatures; track state) {
              <li><cn-signature-mark [state]="state" /></li>
            }
          </ul>
          <h3>{{ 'gallery.marks.proof' | transloco }}</h3>
          <ul>
            @for (state of proofs; track state) {
              <li><cn-proof-mark [state]="state" /></li>
            }
          </ul>
        </div>
      }
    </div>
  `,
})
export class MarksSection {
  protected readonly statuses = OPTION_STATUSES;
  protected readonly criteria = CRITERION_STATES;
  protected readonly data = DATA_STATES;
  protected readonly verdicts = READINESS_VERDICTS;
  protected readonly presences = PRESENCES;
  protected readonly signatures = SIGNATURE_STATES;
  protected readonly proofs = PROOF_STATES;
}
