import { ComponentHarness } from '@angular/cdk/testing';
import { FigureHarness } from '../figure/figure.harness';

export class TimelineHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-timeline';

  async label(): Promise<string | null> {
    return (await this.locatorFor('svg')()).getAttribute('aria-label');
  }

  /** The table behind the drawing, heads first. */
  async table(): Promise<string[][]> {
    return (await this.locatorFor(FigureHarness)()).table();
  }
}
