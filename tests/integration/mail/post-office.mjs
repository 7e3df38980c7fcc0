/** The outbox of mail and its sender over one database, without the rest of the server. */
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '@consilium/launcher';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';

Logger.overrideLogger(false);

/** @param {string} path in the built server @returns {Promise<any>} */
const load = (path) => import(pathToFileURL(join(checkout, 'apps/api/dist', path)).href);

/**
 * @param {{ appUrl: string, workerUrl: string }} database
 * @param {string | null} smtpUrl
 */
export async function openPostOffice({ appUrl, workerUrl }, smtpUrl) {
  const [{ Mail }, { MailPurposes }, { MailClaims }, { MailSender }, { UnitOfWork }] = await Promise.all(
    ['mail/mail.js', 'mail/mail-purposes.js', 'mail/sending/mail-claims.js', 'mail/sending/mail-sender.js', 'platform/database/unit-of-work.js'].map(load),
  );
  const [app, worker] = [appUrl, workerUrl].map((url) => new DataSource({ type: 'postgres', url, poolSize: 6 }));
  if (!app || !worker) throw new Error('two addresses are needed');
  await Promise.all([app.initialize(), worker.initialize()]);
  const settings = smtpUrl === null ? null : { smtpUrl, from: 'Tumour board <board@example.org>' };
  const purposes = new MailPurposes();
  const claims = new MailClaims(worker, new UnitOfWork(worker), purposes);
  const newSender = () => {
    const sender = new MailSender(settings, claims, purposes);
    sender.pace = { firstPauseSeconds: 0, longestPauseSeconds: 0 };
    return sender;
  };
  return {
    mail: new Mail(settings),
    purposes,
    claims,
    newSender,
    sender: newSender(),
    app,
    worker,
    /** @param {string} organisationId @param {(manager: import('typeorm').EntityManager) => Promise<any>} work @returns {Promise<any>} */
    asApp: (organisationId, work) => new UnitOfWork(app).run({ organisationId, personId: null, boardIds: [], requestId: 'mail-test' }, work),
    close: async () => {
      await Promise.all([app.destroy(), worker.destroy()]);
    },
  };
}
