import { ComponentHarness } from '@angular/cdk/testing';

/** Reads and uses the toasts on screen. */
export class ToastRegionHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-toast-region';

  private readonly sentences = this.locatorForAll('.toast p');
  private readonly undoButtons = this.locatorForAll('.toast .undo');

  async texts(): Promise<string[]> {
    return Promise.all((await this.sentences()).map((sentence) => sentence.text()));
  }

  /** Takes the newest act back. @throws when no toast offers it */
  async undo(): Promise<void> {
    const button = (await this.undoButtons()).at(-1);
    if (!button) throw new Error('No toast offers undo');
    await button.click();
  }
}

/** Reads and answers the question of `ConfirmService`. */
export class ConfirmDialogHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-confirm-dialog';

  private readonly heading = this.locatorFor('h2');
  private readonly buttons = this.locatorForAll('button');

  async title(): Promise<string> {
    return (await this.heading()).text();
  }

  async sentence(): Promise<string> {
    return (await this.locatorFor('mat-dialog-content')()).text();
  }

  async agree(): Promise<void> {
    await (await this.buttons())[1]?.click();
  }

  async refuse(): Promise<void> {
    await (await this.buttons())[0]?.click();
  }
}
