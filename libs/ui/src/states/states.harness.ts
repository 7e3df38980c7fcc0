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
