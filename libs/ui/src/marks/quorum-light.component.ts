import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkBase, type MarkEntry } from './mark.base';
import { MarkShapeComponent } from './mark-shape.component';
import type { Presence } from './vocabulary';

const VOCABULARY: Record<Presence, MarkEntry> = {
  present: { shape: 'present', word: 'ui.presence.present' },
  remote: { shape: 'present', word: 'ui.presence.remote' },
  cover: { shape: 'cover', word: 'ui.presence.cover' },
  awaited: { shape: 'awaited', word: 'ui.presence.awaited' },
  absent: { shape: 'absent', word: 'ui.presence.absent' },
  notNeeded: { shape: 'notNeeded', word: 'ui.presence.notNeeded' },
};

/** Whether a discipline is in the room: disc present, ringed dot cover, dashed ring awaited, dash not needed. */
@Component({
  selector: 'cn-quorum-light',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  templateUrl: './mark.html',
  styleUrl: './mark.css',
  styles: `
    :host(.present), :host(.remote) { color: var(--st-supported); }
    :host(.cover) { color: var(--cr-asserted); }
    :host(.awaited) { color: var(--cr-unknown); }
    :host(.absent) { color: var(--st-contraindicated); }
    :host(.notNeeded) { color: var(--ink-3); }
    svg { width: 12px; height: 12px; }
  `,
})
export class QuorumLightComponent extends MarkBase<Presence> {
  readonly presence = input.required<Presence>();

  protected override readonly current = this.presence;
  protected override readonly vocabulary = VOCABULARY;
}
