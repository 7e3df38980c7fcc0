/** One attempt to hand one message to an SMTP server, and an honest answer about what became of it. */
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import type { MailAttachment } from '../mail-message.js';
import type { MailSettings } from '../mail-settings.js';

export interface Letter {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
}

/**
 * - `accepted`: the server took the message.
 * - `refused`: it will not take it (5xx), now or later.
 * - `notNow`: it could not be reached, or asks to come back (4xx); nothing was handed over.
 * - `unknown`: the message was handed over and no answer came.
 */
export interface SmtpResult {
  readonly outcome: 'accepted' | 'refused' | 'notNow' | 'unknown';
  /** For people who run the server: reply code or error code, addresses taken out. */
  readonly detail: string;
}

/** Milliseconds; together shorter than the lease of an attempt. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 45_000 };

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * @param beforeHandOver runs when the server asks for the message and before its first byte leaves; when it throws, nothing
 *   leaves. It is where an attempt makes sure that the message is still its own.
 */
export async function deliverBySmtp({ smtpUrl, from }: MailSettings, letter: Letter, beforeHandOver: () => Promise<void>): Promise<SmtpResult> {
  const composed = new MailComposer({
    from,
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    messageId: letter.messageId,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: letter.attachments.map(({ filename, contentType, content }) => ({ filename, contentType, content: Buffer.from(content) })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const envelope = composed.getEnvelope();
  const message = await composed.build();
  const { auth, ...options } = parseConnectionUrl(smtpUrl);
  const connection = new SMTPConnection({ ...options, ...TIMEOUTS } as ConstructorParameters<typeof SMTPConnection>[0]);

  let isHandedOver = false;
  const lost = new Promise<never>((_, reject) => connection.once('error', reject));
  // Every wait below races against it; when none is waiting, the error has been dealt with.
  lost.catch(() => undefined);
  const step = <Result>(start: (done: (error?: Error | null, result?: Result) => void) => void): Promise<Result | undefined> =>
    Promise.race([lost, new Promise<Result | undefined>((resolve, reject) => start((error, result) => (error ? reject(error) : resolve(result))))]);

  const source = new Readable({
    read() {
      beforeHandOver().then(
        () => {
          isHandedOver = true;
          this.push(message);
          this.push(null);
        },
        (error: Error) => this.destroy(error),
      );
    },
  });
  try {
    await step((done) => connection.connect(done));
    if (auth) await step((done) => connection.login(auth as Parameters<typeof connection.login>[0], done));
    const info = await step<{ response?: string }>((done) => connection.send({ from: envelope.from, to: envelope.to, size: message.byteLength }, source, done));
    connection.quit();
    return { outcome: 'accepted', detail: withoutAddresses(info?.response ?? '') };
  } catch (error) {
    connection.close();
    return judge(error as SmtpError, isHandedOver);
  }
}

function judge(error: SmtpError, isHandedOver: boolean): SmtpResult {
  const { responseCode, response, code } = error;
  if (responseCode !== undefined && responseCode >= 400) {
    // Wrong credentials are the server's set-up, not the message's fault: they may be mended while it waits.
    const outcome = responseCode >= 500 && code !== 'EAUTH' ? 'refused' : 'notNow';
    return { outcome, detail: withoutAddresses(response ?? String(responseCode)) };
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { outcome: 'refused', detail: `${code}: the address or the message cannot be sent` };
  return { outcome: isHandedOver ? 'unknown' : 'notNow', detail: withoutAddresses(`${code ?? error.name}: ${error.message}`) };
}

/** Longest text kept of what a server said, in characters. */
const DETAIL_LENGTH = 300;

const withoutAddresses = (text: string): string => text.replace(/[^\s<>"]+@[^\s<>"]+/gu, '…').replace(/\s+/gu, ' ').trim().slice(0, DETAIL_LENGTH);
