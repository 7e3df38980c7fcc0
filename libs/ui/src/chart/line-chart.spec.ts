import { jest } from '@jest/globals';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { LineChartHarness } from './chart.harness';
import { LineChartComponent } from './line-chart.component';

// The drawing library draws in a browser only: the living page's tests look at the drawing.
jest.unstable_mockModule('./chart-engine', () => ({ drawChart: () => ({ setOption: () => undefined, resize: () => undefined, dispose: () => undefined }), chartSvg: () => '' }));

describe('LineChartComponent', () => {
  it('says in words and figures what it draws, before the drawing library has arrived', async () => {
    // What a browser has and jsdom lacks.
    globalThis.ResizeObserver ??= class { observe = () => undefined; unobserve = () => undefined; disconnect = () => undefined; } as typeof ResizeObserver;
    globalThis.matchMedia ??= (() => ({ addEventListener: () => undefined, removeEventListener: () => undefined })) as unknown as typeof matchMedia;
    TestBed.configureTestingModule({ providers: [provideWords()] });
    const fixture = TestBed.createComponent(LineChartComponent);
    fixture.componentRef.setInput('label', 'Chromogranin A falls from 240 to 90 µg/L');
    fixture.componentRef.setInput('chart', {
      name: 'chromogranin', unit: 'µg/L',
      series: [{ name: 'Chromogranin A', points: [{ date: '2026-01-05', value: 240 }, { date: '2026-07-09', value: 90 }] }],
    });
    await fixture.whenStable();
    const harness = await TestbedHarnessEnvironment.harnessForFixture(fixture, LineChartHarness);
    expect(await harness.label()).toBe('Chromogranin A falls from 240 to 90 µg/L');
    expect((await harness.table()).slice(1)).toEqual([
      ['Chromogranin A', '5 Jan 2026', '240'],
      ['Chromogranin A', '9 Jul 2026', '90'],
    ]);
  });
});
