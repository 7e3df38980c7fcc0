import type { FreshLink } from './one-time-links.js';

interface Recipient {
  readonly displayName: string;
  readonly locale: 'en' | 'de';
}

interface Letter {
  readonly subject: string;
  readonly text: string;
}

type Words = (name: string, address: string, until: string) => Letter;

const words: Record<Recipient['locale'], Record<FreshLink['kind'], Words>> = {
  en: {
    invitation: (name, address, until) => ({
      subject: 'Your account for the tumour board',
      text: `${name},\n\nan account was made for you. Choose your password here:\n\n${address}\n\nThe link works once, until ${until}. If you did not expect it, tell your administrator.\n`,
    }),
    passwordReset: (name, address, until) => ({
      subject: 'A new password for the tumour board',
      text: `${name},\n\nsomebody asked for a new password for your account. Choose it here:\n\n${address}\n\nThe link works once, until ${until}. If it was not you, leave it unused and tell your administrator; your password stays as it is.\n`,
    }),
  },
  de: {
    invitation: (name, address, until) => ({
      subject: 'Ihr Zugang zum Tumorboard',
      text: `${name},\n\nfür Sie wurde ein Konto angelegt. Wählen Sie hier Ihr Passwort:\n\n${address}\n\nDer Link gilt einmal, bis ${until}. Wenn Sie ihn nicht erwartet haben, sagen Sie Ihrer Administration Bescheid.\n`,
    }),
    passwordReset: (name, address, until) => ({
      subject: 'Ein neues Passwort für das Tumorboard',
      text: `${name},\n\nfür Ihr Konto wurde ein neues Passwort angefragt. Wählen Sie es hier:\n\n${address}\n\nDer Link gilt einmal, bis ${until}. Waren Sie es nicht, lassen Sie ihn ungenutzt und sagen Sie Ihrer Administration Bescheid; Ihr Passwort bleibt, wie es ist.\n`,
    }),
  },
};

/** The mail with a link, in the language of its person. The time is UTC, which holds wherever it is read. */
export function linkLetter(to: Recipient, link: FreshLink): Letter {
  const until = new Intl.DateTimeFormat(to.locale === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(link.expiresAt);
  return words[to.locale][link.kind](to.displayName, link.address, `${until} UTC`);
}
