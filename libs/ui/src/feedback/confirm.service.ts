import { inject, Injectable, Injector } from '@angular/core';

/** All texts are keys; `parameters` fills them. */
export interface ConfirmQuestion {
  readonly title: string;
  /** One sentence that says what happens. */
  readonly text: string;
  /** The verb on the button, never "OK". */
  readonly confirm: string;
  readonly cancel?: string;
  readonly parameters?: Record<string, string | number>;
  /** The patient by name, whenever the act concerns one. Data, not a key. */
  readonly patient?: string;
  /** Whether something is lost or cannot be taken back. */
  readonly danger?: boolean;
}

/**
 * Asks once before what cannot be undone (signing, closing a round, publishing). Everything else is done at once and
 * offered for undo, see `ToastService`.
 */
@Injectable({ providedIn: 'root' })
export class ConfirmService {
  private readonly injector = inject(Injector);

  /** Whether the person agreed. Closing the dialog by Escape or beside it is a no. */
  async ask(question: ConfirmQuestion): Promise<boolean> {
    const { openConfirmDialog } = await import('./confirm-dialog.component');
    return openConfirmDialog(this.injector, question);
  }
}
