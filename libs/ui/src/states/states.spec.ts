import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideWords } from '../testing/words';
import { ErrorStateComponent } from './error-state.component';
import { LockScreenComponent } from './lock-screen.component';
import { OfflineBarComponent } from './offline-bar.component';
import { ErrorStateHarness, LockScreenHarness } from './states.harness';

describe('ErrorStateComponent', () => {
  it('says what failed, what is safe and what to quote, and offers the way out', async () => {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    const fixture = TestBed.createComponent(ErrorStateComponent);
    for (const [name, value] of Object.entries({ failed: 'Your vote was not stored.', safe: 'Your choice is still marked.', retryLabel: 'Send again', requestId: '0198-7c3f' })) fixture.componentRef.setInput(name, value);
    let retries = 0;
    fixture.componentInstance.retry.subscribe(() => retries++);
    await fixture.whenStable();
    const state = await TestbedHarnessEnvironment.harnessForFixture(fixture, ErrorStateHarness);
    const text = await state.text();
    for (const part of ['Your vote was not stored.', 'Your choice is still marked.', '0198-7c3f']) expect(text).toContain(part);
    await state.retry();
    expect(retries).toBe(1);
    expect((fixture.nativeElement as HTMLElement).getAttribute('role')).toBe('alert');
  });
});

describe('LockScreenComponent', () => {
  async function lock(inputs: Record<string, unknown> = {}) {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    const fixture = TestBed.createComponent(LockScreenComponent);
    for (const [name, value] of Object.entries({ name: 'Dr Castellane', ...inputs })) fixture.componentRef.setInput(name, value);
    const given: string[] = [];
    fixture.componentInstance.unlock.subscribe((password) => given.push(password));
    await fixture.whenStable();
    return { screen: await TestbedHarnessEnvironment.harnessForFixture(fixture, LockScreenHarness), given };
  }

  it('hands the password over once and forgets it', async () => {
    const { screen, given } = await lock();
    expect(await screen.canUnlock()).toBe(false);
    await screen.unlockWith('correct horse');
    expect(given).toEqual(['correct horse']);
    expect(await screen.canUnlock()).toBe(false);
  });

  it('does nothing while a password is being checked', async () => {
    const { screen, given } = await lock({ busy: true });
    await screen.unlockWith('twice');
    expect(given).toEqual([]);
  });

  it('says why a password was refused', async () => {
    const { screen } = await lock({ refused: 'That password does not fit.' });
    expect(await screen.refusal()).toBe('That password does not fit.');
  });
});

describe('OfflineBarComponent', () => {
  it('says since when, and what waits', async () => {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    const fixture = TestBed.createComponent(OfflineBarComponent);
    fixture.componentRef.setInput('since', new Date(2026, 6, 23, 8, 47));
    await fixture.whenStable();
    const text = (fixture.nativeElement as HTMLElement).textContent ?? '';
    expect(text).toContain('Offline since 08:47');
    expect(text).toContain('votes and signatures wait');
  });
});
