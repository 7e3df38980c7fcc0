import { ComponentHarness } from '@angular/cdk/testing';

export class ErrorStateHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-error-state';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async retry(): Promise<void> {
    await (await this.locatorFor('button')()).click();
  }
}

export class EmptyStateHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-empty-state';

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}

/** Unlocks as a person does: types the password and presses Enter. */
export class LockScreenHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-lock-screen';

  private readonly password = this.locatorFor('input');

  async unlockWith(password: string): Promise<void> {
    const field = await this.password();
    await field.setInputValue(password);
    await field.dispatchEvent('input');
    await (await this.locatorFor('button[type=submit]')()).click();
  }

  async canUnlock(): Promise<boolean> {
    return !(await (await this.locatorFor('button[type=submit]')()).getProperty<boolean>('disabled'));
  }

  async refusal(): Promise<string> {
    return (await this.locatorFor('.refused')()).text();
  }
}

export class OfflineBarHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-offline-bar';

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ').trim();
  }
}

export class NoRightStateHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-no-right-state';

  /** Who could, in words. */
  async roles(): Promise<string> {
    return (await this.locatorFor('.roles')()).text();
  }
}

export class LoadingRowsHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-loading-rows';

  async rows(): Promise<number> {
    return (await this.locatorForAll('.row')()).length;
  }
}
