import { ComponentHarness } from '@angular/cdk/testing';
import { CriteriaSetsHarness, CriterionRowHarness } from '../criteria/criterion.harness';
import { EvidenceRowHarness } from '../evidence/evidence.harness';
import { StatusMarkHarness } from '../marks/mark.harness';

export class OptionRowHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-option-row';

  async text(): Promise<string> {
    return (await (await this.host()).text()).trim();
  }

  async isSelected(): Promise<boolean> {
    return (await (await this.locatorFor('button')()).getAttribute('aria-current')) === 'true';
  }

  async open(): Promise<void> {
    await (await this.locatorFor('button')()).click();
  }
}

export class OptionListHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-option-list';

  /** The words of the groups, in order, with their counts: "Consider13". */
  async groups(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('h3')()).map(async (heading) => (await heading.text()).trim()));
  }

  async rows(): Promise<OptionRowHarness[]> {
    return this.locatorForAll(OptionRowHarness)();
  }

  async showAll(): Promise<void> {
    await (await this.locatorFor('.more')()).click();
  }
}

export class OptionCardHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-option-card';

  async name(): Promise<string> {
    return (await this.locatorFor('h2')()).text();
  }

  async status(): Promise<string | null> {
    return (await this.locatorFor(StatusMarkHarness)()).state();
  }

  /** Headings of the sections that have content, in order. */
  async sections(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('section cn-section-heading h3')()).map((heading) => heading.text()));
  }

  async trace(): Promise<CriterionRowHarness[]> {
    return this.locatorForAll(CriterionRowHarness)();
  }

  /** The criteria sets; null for an option that has none. */
  async sets(): Promise<CriteriaSetsHarness | null> {
    return this.locatorForOptional(CriteriaSetsHarness)();
  }

  async evidence(): Promise<EvidenceRowHarness[]> {
    return this.locatorForAll(EvidenceRowHarness)();
  }
}
