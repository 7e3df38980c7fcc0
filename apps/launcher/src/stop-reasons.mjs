/** Everything that ends a run from outside. */
import { readFileSync } from 'node:fs';
import { identify, isRunning } from './process-identity.mjs';

const PARENT_CHECK_MS = 500;
const SIGHUP_BIT = 1n;

/**
 * @param {(reason: string) => void} onReason told each time; a second Ctrl-C is told as well
 * @returns {() => void} stops listening
 */
export function listenForStop(onReason) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM'];
  // `nohup` asks to outlive the terminal by having this signal ignored; listening to it would undo that.
  if (!isHangupIgnored()) signals.push('SIGHUP');
  const handlers = signals.map((signal) => {
    const handler = () => onReason(signal === 'SIGINT' ? 'Ctrl-C' : signal);
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  const npm = npmAboveUs();
  const watch =
    npm.length > 0 ? setInterval(() => !npm.every(isRunning) && onReason('npm has ended'), PARENT_CHECK_MS) : undefined;
  return () => {
    handlers.forEach((remove) => remove());
    clearInterval(watch);
  };
}

/**
 * npm passes SIGTERM to its shell only, and a killed npm passes nothing on. All that can be seen from here is that the
 * shell, or npm above it, is gone.
 *
 * @returns {import('./process-identity.mjs').ProcessIdentity[]} none when npm did not start us
 */
function npmAboveUs() {
  if (process.env['npm_lifecycle_event'] === undefined) return [];
  const above = [process.ppid];
  try {
    const isShell = readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8').split('\0')[1] === '-c';
    const parentOfShell = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${process.ppid}/status`, 'utf8'))?.[1];
    if (isShell && parentOfShell) above.push(Number(parentOfShell));
  } catch {
    // no /proc here: the direct parent has to do
  }
  return above.map(identify).filter((identity) => identity !== undefined);
}

function isHangupIgnored() {
  try {
    const ignored = /^SigIgn:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return ignored !== undefined && (BigInt(`0x${ignored}`) & SIGHUP_BIT) !== 0n;
  } catch {
    return false;
  }
}
