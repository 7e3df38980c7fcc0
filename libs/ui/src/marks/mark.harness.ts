import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

export interface MarkHarnessFilters extends BaseHarnessFilters {
  readonly state?: string;
}

/** Reads any mark in tests. The subclasses only say which one. */
export abstract class MarkHarness extends ComponentHarness {
  /** The state drawn, for example `consider`. */
  async state(): Promise<string | null> {
    return (await this.host()).getAttribute('data-state');
  }

  /** The word a reader sees or hears; never empty. */
  async word(): Promise<string> {
    return (await (await this.host()).text()).trim();
  }
}

export class StatusMarkHarness extends MarkHarness {
  static readonly hostSelector = 'cn-status-mark';

  static with(filters: MarkHarnessFilters = {}): HarnessPredicate<StatusMarkHarness> {
    return new HarnessPredicate(StatusMarkHarness, filters).addOption(
      'state',
      filters.state,
      async (mark, state) => (await mark.state()) === state,
    );
  }
}

export class CriterionMarkHarness extends MarkHarness {
  static readonly hostSelector = 'cn-criterion-mark';

  static with(filters: MarkHarnessFilters = {}): HarnessPredicate<CriterionMarkHarness> {
    return new HarnessPredicate(CriterionMarkHarness, filters).addOption(
      'state',
      filters.state,
      async (mark, state) => (await mark.state()) === state,
    );
  }
}

export class ReadinessMarkHarness extends MarkHarness {
  static readonly hostSelector = 'cn-readiness-mark';
}

export class DataMarkHarness extends MarkHarness {
  static readonly hostSelector = 'cn-data-mark';
}

export class QuorumLightHarness extends MarkHarness {
  static readonly hostSelector = 'cn-quorum-light';
}

export class SignatureMarkHarness extends MarkHarness {
  static readonly hostSelector = 'cn-signature-mark';
}

export class ProofMarkHarness extends MarkHarness {
  static readonly hostSelector = 'cn-proof-mark';
}

/** The bare drawing of a mark; it has no words of its own. */
export class MarkShapeHarness extends ComponentHarness {
  static readonly hostSelector = 'svg[cnMark]';

  async isHidden(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-hidden')) === 'true';
  }
}
