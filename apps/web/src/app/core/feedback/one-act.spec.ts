import { jest } from '@jest/globals';
import { ProblemError } from '../http/problem-error';
import { OneAct } from './one-act';

const refusal = new ProblemError('conflict', 409, 'Conflict');

describe('one act at a time', () => {
  it('does nothing while another runs', async () => {
    const act = new OneAct();
    let finish = (): void => undefined;
    const told = jest.fn();
    const first = act.run(() => new Promise<void>((resolve) => (finish = resolve)), told);
    expect(act.busy()).toBe(true);
    const second = jest.fn();
    expect(await act.run(async () => second(), told)).toBe(false);
    finish();
    expect(await first).toBe(true);
    expect(second).not.toHaveBeenCalled();
    expect(act.busy()).toBe(false);
    expect(told).not.toHaveBeenCalled();
  });

  it('tells what the server refused and is free again', async () => {
    const act = new OneAct();
    const told = jest.fn();
    expect(await act.run(() => Promise.reject(refusal), told)).toBe(false);
    expect(told).toHaveBeenCalledWith(refusal);
    expect(act.busy()).toBe(false);
  });

  it('hands every other error on and is free again', async () => {
    const act = new OneAct();
    const told = jest.fn();
    await expect(act.run(() => Promise.reject(new TypeError('of our own making')), told)).rejects.toThrow(TypeError);
    expect(told).not.toHaveBeenCalled();
    expect(act.busy()).toBe(false);
  });
});
