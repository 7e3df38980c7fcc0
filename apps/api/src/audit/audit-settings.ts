import { join, resolve } from 'node:path';
import type { Provider } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

/** Object storage that speaks the S3 protocol with signature version 4. */
export interface ObjectStorage {
  /** Address of the bucket, as `https://storage.example.org/checkpoints`. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface CheckpointMail {
  /** As `smtps://user:password@mail.example.org`. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly to: string;
}

export interface AuditSettings {
  /** Folder of the keys: the one that signs checkpoints, and one for each case's free text. */
  readonly keyDirectory: string;
  /** Folder for checkpoints; best on another machine or a medium that is written once. */
  readonly checkpointDirectory: string;
  /** How often the sealer looks for new entries, in milliseconds. */
  readonly sealEveryMs: number;
  /** Pause after a failure of the database or of a place that keeps checkpoints, in milliseconds; well under 60 s. */
  readonly retryMs: number;
  readonly checkpointMail?: CheckpointMail;
  readonly checkpointStorage?: ObjectStorage;
}

export const AUDIT_SETTINGS = Symbol('AuditSettings');

/** Half a second keeps the lag of sealing under a second at an acceptable price for an idle system. */
export const SEAL_EVERY_MS = 500;

/** Long enough not to press a server that is in trouble. */
export const RETRY_MS = 5_000;

export const auditSettingsProvider: Provider = {
  provide: AUDIT_SETTINGS,
  inject: [CONFIG],
  useFactory: (config: Config): AuditSettings => ({
    keyDirectory: resolve(join(config.DATA_DIR, 'keys')),
    checkpointDirectory: resolve(join(config.DATA_DIR, 'checkpoints')),
    sealEveryMs: SEAL_EVERY_MS,
    retryMs: RETRY_MS,
    ...furtherPlaces(config),
  }),
};

/** Where checkpoints go besides the folder. `readConfig` has checked that what belongs together is there. */
export function furtherPlaces(config: Config): Pick<AuditSettings, 'checkpointMail' | 'checkpointStorage'> {
  const { CHECKPOINT_MAIL_TO: to, SMTP_URL: smtpUrl, MAIL_FROM: from } = config;
  const { CHECKPOINT_S3_ENDPOINT: url, CHECKPOINT_S3_REGION: region, CHECKPOINT_S3_ACCESS_KEY_ID: accessKeyId, CHECKPOINT_S3_SECRET_ACCESS_KEY: secretAccessKey } = config;
  return {
    ...(to === undefined || smtpUrl === undefined || from === undefined ? {} : { checkpointMail: { smtpUrl, from, to } }),
    ...(url === undefined || accessKeyId === undefined || secretAccessKey === undefined ? {} : { checkpointStorage: { url, region, accessKeyId, secretAccessKey } }),
  };
}
