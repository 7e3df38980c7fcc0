import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkout, identify, isRunning, signalProcess } from '@consilium/launcher';

/** A parent that starts a sleeping child, has it guarded together with a folder, and says the child's number. */
const PARENT = `
  import { spawn } from 'node:child_process';
  import { Guard, identify } from '@consilium/launcher';
  const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  const guard = new Guard();
  guard.watch({ kind: 'process', name: 'child', identity: identify(child.pid) });
  guard.watch({ kind: 'folder', name: 'folder', folder: process.argv[1] });
  if (process.argv[2] === 'forget') { guard.forget('child'); guard.forget('folder'); }
  setTimeout(() => process.stdout.write(String(child.pid)), 200);
  setInterval(() => undefined, 1000);
`;

const parents: ChildProcess[] = [];
afterEach(() => parents.forEach((parent) => parent.kill('SIGKILL')));

async function startParent(folder: string, ...args: string[]) {
  const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT, folder, ...args], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  parents.push(parent);
  const pid = await new Promise<number>((resolve) =>
    parent.stdout.once('data', (text: Buffer) => resolve(Number(text.toString()))),
  );
  const child = identify(pid);
  if (!child) throw new Error('The child does not run.');
  return { parent, child };
}

function newFolder(): string {
  const artifacts = join(checkout, 'tests/.artifacts');
  mkdirSync(artifacts, { recursive: true });
  return mkdtempSync(join(artifacts, 'guarded-'));
}

async function untilGone(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200 && condition(); attempt += 1) await pause(25);
}

describe('the guard', () => {
  it('stops what a killed parent leaves behind', async () => {
    const folder = newFolder();
    const { parent, child } = await startParent(folder);
    parent.kill('SIGKILL');
    await untilGone(() => isRunning(child) || existsSync(folder));
    expect(isRunning(child)).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });

  it('leaves alone what it was told to forget', async () => {
    const folder = newFolder();
    const { parent, child } = await startParent(folder, 'forget');
    parent.kill('SIGKILL');
    await pause(500);
    expect(isRunning(child)).toBe(true);
    expect(existsSync(folder)).toBe(true);
    signalProcess(child, 'SIGKILL');
  });
});

describe('the identity of a process', () => {
  it('is not that of a later process with the same number', () => {
    const self = identify(process.pid);
    if (!self) throw new Error('This process does not find itself.');
    expect(isRunning(self)).toBe(true);
    expect(isRunning({ ...self, began: `${self.began}0` })).toBe(false);
    expect(signalProcess({ ...self, began: 'never' }, 'SIGKILL')).toBe(false);
  });

  it('is none for a process that has ended', async () => {
    const child = spawn('true');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(identify(child.pid ?? 0)).toBeUndefined();
  });
});
