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

/** Gives a shortcut another key, as a person does. */
export class ShortcutListHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-shortcut-list';

  /** "Search /" and so on, as read. */
  async entries(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('li')()).map(async (entry) => (await entry.text()).replace(/\s+/g, ' ').trim()));
  }

  async remap(index: number, key: string): Promise<void> {
    const button = (await this.locatorForAll('li button')())[index];
    await button?.click();
    await button?.sendKeys(key);
  }

  async refusal(): Promise<string> {
    return (await this.locatorFor('.refused')()).text();
  }
}
