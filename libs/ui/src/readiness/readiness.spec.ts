import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { ReadinessRowHarness } from './readiness.harness';
import { ReadinessTableComponent } from './readiness-table.component';

describe('ReadinessTableComponent', () => {
  async function table() {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    const fixture = TestBed.createComponent(ReadinessTableComponent);
    fixture.componentRef.setInput('label', 'Readiness');
    fixture.componentRef.setInput('groups', ['PET', 'Labs']);
    fixture.componentRef.setInput('rows', [
      { caseId: 'c7', number: 2, patient: 'Quillfeather, R.', caseNumber: 'C-2026-0144', question: 'PRRT', cells: ['missing', 'stale'], verdict: 'notReady', reason: 'Receptor imaging not done.', owner: 'Dr Brekke-Stone', due: '14:00' },
    ]);
    const opened: string[] = [];
    fixture.componentInstance.opened.subscribe((id) => opened.push(id));
    await fixture.whenStable();
    const row = await TestbedHarnessEnvironment.loader(fixture).getHarness(ReadinessRowHarness);
    return { row, opened };
  }

  it('speaks each data group, though it draws only marks', async () => {
    const { row } = await table();
    expect(await row.cells()).toEqual(['Missing', 'Out of date']);
  });

  it('says what is missing, who owes it and by when', async () => {
    const { row } = await table();
    expect(await row.verdict()).toBe('notReady');
    expect((await row.reason()).replace(/\s+/g, ' ')).toBe('Receptor imaging not done. Dr Brekke-Stone, by 14:00');
  });

  it('opens the case by its id', async () => {
    const { row, opened } = await table();
    await row.open();
    expect(opened).toEqual(['c7']);
  });
});
