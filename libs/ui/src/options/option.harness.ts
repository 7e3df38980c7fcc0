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

/** The line of thresholds: what it says to somebody who does not see it. */
export class ThresholdLineHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-threshold-line';

  async statement(): Promise<string | null> {
    return (await this.locatorFor('svg[role=img]')()).getAttribute('aria-label');
  }

  /** Policies with their status, in the order drawn: "T70 Consider". */
  async policies(): Promise<string[]> {
    const [names, words] = await Promise.all([this.locatorForAll('text.g-strong')(), this.locatorForAll('text.status')()]);
    return Promise.all(names.map(async (name, index) => `${await name.text()} ${(await words[index]?.text()) ?? ''}`.trim()));
  }
}

/** What would change an option. */
export class ChangeTableHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-change-table';

  async heads(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('thead th')()).map((head) => head.text()));
  }

  /** The states under each policy, row by row and left to right. */
  async outcomes(): Promise<(string | null)[]> {
    return Promise.all((await this.locatorForAll(StatusMarkHarness)()).map((mark) => mark.state()));
  }
}

/** Two statements that disagree, side by side. */
export class ContradictionHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-contradiction';

  async sides(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.sides > div')()).map(async (side) => (await side.text()).replace(/\s+/g, ' ').trim()));
  }

  async shownAs(): Promise<string | null> {
    const words = await this.locatorForOptional('.shown')();
    return words ? (await words.text()).trim() : null;
  }
}
