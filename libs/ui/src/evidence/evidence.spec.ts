import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { EvidenceRowHarness } from './evidence.harness';
import { EvidenceTableComponent } from './evidence-table.component';

describe('EvidenceTableComponent', () => {
  it('never shows a figure without n, design and place, and says when the source gives no interval', async () => {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    const fixture = TestBed.createComponent(EvidenceTableComponent);
    fixture.componentRef.setInput('label', 'Evidence');
    fixture.componentRef.setInput('groups', [{ heading: '', rows: [
      { id: 'E192', study: 'Sarmiento', year: 2003, n: 170, design: 'retrospective', intervention: 'resection', population: 'NELM', endpoint: 'OS, 60 mo', scale: 'percent', value: 61, valueText: '61 %', interval: null, intervalText: '', source: 'GANGI2020', place: 'P2', contradiction: 'X-11' },
    ] }]);
    const references: string[] = [];
    fixture.componentInstance.reference.subscribe((id) => references.push(id));
    await fixture.whenStable();
    const row = await TestbedHarnessEnvironment.loader(fixture).getHarness(EvidenceRowHarness.with({ id: 'E192' }));
    expect(await row.cells()).toEqual(['E192', 'Sarmiento 2003', '170', 'retrospective', 'resection NELM', 'OS, 60 mo', '61 %', '', 'none given', 'GANGI2020P2', 'X-11']);
    await row.openContradiction();
    expect(references).toEqual(['X-11']);
  });
});
