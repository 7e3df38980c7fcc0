import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { furtherPlaces } from '../audit/audit-settings.js';
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

  it('asks for what belongs to a place of checkpoints', () => {
    expect(() => readConfig({ ...valid, CHECKPOINT_MAIL_TO: 'auditor@example.org' })).toThrow(/SMTP_URL: expected a mail server/);
    expect(() => readConfig({ ...valid, CHECKPOINT_S3_ENDPOINT: 'https://storage.example.org/log' })).toThrow(/CHECKPOINT_S3_ACCESS_KEY_ID: [\s\S]*CHECKPOINT_S3_SECRET_ACCESS_KEY: /);
    const mail = { SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: 'log@example.org', CHECKPOINT_MAIL_TO: 'auditor@example.org' };
    const bucket = { CHECKPOINT_S3_ENDPOINT: 'https://storage.example.org/log', CHECKPOINT_S3_ACCESS_KEY_ID: 'id', CHECKPOINT_S3_SECRET_ACCESS_KEY: 'secret of it' };
    expect(furtherPlaces(readConfig({ ...valid, ...mail, ...bucket }))).toEqual({
      checkpointMail: { smtpUrl: 'smtps://mail.example.org', from: 'log@example.org', to: 'auditor@example.org' },
      checkpointStorage: { url: 'https://storage.example.org/log', region: 'auto', accessKeyId: 'id', secretAccessKey: 'secret of it' },
    });
    expect(furtherPlaces(readConfig(valid))).toEqual({});
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
