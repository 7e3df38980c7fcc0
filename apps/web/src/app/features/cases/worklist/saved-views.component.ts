import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { isBlank } from '@consilium/board';
import type { CaseFilters, SavedView } from '@consilium/contracts';
import { SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { OneAct } from '../../../core/feedback/one-act';
import { Speech } from '../words/speech';
import { SavedViewsClient } from './saved-views.client';
import { sameFilters } from './same-filters';

/** Filters kept under a name: chosen, kept and removed beside the filters themselves. */
@Component({
  selector: 'cn-saved-views',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  styles: `
    :host { display: flex; gap: 8px 12px; align-items: end; flex-wrap: wrap; min-width: 0; }
    cn-select-field { flex: 1 1 150px; min-width: 0; }
    cn-text-field { flex: 2 1 150px; min-width: 0; }
    .acts { display: flex; gap: 12px; align-items: center; min-height: var(--control); white-space: nowrap; }
  `,
  template: `
    @if (naming()) {
      <cn-text-field fieldId="view-name" [label]="'cases.views.name' | transloco" [limit]="60" [error]="refusal()" [value]="name()" (valueChange)="name.set($event)" (keydown.enter)="save($event)" (keydown.escape)="naming.set(false)" />
      <span class="acts">
        <button type="button" class="cn-button" [disabled]="busy()" (click)="save($event)">{{ 'cases.views.keep' | transloco }}</button>
        <button type="button" class="cn-link" (click)="naming.set(false)">{{ 'cases.cancel' | transloco }}</button>
      </span>
    } @else {
      <cn-select-field fieldId="view" [label]="'cases.views.label' | transloco" [none]="(views().length === 0 ? 'cases.views.none' : 'cases.views.choose') | transloco" [disabled]="views().length === 0" [choices]="choices()" [value]="current()?.id ?? null" (valueChange)="choose($event)" />
      <span class="acts">
        @if (current(); as view) {
          <button type="button" class="cn-link" [disabled]="busy()" (click)="remove(view)">{{ 'cases.views.remove' | transloco }}</button>
        } @else {
          <button type="button" class="cn-link" [disabled]="!filtered()" (click)="startNaming()">{{ 'cases.views.save' | transloco }}</button>
        }
      </span>
    }
  `,
})
export class SavedViewsComponent {
  readonly filters = input.required<CaseFilters>();
  readonly chosen = output<CaseFilters>();

  private readonly client = inject(SavedViewsClient);
  private readonly speech = inject(Speech);
  private readonly toasts = inject(ToastService);

  protected readonly views = signal<readonly SavedView[]>([]);
  protected readonly naming = signal(false);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  protected readonly name = signal('');
  protected readonly refusal = signal<string | null>(null);
  protected readonly choices = computed(() => this.views().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly current = computed(() => this.views().find((view) => sameFilters(view.filters, this.filters())) ?? null);
  protected readonly filtered = computed(() => !sameFilters(this.filters(), {}));

  constructor() {
    // Without its views the list still works.
    this.client.list().then((views) => this.views.set(views), () => undefined);
  }

  protected choose(viewId: string | null): void {
    const view = this.views().find(({ id }) => id === viewId);
    this.chosen.emit(view?.filters ?? {});
  }

  protected startNaming(): void {
    this.name.set('');
    this.refusal.set(null);
    this.naming.set(true);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (isBlank(this.name())) {
      this.refusal.set(this.speech.say()('cases.views.nameMissing'));
      return;
    }
    await this.act(async () => {
      this.took(await this.client.save(this.name(), this.filters()));
      this.naming.set(false);
    });
  }

  protected async remove(view: SavedView): Promise<void> {
    await this.act(async () => {
      await this.client.remove(view.id);
      this.views.update((views) => views.filter(({ id }) => id !== view.id));
      this.toasts.done('cases.views.removed', { parameters: { name: view.name }, undo: () => void this.act(async () => this.took(await this.client.save(view.name, view.filters))) });
    });
  }

  private took(view: SavedView): void {
    this.views.update((views) => [...views.filter(({ name }) => name !== view.name), view].toSorted((one, other) => one.name.localeCompare(other.name)));
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    await this.one.run(work, (problem) => {
      const words = problem.reason === 'savedView.tooMany' ? 'cases.views.tooMany' : problem.code === 'validation' ? 'cases.views.nameRefused' : 'cases.views.failed';
      if (this.naming()) this.refusal.set(this.speech.say()(words));
      else this.toasts.failed(words);
    });
  }
}
