import { ComponentHarness } from '@angular/cdk/testing';
import { DataMarkHarness, ReadinessMarkHarness } from '../marks/mark.harness';

export class ReadinessRowHarness extends ComponentHarness {
  static readonly hostSelector = 'tr.cn-readiness-row';

  async verdict(): Promise<string | null> {
    return (await this.locatorFor(ReadinessMarkHarness)()).state();
  }

  /** Words of the data groups, as a screen reader gives them. */
  async cells(): Promise<string[]> {
    return Promise.all((await this.locatorForAll(DataMarkHarness)()).map((mark) => mark.word()));
  }

  async reason(): Promise<string> {
    return (await (await this.locatorFor('.reason')()).text()).trim();
  }

  async open(): Promise<void> {
    await (await this.locatorFor('button')()).click();
  }
}

export class ReadinessTableHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-readiness-table';

  async heads(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('thead th')()).map((head) => head.text()));
  }

  async rows(): Promise<ReadinessRowHarness[]> {
    return this.locatorForAll(ReadinessRowHarness)();
  }
}
