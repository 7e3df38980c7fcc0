import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { SegmentedFieldHarness, SelectFieldHarness, TextFieldHarness } from './fields.harness';
import { SelectFieldComponent } from './select-field.component';
import { TextFieldComponent } from './text-field.component';
import { TriStateFieldComponent } from './tri-state-field.component';

async function open<T>(type: new () => T, inputs: Record<string, unknown>) {
  TestBed.configureTestingModule({ providers: [provideWords()] });
  const fixture = TestBed.createComponent(type);
  for (const [name, value] of Object.entries({ fieldId: 'field', label: 'Label', ...inputs })) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return { fixture, loader: TestbedHarnessEnvironment.loader(fixture) };
}

describe('TriStateFieldComponent', () => {
  it('starts at "not known", which is an answer of its own', async () => {
    const { loader } = await open(TriStateFieldComponent, {});
    const field = await loader.getHarness(SegmentedFieldHarness);
    expect(await field.labels()).toEqual(['Yes', 'No', 'Not known']);
    expect(await field.chosen()).toBe('Not known');
  });

  it('gives true, false and back to null', async () => {
    const { fixture, loader } = await open(TriStateFieldComponent, {});
    const field = await loader.getHarness(SegmentedFieldHarness);
    const values: (boolean | null)[] = [];
    for (const index of [0, 1, 2]) {
      await field.choose(index);
      values.push(fixture.componentInstance.value());
    }
    expect(values).toEqual([true, false, null]);
  });
});

describe('TextFieldComponent', () => {
  it('keeps a text that is too long, all of it, and says by how much', async () => {
    const { fixture } = await open(TextFieldComponent, { limit: 20, lines: 3 });
    const field = await TestbedHarnessEnvironment.harnessForFixture(fixture, TextFieldHarness);
    const text = 'x'.repeat(1_000_000);
    await field.type(text);
    expect((await field.text()).length).toBe(text.length);
    expect(fixture.componentInstance.value()).toBe(text);
    expect(await field.refusal()).toMatch(/^999980 /);
  });
});

describe('SelectFieldComponent', () => {
  const choices = [{ value: 'cure', label: 'Cure' }, { value: 'survival', label: 'Survival' }];

  it('gives the chosen value, and null for "none"', async () => {
    const { fixture } = await open(SelectFieldComponent, { choices, none: 'Choose' });
    const field = await TestbedHarnessEnvironment.harnessForFixture(fixture, SelectFieldHarness);
    await field.choose(2);
    expect(fixture.componentInstance.value()).toBe('survival');
    await field.choose(0);
    expect(fixture.componentInstance.value()).toBeNull();
  });

  it('shows the value it is given', async () => {
    const { fixture } = await open(SelectFieldComponent, { choices, value: 'survival' });
    expect(await (await TestbedHarnessEnvironment.harnessForFixture(fixture, SelectFieldHarness)).chosen()).toBe('survival');
  });
});

describe('TextFieldComponent', () => {
  it('keeps the text and names the refusal for the control', async () => {
    const { fixture } = await open(TextFieldComponent, { value: 'typed', error: 'Say what the board is asked.' });
    const field = await TestbedHarnessEnvironment.harnessForFixture(fixture, TextFieldHarness);
    expect(await field.text()).toBe('typed');
    expect(await field.refusal()).toBe('Say what the board is asked.');
    const control = (fixture.nativeElement as HTMLElement).querySelector('input');
    expect(control?.getAttribute('aria-invalid')).toBe('true');
    expect(control?.getAttribute('aria-describedby')).toBe('field-hint');
  });
});
