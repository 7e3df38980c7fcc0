import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { FactTableHarness, PatientBannerHarness } from './fact.harness';
import { FactTableComponent } from './fact-table.component';
import { PatientBannerComponent } from './patient-banner.component';

describe('PatientBannerComponent', () => {
  it('names the patient, with the age on the day shown', async () => {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    const fixture = TestBed.createComponent(PatientBannerComponent);
    fixture.componentRef.setInput('patient', { familyName: 'Birchwood', givenName: 'Elspeth', birthDate: '1968-03-14', sex: 'female', hospitalNumber: 'NMU-0418-277', caseNumber: 'C-2026-0147', version: 14 });
    fixture.componentRef.setInput('on', new Date(2026, 6, 23));
    await fixture.whenStable();
    const banner = await TestbedHarnessEnvironment.harnessForFixture(fixture, PatientBannerHarness);
    expect(await banner.name()).toBe('BIRCHWOOD, Elspeth');
    const text = await banner.text();
    for (const part of ['14 Mar 1968 · 58 years', 'Female', 'NMU-0418-277', 'C-2026-0147', 'v14']) expect(text).toContain(part);
  });
});

describe('FactTableComponent', () => {
  it('keeps competing values side by side and says that they conflict', async () => {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    const fixture = TestBed.createComponent(FactTableComponent);
    fixture.componentRef.setInput('facts', [
      { id: 'ki67', label: 'Ki-67', values: [{ text: '4 %', qualifier: 'primary' }, { text: '12 %', qualifier: 'metastasis' }], state: 'conflicting', source: 'Two specimens', date: '2026-06-16', by: 'Dr Amrani' },
      { id: 'pet', label: 'Extrahepatic disease', values: [{ text: 'pending' }], state: 'unknown', source: 'PET/CT', date: 'booked' },
    ]);
    await fixture.whenStable();
    const table = await TestbedHarnessEnvironment.harnessForFixture(fixture, FactTableHarness);
    const [ki67, pet] = await table.rows();
    expect(ki67).toEqual(['Ki-67', '4 % primary12 % metastasis', 'Conflicting', 'Two specimens', '16 Jun 2026', 'Dr Amrani']);
    expect(pet?.slice(2)).toEqual(['Unknown', 'PET/CT', 'booked', '']);
  });
});
