import { Injectable } from '@nestjs/common';
import type { AccountHelpKind } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { Mail } from '../../mail/mail.js';

/** What a person is told by mail about their own account. */
export type SecurityNotice = AccountHelpKind | 'passkeyStopped';

interface Letter {
  readonly subject: string;
  readonly text: string;
}

const words: Record<'en' | 'de', Record<SecurityNotice, (name: string) => Letter>> = {
  en: {
    secondFactorRemoved: (name) => ({
      subject: 'Your second factor was removed',
      text: `${name},\n\nan administrator removed the authenticator app, the passkeys and the recovery codes of your account, and signed you out everywhere. Sign in and set up a new second factor under "My account".\n\nIf you did not ask for this, tell your administrator at once.\n`,
    }),
    identityUnlinked: (name) => ({
      subject: 'Your account was parted from the sign-in of the hospital',
      text: `${name},\n\nan administrator undid the link between your account and your identity at the hospital's sign-in, and signed you out everywhere. The next time you sign in that way it is linked again.\n\nIf you did not expect this, tell your administrator at once.\n`,
    }),
    passkeyStopped: (name) => ({
      subject: 'A passkey of yours was stopped',
      text: `${name},\n\none of your passkeys was used in a way that suggests there is a copy of it. It opens nothing any more. Look under "My account" and remove it; if the device is in your hands, make a new one.\n\nIf you did not sign in just now, tell your administrator at once.\n`,
    }),
  },
  de: {
    secondFactorRemoved: (name) => ({
      subject: 'Ihr zweiter Faktor wurde entfernt',
      text: `${name},\n\ndie Administration hat Authenticator-App, Passkeys und Wiederherstellungscodes Ihres Kontos entfernt und Sie überall abgemeldet. Melden Sie sich an und richten Sie unter „Mein Konto“ einen neuen zweiten Faktor ein.\n\nHaben Sie das nicht verlangt, sagen Sie Ihrer Administration sofort Bescheid.\n`,
    }),
    identityUnlinked: (name) => ({
      subject: 'Ihr Konto wurde von der Anmeldung Ihres Hauses getrennt',
      text: `${name},\n\ndie Administration hat die Verbindung zwischen Ihrem Konto und Ihrer Kennung bei der Anmeldung Ihres Hauses gelöst und Sie überall abgemeldet. Wenn Sie sich das nächste Mal so anmelden, wird sie neu geknüpft.\n\nHaben Sie das nicht erwartet, sagen Sie Ihrer Administration sofort Bescheid.\n`,
    }),
    passkeyStopped: (name) => ({
      subject: 'Einer Ihrer Passkeys wurde angehalten',
      text: `${name},\n\neiner Ihrer Passkeys wurde so benutzt, dass es eine Kopie geben könnte. Er öffnet nichts mehr. Sehen Sie unter „Mein Konto“ nach und entfernen Sie ihn; ist das Gerät in Ihrer Hand, legen Sie einen neuen an.\n\nHaben Sie sich gerade nicht angemeldet, sagen Sie Ihrer Administration sofort Bescheid.\n`,
    }),
  },
};

/** Tells a person what happened to their way in, in the transaction in which it happens. Without a mail server nothing is sent. */
@Injectable()
export class SecurityNotices {
  constructor(private readonly mail: Mail) {}

  /** @param cause id of what happened: one message for each. */
  async send(manager: EntityManager, personId: string, notice: SecurityNotice, cause: string): Promise<void> {
    const [person] = await manager.query<Array<{ organisation_id: string; display_name: string; email: string; locale: string }>>(`SELECT organisation_id, display_name, email, locale FROM person WHERE id = $1`, [personId]);
    if (person === undefined) return;
    const letter = words[person.locale === 'de' ? 'de' : 'en'][notice](person.display_name);
    await this.mail.send(manager, { organisationId: person.organisation_id, purpose: 'accountSecurity', key: `account-security:${notice}:${cause}`, to: person.email, ...letter, subjectId: cause });
  }
}
