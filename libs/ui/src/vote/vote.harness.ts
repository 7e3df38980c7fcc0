import { ComponentHarness } from '@angular/cdk/testing';

export class VotePanelHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-vote-panel';

  async isSealed(): Promise<boolean> {
    return (await this.locatorForAll('cn-sealed-vote')()).length === 1;
  }

  /** Everything the panel says, for asserting what it must not say. */
  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ').trim();
  }

  /** Envelopes drawn for ballots that are in. */
  async envelopes(): Promise<number> {
    return (await this.locatorForAll('svg.sealed')()).length;
  }

  async totals(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('cn-discipline-table tfoot .cn-center')()).map((cell) => cell.text()));
  }
}
