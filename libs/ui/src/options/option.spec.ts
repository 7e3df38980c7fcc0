import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { OptionCardHarness, OptionListHarness } from './option.harness';
import { OptionCardComponent } from './option-card.component';
import { OptionListComponent } from './option-list.component';
import type { OptionRowView, OptionView } from './option.model';

const option = (over: Partial<OptionView> = {}): OptionView => ({
  id: 'debulking', name: 'Debulking', status: 'consider', summary: '', speaksFor: [], holdsAt: [], trace: [], contradictions: [], evidence: [], openQuestions: [], ...over,
});

async function card(view: OptionView) {
  TestBed.configureTestingModule({ providers: [provideWords()] });
  const fixture = TestBed.createComponent(OptionCardComponent);
  fixture.componentRef.setInput('option', view);
  const references: string[] = [];
  fixture.componentInstance.reference.subscribe((id) => references.push(id));
  await fixture.whenStable();
  return { harness: await TestbedHarnessEnvironment.harnessForFixture(fixture, OptionCardHarness), references, text: () => (fixture.nativeElement as HTMLElement).textContent ?? '' };
}

async function list(rows: readonly OptionRowView[], selected: string | null = null) {
  TestBed.configureTestingModule({ providers: [provideWords()] });
  const fixture = TestBed.createComponent(OptionListComponent);
  fixture.componentRef.setInput('rows', rows);
  fixture.componentRef.setInput('selected', selected);
  await fixture.whenStable();
  return { harness: await TestbedHarnessEnvironment.harnessForFixture(fixture, OptionListHarness), selected: () => fixture.componentInstance.selected() };
}

const row = (id: string, status: OptionRowView['status']): OptionRowView => ({ id, name: id, status });

describe('OptionCardComponent', () => {
  it('keeps its sections in their fixed order and leaves empty ones out', async () => {
    const { harness } = await card(option({
      openQuestions: [{ id: 'EQ-07', text: 'Which threshold?' }],
      contradictions: [{ id: 'X-08', left: { heading: 'a', text: 'a', source: 's' }, right: { heading: 'b', text: 'b', source: 's' } }],
      changes: { columns: ['Status'], rows: [{ condition: 'PET negative', now: 'pending', outcomes: ['supported'] }] },
    }));
    expect(await harness.sections()).toEqual(['Criterion trace', 'What would change this', 'Contradictions in the sources', 'Open questions for the board']);
  });

  it('says so when no indication is met, instead of an empty place', async () => {
    const { text } = await card(option({ status: 'notIndicated' }));
    expect(text()).toContain('No indication in the sources is met.');
  });

  it('says so when nothing unknown could change the status', async () => {
    const { text } = await card(option({ changes: { columns: [], rows: [] } }));
    expect(text()).toContain('Nothing that is still unknown could change this status.');
  });

  it('names what holds the status where it is', async () => {
    const { text } = await card(option({ holdsAt: [{ text: 'PET is pending.', criterionId: 'SURG-RC-09' }] }));
    expect(text()).toContain('Holds it at Consider');
  });

  it('hands on the criterion the reader asks for', async () => {
    const { harness, references } = await card(option({
      trace: [{ id: 'SURG-RC-09', text: 'Extrahepatic disease present', state: 'unknown', value: 'pending', effect: { status: 'consider', text: 'Limits' } }],
    }));
    const [criterion] = await harness.trace();
    expect(await criterion?.state()).toBe('unknown');
    await criterion?.openReference();
    expect(references).toEqual(['SURG-RC-09']);
  });

  it('shows each criteria set with a verdict of its own, and hands on the part the reader asks for', async () => {
    const { harness, references } = await card(option({
      sets: [
        { id: 'LT-MILAN', name: 'Milan', verdict: 'notMet', verdictText: 'Not met', parts: [{ id: 'LT-MILAN-06', text: 'Age below 55 years', state: 'notMet' }] },
        { id: 'LT-OPTN', name: 'OPTN', verdict: null, verdictText: 'given in part only', parts: [] },
      ],
    }));
    const sets = await harness.sets();
    expect(await sets?.sets()).toEqual([{ name: 'Milan', verdict: 'Not met' }, { name: 'OPTN', verdict: 'given in part only' }]);
    await sets?.openPart('Age below 55 years');
    expect(references).toEqual(['LT-MILAN-06']);
  });

  it('has no place for sets where an option has none', async () => {
    const { harness } = await card(option());
    expect(await harness.sets()).toBeNull();
  });

  it('shows what a criterion assumes beside its text', async () => {
    const { harness } = await card(option({
      trace: [{ id: 'BSC-IND-01', text: 'Supportive care', assumption: 'From ECOG: 3', state: 'met', value: '3', effect: { status: 'consider', text: 'Conditional indication' } }],
    }));
    expect(await (await harness.trace())[0]?.text()).toMatch(/^Supportive care\s+From ECOG: 3$/);
  });
});

describe('OptionListComponent', () => {
  it('shows every status with its count, an empty one with an answer', async () => {
    const { harness } = await list([row('tae', 'supported'), row('tace', 'supported'), row('rfa', 'consider')]);
    expect(await harness.groups()).toEqual(['Supported2', 'Consider1', 'Insufficient data0', 'Not recommended0', 'Contraindicated0', 'Not indicated0']);
  });

  it('keeps the order it is given inside a status', async () => {
    const { harness } = await list([row('z', 'consider'), row('a', 'consider')]);
    expect(await Promise.all((await harness.rows()).map((each) => each.text()))).toEqual(['z', 'a']);
  });

  it('folds options without an indication and opens them on demand', async () => {
    const { harness } = await list(['a', 'b', 'c', 'd'].map((id) => row(id, 'notIndicated')));
    expect(await harness.rows()).toHaveLength(2);
    await harness.showAll();
    expect(await harness.rows()).toHaveLength(4);
  });

  it('never folds away the opened option', async () => {
    const { harness } = await list(['a', 'b', 'c', 'd'].map((id) => row(id, 'notIndicated')), 'd');
    expect(await harness.rows()).toHaveLength(4);
  });

  it('opens an option', async () => {
    const { harness, selected } = await list([row('tae', 'supported')]);
    const [first] = await harness.rows();
    await first?.open();
    expect(selected()).toBe('tae');
    expect(await first?.isSelected()).toBe(true);
  });
});
