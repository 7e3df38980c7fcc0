import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { provideWords } from '../testing/words';
import { ConfirmService } from './confirm.service';
import { ConfirmDialogHarness, ToastRegionHarness } from './feedback.harness';
import { ToastRegionComponent } from './toast-region.component';
import { ToastService } from './toast.service';

const words = { test: { stored: 'Stored. Ki-67 is now {{value}}.', failed: 'Not stored.', title: 'Sign?', text: 'This cannot be taken back.', sign: 'Sign' } };

describe('toasts', () => {
  async function region() {
    TestBed.configureTestingModule({ providers: [provideWords(words)] });
    const fixture = TestBed.createComponent(ToastRegionComponent);
    const service = TestBed.inject(ToastService);
    return { service, fixture, harness: await TestbedHarnessEnvironment.harnessForFixture(fixture, ToastRegionHarness) };
  }

  it('says what was done and takes it back on demand', async () => {
    const { service, harness } = await region();
    let undone = 0;
    service.done('test.stored', { parameters: { value: '4.5 %' }, undo: () => undone++ });
    expect(await harness.texts()).toEqual(['Stored. Ki-67 is now 4.5 %.']);
    await harness.undo();
    expect(undone).toBe(1);
    expect(await harness.texts()).toEqual([]);
  });

  it('leaves by itself, except a failure, which stays until it is dismissed', () => {
    jest.useFakeTimers();
    try {
      TestBed.configureTestingModule({ providers: [provideWords(words)] });
      const service = TestBed.inject(ToastService);
      service.done('test.stored');
      service.failed('test.failed');
      jest.advanceTimersByTime(60_000);
      expect(service.toasts().map((toast) => toast.text)).toEqual(['test.failed']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('stays while somebody holds it, and leaves after they let go', () => {
    jest.useFakeTimers();
    try {
      TestBed.configureTestingModule({ providers: [provideWords(words)] });
      const service = TestBed.inject(ToastService);
      service.done('test.stored');
      const id = service.toasts()[0]?.id ?? 0;
      service.hold(id);
      jest.advanceTimersByTime(60_000);
      expect(service.toasts()).toHaveLength(1);
      service.release(id);
      jest.advanceTimersByTime(60_000);
      expect(service.toasts()).toHaveLength(0);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('ConfirmService', () => {
  @Component({ template: '' })
  class Host {
    readonly questions = inject(ConfirmService);
  }

  async function ask() {
    TestBed.configureTestingModule({ providers: [provideWords(words)] });
    const fixture = TestBed.createComponent(Host);
    const answer = fixture.componentInstance.questions.ask({ title: 'test.title', text: 'test.text', confirm: 'test.sign', patient: 'Birchwood, Elspeth' });
    const root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    // The dialog is imported when first asked for, so it appears a little later.
    let dialog = await root.getHarnessOrNull(ConfirmDialogHarness);
    for (; dialog === null; dialog = await root.getHarnessOrNull(ConfirmDialogHarness)) await new Promise((resolve) => setTimeout(resolve, 20));
    return { answer, dialog };
  }

  it('names the patient and resolves to true only on the verb', async () => {
    const { answer, dialog } = await ask();
    expect(await dialog.title()).toBe('Sign?');
    expect(await dialog.sentence()).toContain('Birchwood, Elspeth');
    await dialog.agree();
    expect(await answer).toBe(true);
  });

  it('takes the other button for a no', async () => {
    const { answer, dialog } = await ask();
    await dialog.refuse();
    expect(await answer).toBe(false);
  });
});
