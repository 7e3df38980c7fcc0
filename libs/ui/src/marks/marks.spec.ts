import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideWords } from '../testing/words';
import { MARK_SHAPES } from './mark-shapes';
import { CriterionMarkComponent } from './criterion-mark.component';
import { CriterionMarkHarness, StatusMarkHarness } from './mark.harness';
import { StatusMarkComponent } from './status-mark.component';
import { CRITERION_STATES, OPTION_STATUSES } from './vocabulary';

@Component({
  imports: [CriterionMarkComponent, StatusMarkComponent],
  template: `
    @for (status of statuses; track status) {
      <cn-status-mark [status]="status" />
    }
    @for (state of states; track state) {
      <cn-criterion-mark [state]="state" wordless />
    }
    <cn-criterion-mark state="asserted" word="Asserted no" />
  `,
})
class Specimens {
  readonly statuses = OPTION_STATUSES;
  readonly states = CRITERION_STATES;
}

describe('marks', () => {
  async function loader() {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    const fixture = TestBed.createComponent(Specimens);
    await fixture.whenStable();
    return { fixture, harness: TestbedHarnessEnvironment.loader(fixture) };
  }

  it('gives each option status its fixed word', async () => {
    const { harness } = await loader();
    const marks = await harness.getAllHarnesses(StatusMarkHarness);
    expect(await Promise.all(marks.map((mark) => mark.word()))).toEqual([
      'Supported', 'Consider', 'Insufficient data', 'Not recommended', 'Contraindicated', 'Not indicated',
    ]);
  });

  it('keeps the word as a text alternative where only the drawing is shown', async () => {
    const { harness } = await loader();
    const unknown = await harness.getHarness(CriterionMarkHarness.with({ state: 'unknown' }));
    expect(await unknown.word()).toBe('Unknown');
  });

  it('takes a more exact wording of the same state', async () => {
    const { harness } = await loader();
    const asserted = await harness.getAllHarnesses(CriterionMarkHarness.with({ state: 'asserted' }));
    expect(await asserted.at(-1)?.word()).toBe('Asserted no');
  });

  it('draws no two states alike, so that none depends on colour', () => {
    const drawings = Object.values(MARK_SHAPES).map((parts) => JSON.stringify(parts));
    expect(new Set(drawings).size).toBe(drawings.length);
  });
});
