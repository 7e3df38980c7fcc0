import type { Provider } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

export interface MailSettings {
  /** As `smtps://user:password@mail.example.org`. */
  readonly smtpUrl: string;
  /** Address in From and in the envelope. */
  readonly from: string;
}

/** Injection token; null where no mail server is configured. */
export const MAIL_SETTINGS = Symbol('MailSettings');

export const readMailSettings = ({ SMTP_URL, MAIL_FROM }: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>): MailSettings | null =>
  SMTP_URL === undefined || MAIL_FROM === undefined ? null : { smtpUrl: SMTP_URL, from: MAIL_FROM };

export const mailSettingsProvider: Provider = { provide: MAIL_SETTINGS, inject: [CONFIG], useFactory: readMailSettings };
