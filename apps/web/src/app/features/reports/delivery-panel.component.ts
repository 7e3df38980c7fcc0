import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DeliveryChannel, DeliveryCommand, DeliveryInput, DeliveryList, DocumentDelivery } from '@consilium/contracts';
import { ConfirmService, DatePipe, ErrorStateComponent, SectionHeadingComponent, SelectFieldComponent, SegmentedFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { OneAct } from '../../core/feedback/one-act';
import { Refusals } from './refusals';
import { ReportsClient } from './reports.client';

/** How often deliveries on their way are looked at, in milliseconds. */
const LOOK_AGAIN = 3_000;

/** Where a released letter went and whether it arrived; sending it, again where nobody knows, or printing it. */
@Component({
  selector: 'cn-delivery-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ErrorStateComponent, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  styles: `
    :host { display: grid; gap: 12px; }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; align-items: center; padding: 8px 0; border-bottom: var(--rule); font-size: var(--fs-13); line-height: var(--lh-13); }
    ul { list-style: none; margin: 0; padding: 0; }
    .state { color: var(--ink-2); }
    .unknown, .failed { color: var(--danger); font-weight: 500; }
    .actions { grid-row: 1 / 4; grid-column: 2; display: flex; gap: 4px 12px; flex-wrap: wrap; justify-content: flex-end; }
    .password { font-family: var(--font-mono); letter-spacing: 0.06em; font-size: var(--fs-15, 15px); }
    form { display: grid; gap: 10px 12px; grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: end; }
    .channel, .submit { grid-column: 1 / -1; }
    .submit { display: flex; gap: 8px 12px; align-items: center; flex-wrap: wrap; }
    @media (max-width: 560px) { form { grid-template-columns: minmax(0, 1fr); } }
  `,
  template: `
    <cn-section-heading headingId="deliveries-heading" [level]="3" [text]="'reports.delivery.title' | transloco" [note]="'reports.delivery.note' | transloco" />
    @if (refusal(); as words) {
      <cn-error-state [failed]="'reports.refused' | transloco" [safe]="words" />
    }
    <ul>
      @for (delivery of list()?.items ?? []; track delivery.id) {
        <li [attr.data-delivery]="delivery.state">
          <span>{{ 'reports.delivery.channel.' + delivery.channel | transloco }}: {{ delivery.recipient }}@if (delivery.channel === 'attachment') { &ngsp;<span class="cn-source">{{ delivery.address }}</span>}</span>
          <span class="state" role="status" [class.unknown]="delivery.state === 'unknown'" [class.failed]="delivery.state === 'failed'">
            {{ 'reports.delivery.state.' + delivery.state | transloco: { attempts: delivery.attempts } }}@if (delivery.sentAt; as at) {, {{ at | cnDate: 'dateTime' }}}@if (delivery.readAt; as at) {; {{ 'reports.delivery.read' | transloco: { at: at | cnDate: 'dateTime' } }}} @else if (delivery.channel === 'link' && delivery.state === 'sent') {; {{ 'reports.delivery.notRead' | transloco }}}
          </span>
          @if (delivery.error) {
            <span class="cn-source">{{ delivery.error }}</span>
          }
          @if (password()?.id === delivery.id) {
            <span>{{ 'reports.delivery.passwordIs' | transloco }} <output class="password">{{ password()!.text }}</output></span>
          }
          @if (mayDeliver()) {
            <span class="actions">
              @if (delivery.channel === 'attachment' && delivery.state !== 'cancelled') {
                <button type="button" class="cn-link" (click)="reveal(delivery)">{{ 'reports.delivery.password' | transloco }}</button>
              }
              @if (delivery.state === 'unknown' || delivery.state === 'failed') {
                <button type="button" class="cn-link" (click)="command(delivery, 'again')">{{ 'reports.delivery.again' | transloco }}</button>
              }
              @if (delivery.state === 'unknown') {
                <button type="button" class="cn-link" (click)="command(delivery, 'confirmArrival')">{{ 'reports.delivery.arrived' | transloco }}</button>
              }
              @if (delivery.state === 'waiting') {
                <button type="button" class="cn-link" (click)="command(delivery, 'cancel')">{{ 'reports.delivery.takeBack' | transloco }}</button>
              }
            </span>
          }
        </li>
      } @empty {
        <li class="cn-faint">{{ 'reports.delivery.none' | transloco }}</li>
      }
    </ul>
    @if (mayDeliver() && list(); as known) {
      <form (submit)="deliver($event)">
        @if (!known.channels.includes('link') && !known.channels.includes('attachment')) {
          <p class="channel cn-source">{{ 'reports.delivery.noMail' | transloco }}</p>
        } @else {
          <cn-segmented-field class="channel" fieldId="delivery-channel" [label]="'reports.delivery.how' | transloco" [choices]="channels()" [value]="channel()" (valueChange)="pick($event)" />
        }
        @if (channel() === 'link') {
          <cn-select-field fieldId="delivery-person" [label]="'reports.delivery.to' | transloco" [hint]="'reports.delivery.toLinkHint' | transloco" [choices]="people()" [value]="person()" (valueChange)="chosen.set($event)" />
        } @else {
          <cn-text-field fieldId="delivery-recipient" [label]="'reports.delivery.to' | transloco" [limit]="200" [error]="missing().recipient" [value]="recipient()" (valueChange)="recipient.set($event)" />
          @if (channel() === 'attachment') {
            <cn-text-field fieldId="delivery-address" [label]="'reports.delivery.address' | transloco" [limit]="254" [error]="missing().address" [value]="address()" (valueChange)="address.set($event)" />
          }
        }
        <div class="submit">
          <button type="submit" class="cn-button cn-button-primary" [disabled]="busy()">{{ 'reports.delivery.button.' + channel() | transloco }}</button>
          <a class="cn-link" target="_blank" rel="noopener" [href]="printAddress()">{{ 'reports.print' | transloco }}</a>
        </div>
      </form>
    }
  `,
})
export class DeliveryPanelComponent {
  readonly orderId = input.required<string>();
  readonly printAddress = input.required<string>();
  readonly mayDeliver = input.required<boolean>();
  readonly patient = input.required<string>();

  private readonly client = inject(ReportsClient);
  private readonly confirm = inject(ConfirmService);
  private readonly refusals = inject(Refusals);
  private readonly toasts = inject(ToastService);
  private readonly words = inject(TranslocoService);
  protected readonly list = signal<DeliveryList | null>(null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly password = signal<{ readonly id: string; readonly text: string } | null>(null);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  private readonly picked = signal<DeliveryChannel | null>(null);
  protected readonly channel = computed<DeliveryChannel>(() => {
    const open = this.list()?.channels ?? [];
    const picked = this.picked();
    return picked !== null && open.includes(picked) ? picked : (open[0] ?? 'print');
  });
  protected readonly channels = computed(() => (this.list()?.channels ?? []).map((value) => ({ value, label: this.words.translate<string>(`reports.delivery.channel.${value}`) })));
  protected readonly people = computed(() => (this.list()?.people ?? []).map(({ id, displayName }) => ({ value: id, label: displayName })));
  protected readonly chosen = signal<string | null>(null);
  protected readonly person = computed(() => this.chosen() ?? this.people()[0]?.value ?? null);
  protected readonly recipient = signal('');
  protected readonly address = signal('');
  private readonly tried = signal(false);
  protected readonly missing = computed(() => {
    const say = (key: string): string => this.words.translate<string>(key);
    const tried = this.tried();
    return {
      recipient: tried && this.recipient().trim() === '' ? say('reports.delivery.recipientMissing') : null,
      address: tried && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(this.address().trim()) ? say('reports.delivery.addressMissing') : null,
    };
  });
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    effect(() => {
      const orderId = this.orderId();
      untracked(() => {
        this.password.set(null);
        this.list.set(null);
        void this.look(orderId);
      });
    });
    inject(DestroyRef).onDestroy(() => this.rest());
  }

  protected pick(value: string | null): void {
    this.picked.set((this.list()?.channels ?? []).find((channel) => channel === value) ?? null);
    this.tried.set(false);
  }

  protected async deliver(event: Event): Promise<void> {
    event.preventDefault();
    const input = this.input();
    if (input === null) return;
    if (input.channel !== 'print' && !(await this.confirm.ask({ title: 'reports.delivery.confirm.title', text: `reports.delivery.confirm.${input.channel}`, confirm: `reports.delivery.button.${input.channel}`, patient: this.patient() }))) return;
    await this.act(async () => {
      const delivery = await this.client.deliver(this.orderId(), input);
      this.recipient.set('');
      this.address.set('');
      this.tried.set(false);
      this.toasts.done(`reports.delivery.placed.${input.channel}`);
      if (delivery.channel === 'attachment') await this.reveal(delivery);
    });
  }

  protected async command(delivery: DocumentDelivery, command: DeliveryCommand['command']): Promise<void> {
    await this.act(async () => {
      await this.client.commandDelivery(delivery.id, { command });
    });
  }

  protected async reveal({ id }: DocumentDelivery): Promise<void> {
    try {
      this.password.set({ id, text: await this.client.password(id) });
    } catch (problem) {
      this.refusal.set(this.refusals.say(problem));
    }
  }

  private input(): DeliveryInput | null {
    this.tried.set(true);
    const channel = this.channel();
    const personId = this.person();
    if (channel === 'link') return personId === null ? null : { channel, personId };
    const { recipient, address } = this.missing();
    if (recipient !== null || (channel === 'attachment' && address !== null)) return null;
    return channel === 'print' ? { channel, recipient: this.recipient().trim() } : { channel, recipient: this.recipient().trim(), address: this.address().trim() };
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    await this.one.run(work, (problem) => this.refusal.set(this.refusals.say(problem)));
    await this.look(this.orderId());
  }

  private async look(orderId: string): Promise<void> {
    this.rest();
    try {
      const list = await this.client.deliveries(orderId);
      if (orderId !== this.orderId()) return;
      this.list.set(list);
      if (list.items.some(({ state }) => state === 'waiting')) this.timer = setTimeout(() => void this.look(orderId), LOOK_AGAIN);
    } catch (problem) {
      this.refusal.set(this.refusals.say(problem));
    }
  }

  private rest(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
