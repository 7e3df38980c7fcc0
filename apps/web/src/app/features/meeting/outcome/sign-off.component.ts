import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OutcomeRecord, SignatureInput } from '@consilium/contracts';
import { ConfirmService, patientAndCase, ProofMarkComponent, SectionHeadingComponent, SegmentedFieldComponent, SignatureStripComponent, TextFieldComponent } from '@consilium/ui';
import { PresenceProofComponent } from '../../../core/auth/presence-proof.component';
import { Speech } from '../../cases/words/speech';
import { Room } from '../data/room';
import { RoomClient } from '../data/room.client';
import { sha256OfText } from './record-hash';
import { hasSigned, signatureViews } from './signature-views';

/** The record that is signed, its hash computed again here, and everybody's place under it. */
@Component({
  selector: 'cn-sign-off',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PresenceProofComponent, ProofMarkComponent, SectionHeadingComponent, SegmentedFieldComponent, SignatureStripComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './sign-off.component.html',
  styles: `
    :host { display: block; }
    .hash { display: flex; gap: 4px 12px; align-items: baseline; flex-wrap: wrap; padding: 10px 0; font-size: var(--fs-12); line-height: var(--lh-12); color: var(--ink-2); }
    code { font-family: var(--font-mono); overflow-wrap: anywhere; }
    details { font-size: var(--fs-13); margin-bottom: 10px; }
    summary { cursor: pointer; color: var(--accent); min-height: 28px; }
    pre { max-height: 320px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: 400 12px/18px var(--font-mono); background: var(--surface-sunk); padding: 12px; margin: 6px 0 0; }
    form { display: grid; gap: 12px; max-width: 560px; margin-top: 16px; padding: 14px 16px 16px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--accent); }
    .done { padding-top: 12px; font-weight: 500; }
  `,
})
export class SignOffComponent {
  /** The record to be signed: the outcome, or an addendum to it. */
  readonly record = input.required<OutcomeRecord>();

  protected readonly room = inject(Room);
  private readonly client = inject(RoomClient);
  private readonly confirm = inject(ConfirmService);
  private readonly speech = inject(Speech);

  protected readonly meaning = signal<string | null>('approved');
  protected readonly reason = signal('');
  /** Whether the server asks who is there before it takes a signature. */
  protected readonly proofAsked = signal(false);
  private readonly presence = viewChild(PresenceProofComponent);
  private readonly computedHash = signal<{ readonly of: string; readonly sha256: string | null } | null>(null);

  protected readonly strip = computed(() => {
    return signatureViews(this.record(), this.room.deliberation()?.actingChair?.person ?? null, this.speech.say());
  });
  protected readonly meanings = computed(() => (['approved', 'approvedWithDissent', 'declined'] as const).map((value) => ({ value, label: this.speech.say()(`meeting.sign.choice.${value}`) })));
  protected readonly maySign = computed(() => {
    const outcome = this.record();
    return outcome.state !== 'returned' && !this.room.steppedAside() && this.room.mayAboutCase('outcome.sign') && !hasSigned(outcome, this.room.me());
  });
  protected readonly signed = computed(() => {
    const outcome = this.record();
    return hasSigned(outcome, this.room.me());
  });
  /** Whether the hash computed in this browser equals the one that is signed; null while it is not known. */
  protected readonly proof = computed(() => {
    const outcome = this.record();
    const own = this.computedHash();
    if (own === null || own.of !== outcome.id || own.sha256 === null) return null;
    return own.sha256 === outcome.sha256 ? ('holds' as const) : ('differs' as const);
  });
  protected readonly readable = computed(() => {
    const outcome = this.record();
    return JSON.stringify(JSON.parse(outcome.canonical), null, 2);
  });

  constructor() {
    effect(() => {
      const outcome = this.record();
      void this.compute(outcome);
    });
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    if (this.proof() === 'differs' || (this.proofAsked() && !(await this.presence()?.prove()))) return;
    await this.signNow();
  }

  /** Asks once more and signs; who is there was shown a moment ago, or the server will ask. */
  protected async signNow(): Promise<void> {
    const outcome = this.record();
    const detail = this.room.file.detail();
    if (detail === null || this.proof() === 'differs') return;
    const agreed = await this.confirm.ask({
      title: 'meeting.sign.title',
      text: `meeting.sign.sentence.${this.meaning() ?? 'approved'}`,
      confirm: 'meeting.sign.sign',
      parameters: { hash: outcome.sha256.slice(0, 8) },
      patient: patientAndCase(detail),
      danger: this.meaning() === 'declined',
    });
    if (!agreed) return;
    const input: SignatureInput = { meaning: this.meaning() as SignatureInput['meaning'], reason: this.meaning() === 'approved' ? '' : this.reason().trim(), sha256: outcome.sha256 };
    const done = await this.room.act(() => this.client.sign(outcome.id, input));
    if (!done && this.room.refusal()?.code === 'reauthenticationRequired') {
      this.room.refusal.set(null);
      this.proofAsked.set(true);
    }
    if (done) {
      this.proofAsked.set(false);
      this.reason.set('');
    }
  }

  private async compute({ id, canonical }: OutcomeRecord): Promise<void> {
    this.computedHash.set({ of: id, sha256: await sha256OfText(canonical) });
  }
}
