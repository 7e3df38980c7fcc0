import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { SignatureStripHarness } from './signature.harness';
import { SignatureStripComponent } from './signature-strip.component';

describe('SignatureStripComponent', () => {
  it('shows meaning, time in UTC and the text signed; a place not signed claims nothing', async () => {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    const fixture = TestBed.createComponent(SignatureStripComponent);
    fixture.componentRef.setInput('signatures', [
      { id: '1', name: 'A', role: 'chair', state: 'stale', meaning: 'I agree', at: '2026-07-23T10:12:05+02:00', hash: '4be190c75d2a8f631c07e9b4aa52703d96f021dd48be19507a3f2e8b16dc4f5a' },
      { id: '2', name: 'B', role: 'member', state: 'notSigned', meaning: 'waits for read-back' },
    ]);
    await fixture.whenStable();
    const strip = await TestbedHarnessEnvironment.harnessForFixture(fixture, SignatureStripHarness);
    expect(await strip.states()).toEqual(['stale', 'notSigned']);
    expect(await strip.meanings()).toEqual(['“I agree”', 'waits for read-back']);
    const [signed, open] = await strip.proofs();
    expect(signed).toContain('08:12:05');
    expect(signed).toContain('UTC');
    expect(signed).toContain('4be1…4f5a');
    expect(open?.trim()).toBe('');
  });
});
