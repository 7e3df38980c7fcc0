import { ComponentHarness } from '@angular/cdk/testing';

export class PageHeaderHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-page-header';

  async title(): Promise<string> {
    return (await this.locatorFor('h1')()).text();
  }
}

export class SectionHeadingHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-section-heading';

  async title(): Promise<string> {
    return (await this.locatorFor('h2, h3')()).text();
  }

  /** Small words beside it; null where there are none. */
  async note(): Promise<string | null> {
    const note = await this.locatorForOptional('.note')();
    return note ? note.text() : null;
  }
}
