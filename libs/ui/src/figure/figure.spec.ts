import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { TimelineComponent } from '../timeline/timeline.component';
import { TimelineHarness } from '../timeline/timeline.harness';
import { provideWords } from '../testing/words';
import { toSvgFile } from './svg-export';

async function timeline() {
  TestBed.configureTestingModule({ providers: [provideWords()] });
  const fixture = TestBed.createComponent(TimelineComponent);
  fixture.componentRef.setInput('label', 'Course in one sentence');
  fixture.componentRef.setInput('timeline', {
    from: '2023-01-01', to: '2026-08-31',
    lanes: [{ label: 'Systemic', entries: [{ id: 't', label: 'Lanreotide', kind: 'period', start: '2023-11-01', end: null }] }],
    markers: [{ id: 'm', name: 'Chromogranin A', unit: 'µg/L', points: [{ date: '2026-07-09', value: 1180 }] }],
  });
  await fixture.whenStable();
  return { fixture, harness: await TestbedHarnessEnvironment.harnessForFixture(fixture, TimelineHarness) };
}

describe('a picture', () => {
  it('has a name for those who do not see it, and all its figures in a table', async () => {
    const { harness } = await timeline();
    expect(await harness.label()).toBe('Course in one sentence');
    expect(await harness.table()).toEqual([
      ['Kind', 'What', 'From', 'To', 'Value', 'Unit'],
      ['Systemic', 'Lanreotide', '1 Nov 2023', 'continues', '', ''],
      ['Marker', 'Chromogranin A', '9 Jul 2026', '', '1180', 'µg/L'],
    ]);
  });

  it('becomes a file of its own, with its colours written out and nothing of the application left', async () => {
    const { fixture } = await timeline();
    const drawing = (fixture.nativeElement as HTMLElement).querySelector('svg');
    if (!drawing) throw new Error('no drawing');
    const file = toSvgFile(drawing);
    const parsed = new DOMParser().parseFromString(file, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.documentElement.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(file).not.toContain('_ng');
    expect(file).not.toContain('class=');
    expect(file).toContain('Lanreotide');
  });
});
