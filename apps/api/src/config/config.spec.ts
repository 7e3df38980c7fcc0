import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readConfig } from './config.js';

const valid = { SESSION_SECRET: 'x'.repeat(32) };

describe('configuration', () => {
  it('fills in defaults', () => {
    expect(readConfig(valid)).toMatchObject({ PORT: 3000, IDLE_MINUTES: 15, FRESH_MINUTES: 5, DEMO: false });
  });

  it('names every wrong variable and what was expected', () => {
    const read = () => readConfig({ PORT: 'eighty', APP_DATABASE_URL: 'mysql://x', SESSION_SECRET: 'short' });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(/PORT: .*number/);
    expect(read).toThrow(/APP_DATABASE_URL: expected a PostgreSQL URL/);
    expect(read).toThrow(/SESSION_SECRET: expected at least 32/);
  });

  it('asks for a sender where a mail server is given', () => {
    expect(() => readConfig({ ...valid, SMTP_URL: 'smtps://mail.example.org' })).toThrow(/MAIL_FROM: expected the address/);
    expect(readConfig({ ...valid, SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: 'Board <board@example.org>' }).MAIL_FROM).toBe('Board <board@example.org>');
    expect(() => readConfig({ ...valid, SMTP_URL: 'mail.example.org', MAIL_FROM: 'nobody' })).toThrow(/SMTP_URL: expected an SMTP URL[\s\S]*MAIL_FROM: expected an address/);
  });

  it('reads a secret from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'secret');
    writeFileSync(file, `${'s'.repeat(40)}\n`);
    expect(readConfig({ SESSION_SECRET_FILE: file }).SESSION_SECRET).toBe('s'.repeat(40));
  });

  it('says which secret file cannot be read', () => {
    expect(() => readConfig({ ...valid, APP_DATABASE_URL_FILE: '/nonexistent/url' })).toThrow(/APP_DATABASE_URL_FILE: cannot read/);
  });
});
