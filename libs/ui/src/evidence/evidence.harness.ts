import { ComponentHarness, HarnessPredicate, type BaseHarnessFilters } from '@angular/cdk/testing';

export interface EvidenceRowFilters extends BaseHarnessFilters {
  readonly id?: string;
}

export class EvidenceRowHarness extends ComponentHarness {
  static readonly hostSelector = 'tr.cn-evidence-row';

  static with(filters: EvidenceRowFilters = {}): HarnessPredicate<EvidenceRowHarness> {
    return new HarnessPredicate(EvidenceRowHarness, filters).addOption('id', filters.id, async (row, id) => (await row.cells())[0] === id);
  }

  /** Texts from the id to the contradiction. */
  async cells(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('td')()).map(async (cell) => (await cell.text()).trim()));
  }

  async openContradiction(): Promise<void> {
    await (await this.locatorFor('button')()).click();
  }
}
