import { TestBed } from '@angular/core/testing';
import { UnsavedWork } from './unsaved-work';

const closing = (): boolean => {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
};

describe('UnsavedWork', () => {
  it('stops the closing of a tab while a page holds something, and only then', () => {
    const work = TestBed.inject(UnsavedWork);
    const destroyed: (() => void)[] = [];
    let unsaved = true;
    work.watch({ hasUnsavedChanges: () => unsaved }, { onDestroy: (run: () => void) => { destroyed.push(run); return () => undefined; }, destroyed: false });
    expect(closing()).toBe(true);
    unsaved = false;
    expect(closing()).toBe(false);
    unsaved = true;
    for (const run of destroyed) run();
    expect(closing()).toBe(false);
  });
});
