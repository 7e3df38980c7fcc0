import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { LiverMapHarness } from './liver.harness';
import { LiverMapComponent } from './liver-map.component';
import type { LesionView, MapPlace } from './liver.model';

const lesions: LesionView[] = [
  { id: 'a', number: 1, segment: '7', sizeCm: 4.2, plan: 'resect', x: null, y: null, note: 'beside right hepatic vein' },
  { id: 'b', number: 12, segment: '7', sizeCm: 0.9, plan: 'leave', x: null, y: null },
];

async function map(editable = false) {
  TestBed.configureTestingModule({ providers: [provideWords()] });
  const fixture = TestBed.createComponent(LiverMapComponent);
  fixture.componentRef.setInput('lesions', lesions);
  fixture.componentRef.setInput('editable', editable);
  const places: MapPlace[] = [];
  fixture.componentInstance.placeChosen.subscribe((place) => places.push(place));
  await fixture.whenStable();
  return { harness: await TestbedHarnessEnvironment.harnessForFixture(fixture, LiverMapHarness), places };
}

describe('LiverMapComponent', () => {
  it('names each segment with its place and count', async () => {
    const { harness } = await map();
    expect(await harness.names()).toContain('Segment VII, right posterior superior: 2 lesions');
    expect(await harness.names()).toContain('Segment II, left lateral superior: 0 lesions');
    expect(await harness.names()).toHaveLength(9);
  });

  it('is one stop for Tab, and arrows walk the segments', async () => {
    const { harness } = await map();
    expect(await harness.tabStop()).toBe('7');
    await harness.pressRight('7');
    expect(await harness.tabStop()).toBe('8');
  });

  it('repeats in words what the chosen segment holds, largest first', async () => {
    const { harness } = await map();
    await harness.choose('7');
    expect(await harness.selected()).toBe('7');
    expect(await harness.reading()).toBe('Segment VII, right posterior superior: 2 lesions · no. 1, 4.2 cm, beside right hepatic vein · no. 12, 0.9 cm');
  });

  it('offers a place inside the segment to the keyboard when lesions can be added', async () => {
    const { harness, places } = await map(true);
    await harness.choose('3');
    expect(places).toHaveLength(1);
    expect(places[0]?.segment).toBe('3');
    expect(places[0]?.x).toBeGreaterThan(0.6);
  });

  it('offers no place when the map is only read', async () => {
    const { harness, places } = await map(false);
    await harness.choose('3');
    expect(places).toEqual([]);
  });
});
