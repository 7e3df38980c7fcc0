import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { CommandPaletteComponent } from './command-palette.component';
import { CommandPaletteHarness } from './palette.harness';

async function palette() {
  Element.prototype.scrollIntoView ??= () => undefined;
  TestBed.configureTestingModule({ providers: [provideWords()] });
  const fixture = TestBed.createComponent(CommandPaletteComponent);
  fixture.componentRef.setInput('groups', [
    { heading: 'Cases', entries: [{ id: 'c1', title: 'BIRCHWOOD, Elspeth' }, { id: 'c2', title: 'MARLOW, Dana' }] },
    { heading: 'Pages', entries: [{ id: 'p1', title: 'Audit' }] },
  ]);
  const chosen: string[] = [];
  let closed = 0;
  fixture.componentInstance.chosen.subscribe((id) => chosen.push(id));
  fixture.componentInstance.closed.subscribe(() => closed++);
  await fixture.whenStable();
  const harness = await TestbedHarnessEnvironment.harnessForFixture(fixture, CommandPaletteHarness);
  return { fixture, harness, chosen, closed: () => closed, term: () => fixture.componentInstance.term() };
}

describe('CommandPaletteComponent', () => {
  it('has the first entry ready and walks across groups, round the end', async () => {
    const { harness } = await palette();
    expect(await harness.active()).toBe('BIRCHWOOD, Elspeth');
    await harness.press(TestKey.DOWN_ARROW, TestKey.DOWN_ARROW);
    expect(await harness.active()).toBe('Audit');
    await harness.press(TestKey.DOWN_ARROW);
    expect(await harness.active()).toBe('BIRCHWOOD, Elspeth');
  });

  it('opens with Enter', async () => {
    const { harness, chosen } = await palette();
    await harness.press(TestKey.DOWN_ARROW, TestKey.ENTER);
    expect(chosen).toEqual(['c2']);
  });

  it('clears with the first Escape and closes with the second', async () => {
    const { harness, closed, term } = await palette();
    await harness.type('birch');
    expect(term()).toBe('birch');
    await harness.press(TestKey.ESCAPE);
    expect([term(), closed()]).toEqual(['', 0]);
    await harness.press(TestKey.ESCAPE);
    expect(closed()).toBe(1);
  });

  it('names what could not be searched instead of saying that nothing was found', async () => {
    const { fixture, harness } = await palette();
    fixture.componentRef.setInput('groups', []);
    fixture.componentRef.setInput('incomplete', 'Cases');
    await fixture.whenStable();
    expect(await harness.status()).toContain('Could not be searched: Cases');
  });
});
