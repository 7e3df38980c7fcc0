import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { NumberFieldHarness } from './fields.harness';
import { NumberFieldComponent } from './number-field.component';

async function field(inputs: Record<string, unknown> = {}) {
  TestBed.configureTestingModule({ providers: [provideWords()] });
  const fixture = TestBed.createComponent(NumberFieldComponent);
  for (const [name, value] of Object.entries({ fieldId: 'ki67', label: 'Ki-67', unit: '%', least: 0, most: 100, ...inputs })) {
    fixture.componentRef.setInput(name, value);
  }
  await fixture.whenStable();
  const harness = await TestbedHarnessEnvironment.harnessForFixture(fixture, NumberFieldHarness);
  return { harness, value: () => fixture.componentInstance.value(), fixture };
}

describe('NumberFieldComponent', () => {
  it('reads a decimal comma and keeps the text as typed', async () => {
    const { harness, value } = await field();
    await harness.type('4,5');
    expect(value()).toBe(4.5);
    expect(await harness.text()).toBe('4,5');
    expect(await harness.refusal()).toBeNull();
  });

  it('refuses a value out of bounds in words, with no value and the text kept', async () => {
    const { harness, value } = await field();
    await harness.type('101');
    expect(value()).toBeNull();
    expect(await harness.text()).toBe('101');
    expect(await harness.refusal()).toContain('100');
  });

  it('explains a bound such as "<3" instead of guessing', async () => {
    const { harness, value } = await field();
    await harness.type('<3');
    expect(value()).toBeNull();
    expect(await harness.refusal()).toContain('<');
  });

  it('refuses half a lesion where whole numbers are counted', async () => {
    const { harness } = await field({ wholeNumber: true });
    await harness.type('2.5');
    expect(await harness.refusal()).not.toBeNull();
  });

  it('warns about what is unusual and keeps it', async () => {
    const { harness, value } = await field({ plausible: { low: 0, high: 55 } });
    await harness.type('80');
    expect(value()).toBe(80);
    expect(await harness.doubt()).toContain('55');
  });

  it('shows a value set from outside', async () => {
    const { harness, fixture } = await field({ most: null });
    fixture.componentRef.setInput('value', 1240);
    await fixture.whenStable();
    expect(await harness.text()).toBe('1\u202f240');
  });

  it('empties when the value is taken away from outside', async () => {
    const { harness, fixture } = await field();
    await harness.type('12');
    fixture.componentRef.setInput('value', null);
    await fixture.whenStable();
    expect(await harness.text()).toBe('');
  });
});
