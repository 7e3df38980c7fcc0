import { ProblemError } from '../../../core/http/problem-error';
import { DeskAct } from './desk-act';

describe('an act of a form', () => {
  it('runs one at a time', async () => {
    const act = new DeskAct();
    let finish = (): void => undefined;
    let runs = 0;
    const first = act.run(() => new Promise((resolve) => ((runs += 1), (finish = resolve))));
    await act.run(async () => void (runs += 1));
    expect([runs, act.busy()]).toEqual([1, true]);
    finish();
    await first;
    expect(act.busy()).toBe(false);
  });

  it('keeps a refusal until the next act, and says which field was at fault', async () => {
    const act = new DeskAct();
    await act.run(() => Promise.reject(new ProblemError('validation', 400, 'x', null, [{ path: 'name', message: 'x' }])));
    expect([act.refusal(), act.isAtFault('name'), act.isAtFault('code')]).toEqual(['admin.refused.validation', true, false]);
    await act.run(() => Promise.resolve());
    expect(act.refusal()).toBeNull();
  });

  it('hides no mistake of ours', async () => {
    await expect(new DeskAct().run(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
  });
});
