/** What is sent by mail. Nobody's health is a matter for a mailbox: subject and text name no patient, case or finding. */

/** A message as a feature asks for it. */
export interface MailMessage {
  readonly organisationId: string;
  /** What it is for, e.g. `invitation`: a code of the feature that sends it, letters only. */
  readonly purpose: string;
  /** The same key is the same message: asking again, also after a crash, sends nothing twice. At most 200 characters. */
  readonly key: string;
  readonly to: string;
  /** One line, at most 200 characters. */
  readonly subject: string;
  readonly text: string;
  /** Row the feature knows the message by; handed back with its outcome. */
  readonly subjectId?: string;
  /** After this the message is worthless, as a link that no longer opens anything, and is given up. */
  readonly expiresAt?: Date;
}

/**
 * - `waiting`: to be sent, or to be tried again after a refusal for now (4xx) or a server that could not be reached.
 * - `sending`: an attempt is under way.
 * - `sent`: the receiving server took it.
 * - `failed`: refused for good (5xx), expired, or out of attempts.
 * - `unknown`: the connection was lost after the message was handed over. It may have arrived; a person decides.
 */
export const mailStates = ['waiting', 'sending', 'sent', 'failed', 'unknown'] as const;
export type MailState = (typeof mailStates)[number];

/** Answer to `Mail.send`. Without a mail server nothing is kept and nothing is pretended: offer what can be printed. */
export type MailPlaced =
  | { readonly state: 'waiting'; readonly mailId: string; /** False: the same key was used before. */ readonly isNew: boolean }
  | { readonly state: 'notConfigured' };

/** A message as the worker sends it. */
export interface OutgoingMail {
  readonly id: string;
  readonly organisationId: string;
  readonly purpose: string;
  readonly subjectId: string | null;
  readonly messageId: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly attempts: number;
  /** Only the attempt with the highest fence may hand the message over. */
  readonly fence: string;
  readonly isExpired: boolean;
}

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}
