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

export class DissentListHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-dissent-list';

  /** Person, words and acknowledgement of each dissent. */
  async dissents(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('li')()).map(async (dissent) => (await dissent.text()).replace(/\s+/g, ' ').trim()));
  }
}

export class SlopeGraphicHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-slope-graphic';

  /** Both rounds in words, as a screen reader gives them. */
  async summary(): Promise<string | null> {
    return (await this.locatorFor('svg[role=img]')()).getAttribute('aria-label');
  }

  /** How many people stand elsewhere in the second round. */
  async changed(): Promise<number> {
    return (await this.locatorForAll('.band.changed')()).length;
  }
}

export class SealedVoteHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-sealed-vote';

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ').trim();
  }
}

export class DisciplineTableHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-discipline-table';

  async disciplines(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('tbody th')()).map((head) => head.text()));
  }
}
