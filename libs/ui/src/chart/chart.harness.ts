import { ComponentHarness } from '@angular/cdk/testing';
import { FigureHarness } from '../figure/figure.harness';

/** Reads a line chart as somebody does who does not see it: its sentence and the table behind it. */
export class LineChartHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-line-chart';

  private readonly figure = this.locatorFor(FigureHarness);

  async label(): Promise<string | null> {
    return (await (await this.locatorFor('[role=img]')()).getAttribute('aria-label'));
  }

  async table(): Promise<string[][]> {
    return (await this.figure()).table();
  }
}
