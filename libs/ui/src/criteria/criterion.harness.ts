import { ComponentHarness, HarnessPredicate, type BaseHarnessFilters } from '@angular/cdk/testing';
import { CriterionMarkHarness } from '../marks/mark.harness';

export interface CriterionRowFilters extends BaseHarnessFilters {
  readonly id?: string;
}

/** One line of a criterion trace. */
export class CriterionRowHarness extends ComponentHarness {
  static readonly hostSelector = 'tr.cn-criterion-row';

  static with(filters: CriterionRowFilters = {}): HarnessPredicate<CriterionRowHarness> {
    return new HarnessPredicate(CriterionRowHarness, filters).addOption('id', filters.id, async (row, id) => (await row.id()) === id);
  }

  private readonly cells = this.locatorForAll('td');
  private readonly mark = this.locatorFor(CriterionMarkHarness);

  async id(): Promise<string> {
    return this.cell(0);
  }

  async text(): Promise<string> {
    return this.cell(1);
  }

  async state(): Promise<string | null> {
    return (await this.mark()).state();
  }

  /** Value with its source underneath. */
  async value(): Promise<string> {
    return this.cell(3);
  }

  async effect(): Promise<string> {
    return this.cell(4);
  }

  async openReference(): Promise<void> {
    await (await this.locatorFor('button')()).click();
  }

  private async cell(index: number): Promise<string> {
    return ((await (await this.cells())[index]?.text()) ?? '').trim();
  }
}

/** The published sets of criteria of an option. */
export class CriteriaSetsHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-criteria-sets';

  /** Name and verdict of each set, as read. */
  async sets(): Promise<{ readonly name: string; readonly verdict: string }[]> {
    const [names, verdicts] = await Promise.all([this.locatorForAll('th[scope=row]')(), this.locatorForAll('tbody td:nth-of-type(1)')()]);
    return Promise.all(names.map(async (name, index) => ({ name: (await name.text()).trim(), verdict: ((await verdicts[index]?.text()) ?? '').trim() })));
  }

  async openPart(text: string): Promise<void> {
    for (const button of await this.locatorForAll('button')()) if ((await button.text()).trim() === text) await button.click();
  }
}

/** The criteria read for one option. */
export class CriterionTraceHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-criterion-trace';

  async rows(): Promise<CriterionRowHarness[]> {
    return this.locatorForAll(CriterionRowHarness)();
  }
}

/** Where a value comes from, in one line. */
export class SourceLineHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-source-line';

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ').trim();
  }
}
