import { OverlayContainer } from '@angular/cdk/overlay';
import { DOCUMENT, inject, Injectable } from '@angular/core';

/**
 * Puts dialogs and menus that are open out of reach while the session is locked. They keep what was typed in them and
 * lie under the lock screen; but a dialog also hides the page from assistive technology, and with it the lock screen.
 */
@Injectable({ providedIn: 'root' })
export class LockedOverlays {
  private readonly container = inject(OverlayContainer);
  private readonly document = inject(DOCUMENT);
  private readonly uncovered = new Set<Element>();

  cover(): void {
    this.container.getContainerElement().setAttribute('inert', '');
    for (const element of this.document.body.querySelectorAll(':scope > [aria-hidden="true"]')) {
      element.removeAttribute('aria-hidden');
      this.uncovered.add(element);
    }
  }

  uncover(): void {
    this.container.getContainerElement().removeAttribute('inert');
    for (const element of this.uncovered) element.setAttribute('aria-hidden', 'true');
    this.uncovered.clear();
  }
}
