import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { WallDevice } from '@consilium/contracts';
import { ConfirmService, DatePipe, EmptyStateComponent, ScrollRegionDirective, SectionHeadingComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { WallClient } from '../../meeting/wall/wall.client';
import { DeskAct } from '../data/desk-act';

/** The screens on walls that show the board's open meetings: paired by the code they show, taken out of use here. */
@Component({
  selector: 'cn-board-walls',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, EmptyStateComponent, ScrollRegionDirective, SectionHeadingComponent, TextFieldComponent, TranslocoPipe],
  styleUrl: './board-parts.css',
  template: `
    <section aria-labelledby="walls">
      <cn-section-heading headingId="walls" [text]="'admin.walls.title' | transloco" [note]="'admin.walls.note' | transloco">
        @if (!adding()) {
          <button type="button" class="cn-link" (click)="adding.set(true)">{{ 'admin.walls.pair' | transloco }}</button>
        }
      </cn-section-heading>
      @if (adding()) {
        <form class="new" (submit)="pair($event)">
          <cn-text-field fieldId="wall-code" [label]="'admin.walls.code' | transloco" [hint]="'admin.walls.codeHint' | transloco" [limit]="9" [error]="errorAt('code')" [(value)]="code" />
          <cn-text-field fieldId="wall-name" [label]="'admin.walls.name' | transloco" [hint]="'admin.walls.nameHint' | transloco" [limit]="80" [error]="errorAt('name')" [(value)]="name" />
          <div class="cn-actions">
            <button type="submit" class="cn-button cn-button-primary" [disabled]="busy() || code().trim() === '' || name().trim() === ''">{{ 'admin.walls.pair' | transloco }}</button>
            <button type="button" class="cn-button" (click)="adding.set(false)">{{ 'admin.cancel' | transloco }}</button>
          </div>
        </form>
      }
      @if (refusal(); as key) {
        <p class="failed" role="alert">{{ key | transloco }}</p>
      }
      @if (screens().length === 0) {
        <cn-empty-state [text]="'admin.walls.none' | transloco" />
      } @else {
        <div class="cn-scroll-x" [cnScrollRegion]="'admin.walls.title' | transloco">
          <table class="cn-table">
            <caption class="cn-visually-hidden">{{ 'admin.walls.title' | transloco }}</caption>
            <thead>
              <tr>
                <th scope="col">{{ 'admin.walls.name' | transloco }}</th>
                <th scope="col">{{ 'admin.walls.pairedBy' | transloco }}</th>
                <th scope="col">{{ 'admin.column.since' | transloco }}</th>
                <th scope="col">{{ 'admin.walls.lastSeen' | transloco }}</th>
                <th scope="col"><span class="cn-visually-hidden">{{ 'admin.column.acts' | transloco }}</span></th>
              </tr>
            </thead>
            <tbody>
              @for (screen of screens(); track screen.id) {
                <tr>
                  <td>{{ screen.name }}</td>
                  <td>{{ screen.pairedBy }}</td>
                  <td class="cn-nowrap">{{ screen.pairedAt | cnDate: 'date' }}</td>
                  <td class="cn-nowrap">{{ screen.lastSeenAt | cnDate: 'dateTime' }}</td>
                  <td>
                    <button type="button" class="cn-link" [disabled]="busy()" (click)="revoke(screen)">
                      {{ 'admin.walls.revoke' | transloco }}<span class="cn-visually-hidden"> {{ screen.name }}</span>
                    </button>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </section>
  `,
})
export class BoardWallsComponent {
  readonly boardId = input.required<string>();

  private readonly desk = new DeskAct();
  private readonly client = inject(WallClient);
  private readonly confirm = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  private readonly words = inject(TranslocoService);

  protected readonly screens = signal<readonly WallDevice[]>([]);
  protected readonly adding = signal(false);
  protected readonly busy = this.desk.busy;
  protected readonly problem = this.desk.problem;
  protected readonly code = signal('');
  protected readonly name = signal('');
  /** What is wrong with a field stands at the field. */
  protected readonly refusal = computed(() => (this.desk.isAtFault('code') || this.desk.isAtFault('name') ? null : this.desk.refusal()));

  constructor() {
    effect(() => {
      this.boardId();
      untracked(() => void this.desk.run(() => this.load()));
    });
  }

  protected errorAt(path: string): string | null {
    return this.desk.isAtFault(path) ? this.words.translate(`admin.walls.${path}Wrong`) : null;
  }

  protected async pair(event: Event): Promise<void> {
    event.preventDefault();
    await this.desk.run(async () => {
      const made = await this.client.pair(this.boardId(), { code: this.code().trim(), name: this.name().trim() });
      this.adding.set(false);
      this.code.set('');
      this.name.set('');
      this.toasts.done('admin.walls.paired', { parameters: { name: made.name } });
      await this.load();
    });
  }

  protected async revoke(screen: WallDevice): Promise<void> {
    if (!(await this.confirm.ask({ title: 'admin.walls.revoke', text: 'admin.walls.revokeAsks', confirm: 'admin.walls.revoke', parameters: { name: screen.name }, danger: true }))) return;
    await this.desk.run(async () => {
      await this.client.revoke(this.boardId(), screen.id);
      await this.load();
    });
  }

  private async load(): Promise<void> {
    this.screens.set(await this.client.screens(this.boardId()));
  }
}
