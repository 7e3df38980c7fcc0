import type { Type } from '@angular/core';
import type { ComponentHarness, ComponentHarnessConstructor } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { FactComponent } from '../fact/fact.component';
import { FactHarness } from '../fact/fact.harness';
import { TriStateFieldComponent } from '../fields/tri-state-field.component';
import { TriStateFieldHarness } from '../fields/fields.harness';
import { ShortcutListHarness } from '../palette/palette.harness';
import { ShortcutListComponent } from '../palette/shortcut-list.component';
import { provideWords } from './words';
import { DissentListComponent } from '../vote/dissent-list.component';
import { DissentListHarness } from '../vote/vote.harness';
import { ChangeTableComponent } from '../options/change-table.component';
import { ContradictionComponent } from '../options/contradiction.component';
import { ChangeTableHarness, ContradictionHarness, ThresholdLineHarness } from '../options/option.harness';
import { ThresholdLineComponent } from '../options/threshold-line.component';

async function shown<C, H extends ComponentHarness>(component: Type<C>, harness: ComponentHarnessConstructor<H>, inputs: Readonly<Record<string, unknown>>): Promise<{ harness: H; instance: C }> {
  TestBed.configureTestingModule({ providers: [provideWords()] });
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return { harness: await TestbedHarnessEnvironment.harnessForFixture(fixture, harness), instance: fixture.componentInstance };
}

describe('the parts of an opened option, read as a person reads them', () => {
  it('name each threshold with what it leads to', async () => {
    const policies = [{ id: 'T70', percent: 70, status: 'consider' }, { id: 'T90', percent: 90, status: 'notIndicated' }];
    const { harness } = await shown(ThresholdLineComponent, ThresholdLineHarness, { label: '84 % meets 70, not 90', thresholds: { value: 84, valueText: '84 % removable', policies } });
    expect(await harness.statement()).toBe('84 % meets 70, not 90');
    expect(await harness.policies()).toEqual(['T70 Consider', 'T90 Not indicated']);
  });

  it('list what would change it under each policy', async () => {
    const { harness } = await shown(ChangeTableComponent, ChangeTableHarness, { label: 'x', changes: { columns: ['T70', 'T90'], rows: [{ condition: 'PET negative', now: 'pending', outcomes: ['supported', 'notIndicated'] }] } });
    expect((await harness.heads()).slice(2)).toEqual(['T70', 'T90']);
    expect(await harness.outcomes()).toEqual(['supported', 'notIndicated']);
  });

  it('set two sources that disagree side by side, and choose neither', async () => {
    const side = (heading: string, text: string) => ({ heading, text, source: 'Source P1' });
    const { harness } = await shown(ContradictionComponent, ContradictionHarness, { contradiction: { id: 'X-08', left: side('70 % is enough', 'one'), right: side('90 % is needed', 'other') } });
    expect((await harness.sides()).map((words) => words.slice(0, 21))).toEqual(['X-08 · 70 % is enough', 'X-08 · 90 % is needed']);
    expect(await harness.shownAs()).toBeNull();
  });
});

describe('other parts', () => {
  it('give competing values of a fact one after the other, with their source', async () => {
    const fact = { id: 'ki67', label: 'Ki-67', values: [{ text: '4 %' }, { text: '12 %' }], state: 'conflicting', source: 'Two specimens', date: '2026-06-16', by: 'Dr Example' };
    const { harness } = await shown(FactComponent, FactHarness, { fact });
    expect(await harness.values()).toEqual(['4 %', '12 %']);
    expect(await harness.source()).toContain('Two specimens');
  });

  it('say of a dissent whether the chair has taken note', async () => {
    const dissent = { id: '1', person: 'Dr Example', discipline: 'radiology', text: 'Not yet.' };
    const { harness } = await shown(DissentListComponent, DissentListHarness, { dissents: [dissent] });
    const [text] = await harness.dissents();
    expect(text).toContain('“Not yet.”');
    expect(text).toContain('Not yet acknowledged');
  });

  it('answer yes, no and not known', async () => {
    const { harness, instance } = await shown(TriStateFieldComponent, TriStateFieldHarness, { fieldId: 'f', label: 'Symptoms', value: null });
    expect(await harness.chosen()).toBe('Not known');
    await harness.answer(false);
    expect(instance.value()).toBe(false);
    expect(await harness.chosen()).toBe('No');
  });

  it('take the next key as the new one', async () => {
    const { harness, instance } = await shown(ShortcutListComponent, ShortcutListHarness, { groups: [{ heading: 'Everywhere', entries: [{ id: 'theme', label: 'Theme', keys: ['T'], remappable: true }] }] });
    const given: string[] = [];
    instance.remapped.subscribe(({ key }) => given.push(key));
    await harness.remap(0, 'Y');
    expect(given).toEqual(['y']);
  });
});
