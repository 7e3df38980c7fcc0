/** The parts of the built server that scheduled work consists of. */
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '@consilium/launcher';
import { Logger } from '@nestjs/common';

Logger.overrideLogger(false);

/** @returns {Promise<any>} */
export async function built() {
  const paths = [
    'scheduled-work/scheduled-work.js', 'scheduled-work/scheduled-runs.js', 'scheduled-work/task-runner.js', 'scheduled-work/schedule.js', 'scheduled-work/every-organisation.js',
    'platform/database/unit-of-work.js', 'platform/queue/queue-backend.js', 'reminders/reminders.js', 'chase/chase-reminders.js', 'audit/audit-log.js', 'housekeeping/housekeeping.js',
  ];
  const modules = [];
  // One after the other: jest loses its way when modules that share others are linked side by side.
  for (const path of paths) modules.push(await import(pathToFileURL(join(checkout, 'apps/api/dist', path)).href));
  return Object.assign({}, ...modules);
}
