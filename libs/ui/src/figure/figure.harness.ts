import { ComponentHarness } from '@angular/cdk/testing';

/** Opens and reads the table behind a picture. */
export class FigureHarness extends ComponentHarness {
  static readonly hostSelector = 'cn-figure';

  /** Cell texts by row, heads first; opens the table when it is closed. */
  async table(): Promise<string[][]> {
    if ((await this.locatorForAll('table')()).length === 0) await (await this.locatorFor('figcaption button')()).click();
    const rows = await this.locatorForAll('tr')();
    const texts: string[][] = [];
    for (let index = 0; index < rows.length; index++) {
      const cells = await this.locatorForAll(`thead tr:nth-child(${index + 1}) > *`, `tbody tr:nth-child(${index}) > *`)();
      texts.push(await Promise.all(cells.map((each) => each.text())));
    }
    return texts;
  }
}
