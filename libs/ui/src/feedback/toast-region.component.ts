import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe, translateSignal } from '@jsverse/transloco';
import { MarkShapeComponent } from '../marks/mark-shape.component';
import { ToastService } from './toast.service';

/** Where toasts stand, once per application: at the foot, spoken politely, reachable by Tab. */
@Component({
  selector: 'cn-toast-region',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  styles: `
    :host { position: fixed; left: var(--gutter); bottom: var(--gutter); z-index: 1100; display: grid; gap: 8px; max-width: min(560px, calc(100vw - 2 * var(--gutter))); }
    .toast { display: flex; align-items: center; gap: 12px; min-height: 44px; padding: 6px 8px 6px 16px; background: var(--ink); color: var(--surface); box-shadow: var(--shadow-menu); border-radius: var(--r-1); font-size: var(--fs-13); line-height: var(--lh-13); }
    .failure { border-left: 4px solid light-dark(#f1959d, #a11d2c); }
    p { flex: 1; }
    button { appearance: none; border: 0; background: none; color: inherit; font: 500 var(--fs-13) / 1 var(--font-sans); min-height: 28px; min-width: 28px; cursor: pointer; padding: 0 8px; border-radius: var(--r-1); }
    button:focus-visible { outline: 2px solid var(--surface); outline-offset: -2px; }
    .undo { text-decoration: underline; text-underline-offset: 2px; }
    svg { width: 12px; height: 12px; display: block; margin: auto; }
  `,
  host: { role: 'region', 'aria-live': 'polite', '[attr.aria-label]': 'label()' },
  template: `
    @for (toast of toasts(); track toast.id) {
      <div
        class="toast"
        [class.failure]="toast.tone === 'failure'"
        (mouseenter)="service.hold(toast.id)"
        (mouseleave)="service.release(toast.id)"
        (focusin)="service.hold(toast.id)"
        (focusout)="service.release(toast.id)"
      >
        <p>{{ toast.text | transloco: toast.parameters }}</p>
        @if (toast.undo) {
          <button type="button" class="undo" (click)="service.undo(toast)">{{ 'ui.toast.undo' | transloco }}</button>
        }
        <button type="button" (click)="service.dismiss(toast.id)" [attr.aria-label]="'ui.toast.dismiss' | transloco"><svg cnMark="close"></svg></button>
      </div>
    }
  `,
})
export class ToastRegionComponent {
  protected readonly service = inject(ToastService);
  protected readonly toasts = this.service.toasts;
  protected readonly label = translateSignal('ui.toast.region');
}
