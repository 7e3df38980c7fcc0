import type { Erasure } from '@consilium/contracts';

export type StepName = 'requested' | 'rows' | 'files' | 'tables';
export interface Step {
  readonly name: StepName;
  readonly state: 'done' | 'now' | 'ahead';
}

/** How far an erasure is; null where it was declined or withdrawn and goes no further. */
export function stepsOf(erasure: Pick<Erasure, 'state' | 'filesRemovedAt' | 'completedAt'>): readonly Step[] | null {
  if (erasure.state === 'declined' || erasure.state === 'withdrawn') return null;
  const done: Record<StepName, boolean> = {
    requested: erasure.state !== 'requested',
    rows: erasure.state !== 'requested',
    files: erasure.filesRemovedAt !== null,
    tables: erasure.completedAt !== null,
  };
  const names = Object.keys(done) as StepName[];
  const now = names.find((name) => !done[name]);
  return names.map((name) => ({ name, state: done[name] ? 'done' : name === now ? 'now' : 'ahead' }));
}

/** Whether the server is at work on one of them, so that looking again shows something new. */
export const isUnderWay = (erasures: readonly Pick<Erasure, 'state'>[]): boolean => erasures.some(({ state }) => state === 'confirmed');
