import { Global, Module } from '@nestjs/common';
import { Mail } from './mail.js';
import { MailPurposes } from './mail-purposes.js';
import { mailSettingsProvider } from './mail-settings.js';
import { MailClaims } from './sending/mail-claims.js';
import { MailSender } from './sending/mail-sender.js';

/** The outbox of mail, for every feature of both processes. */
@Global()
@Module({ providers: [mailSettingsProvider, Mail, MailPurposes], exports: [mailSettingsProvider, Mail, MailPurposes] })
export class MailModule {}

/** In the worker process: what lies in the outbox is sent. */
@Module({ imports: [MailModule], providers: [MailClaims, MailSender], exports: [MailSender] })
export class MailWorkerModule {}
