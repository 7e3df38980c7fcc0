/**
 * Tells one process from a later one that was given the same number. Process numbers come round again (quickly so in
 * containers), so a number from a file is trusted only together with the time its process began.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @typedef {{ pid: number, began: string }} ProcessIdentity */

/**
 * @param {number} pid
 * @returns {string | undefined} when the process began, in a form that is only good for comparing; undefined when there is none
 */
function beginningOf(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The command name may hold spaces and brackets; what follows its closing bracket does not.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const [state] = fields;
      if (state === 'Z' || state === 'X') return undefined;
      return fields[19];
    } catch {
      return undefined;
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity | undefined} undefined when no such process runs
 */
export function identify(pid) {
  const began = beginningOf(pid);
  return began === undefined ? undefined : { pid, began };
}

/**
 * @param {ProcessIdentity} identity
 * @returns {boolean} whether that very process still runs
 */
export const isRunning = (identity) => beginningOf(identity.pid) === identity.began;

/**
 * Sends a signal to that very process, and to no later bearer of its number.
 *
 * @param {ProcessIdentity} identity
 * @param {NodeJS.Signals} signal
 * @param {'alone' | 'withItsGroup'} [reach] a process that was started detached leads a group: itself and what it started
 * @returns {boolean} whether it was sent
 */
export function signalProcess(identity, signal, reach = 'alone') {
  if (!isRunning(identity)) return false;
  try {
    return process.kill(reach === 'alone' ? identity.pid : -identity.pid, signal);
  } catch {
    return false;
  }
}
