import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** Uses the liver map as a keyboard user does. */
export class LiverMapHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-liver-map';

  private readonly segments = this.locatorForAll('[data-segment]');

  /** Names of the segment buttons, in keyboard order except the caudate lobe, which is drawn last. */
  async names(): Promise<(string | null)[]> {
    return Promise.all((await this.segments()).map((segment) => segment.getAttribute('aria-label')));
  }

  async choose(segment: string): Promise<void> {
    const path = await this.locatorFor(`[data-segment="${segment}"]`)();
    await path.focus();
    await path.sendKeys(TestKey.ENTER);
  }

  async pressRight(segment: string): Promise<void> {
    await (await this.locatorFor(`[data-segment="${segment}"]`)()).sendKeys(TestKey.RIGHT_ARROW);
  }

  /** The segment Tab reaches. */
  async tabStop(): Promise<string | null> {
    return (await this.locatorFor('[data-segment][tabindex="0"]')()).getAttribute('data-segment');
  }

  async selected(): Promise<string | null> {
    const [first] = await this.locatorForAll('[data-segment][aria-pressed="true"]')();
    return first ? first.getAttribute('data-segment') : null;
  }

  async reading(): Promise<string> {
    return (await (await this.locatorFor('.reading')()).text()).replace(/\s+/g, ' ').trim();
  }
}
