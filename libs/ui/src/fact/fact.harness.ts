import { ComponentHarness } from '@angular/cdk/testing';

export class PatientBannerHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-patient-banner';

  async name(): Promise<string> {
    return (await this.locatorFor('.name')()).text();
  }

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ').trim();
  }
}

export class FactTableHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-fact-table';

  /** Label, value, state, source, date, person of each fact. */
  async rows(): Promise<string[][]> {
    const rows = await this.locatorForAll('tbody tr')();
    return Promise.all(
      rows.map(async (_row, index) => {
        const cells = await this.locatorForAll(`tbody tr:nth-child(${index + 1}) > *`)();
        return Promise.all(cells.map(async (cell) => (await cell.text()).replace(/\s+/g, ' ').trim()));
      }),
    );
  }
}

/** One fact with its source and date. */
export class FactHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-fact';

  async label(): Promise<string> {
    return (await this.locatorFor('.cn-label')()).text();
  }

  /** The values side by side; more than one where sources compete. */
  async values(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.value > span')()).map(async (value) => (await value.text()).replace(/\s+/g, ' ').trim()));
  }

  async source(): Promise<string> {
    return (await (await this.locatorFor('.cn-source')()).text()).replace(/\s+/g, ' ').trim();
  }
}

export class FactStateHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-fact-state';

  /** The word of the state, as read. */
  async word(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ').trim();
  }
}
