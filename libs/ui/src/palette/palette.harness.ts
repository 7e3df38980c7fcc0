import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** Uses the command palette by keyboard. */
export class CommandPaletteHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-command-palette';

  private readonly field = this.locatorFor('input');

  async type(term: string): Promise<void> {
    const field = await this.field();
    await field.setInputValue(term);
    await field.dispatchEvent('input');
  }

  async press(...keys: (TestKey.DOWN_ARROW | TestKey.UP_ARROW | TestKey.ENTER | TestKey.ESCAPE)[]): Promise<void> {
    const field = await this.field();
    for (const key of keys) await field.sendKeys(key);
  }

  async titles(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.title')()).map((title) => title.text()));
  }

  async active(): Promise<string | null> {
    const [entry] = await this.locatorForAll('[aria-selected="true"] .title')();
    return entry ? entry.text() : null;
  }

  async status(): Promise<string> {
    return (await (await this.locatorFor('.foot')()).text()).trim();
  }
}
