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

export class EvidenceTableHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-evidence-table';

  async groups(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('th[scope=rowgroup]')()).map((head) => head.text()));
  }

  async rows(): Promise<EvidenceRowHarness[]> {
    return this.locatorForAll(EvidenceRowHarness)();
  }
}

/** The drawing of one figure. It is decoration beside the numbers in words, so only its shape can be asked for. */
export class IntervalPlotHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-interval-plot';

  /** Whether an interval is drawn. */
  async hasWhisker(): Promise<boolean> {
    return (await this.locatorForAll('.whisker')()).length > 0;
  }

  /** Whether the mark is filled: the source gives an interval. Null where nothing can be drawn. */
  async isFilled(): Promise<boolean | null> {
    const mark = await this.locatorForOptional('.mark')();
    return mark ? mark.hasClass('filled') : null;
  }
}
