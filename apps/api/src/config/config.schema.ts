/**
 * Every setting of the server, read once at start. A variable may also be given as `NAME_FILE`, a path to a file that
 * holds the value (for container secrets). `docs/operations.md` prints this schema as a table.
 */
import { z } from 'zod';

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/[^\s]+$/, { message: 'expected a PostgreSQL URL such as postgres://user:password@host:5432/database' });
const redisUrl = z.string().regex(/^rediss?:\/\/[^\s]+$/, { message: 'expected a Redis URL such as redis://host:6379' });
const smtpUrl = z.string().regex(/^smtps?:\/\/[^\s]+$/, { message: 'expected an SMTP URL such as smtps://user:password@mail.example.org' });
const mailAddress = z.string().regex(/^(?:[^<>\r\n]+ <)?[^\s<>@]+@[^\s<>@]+>?$/, { message: 'expected an address such as board@example.org or "Tumour board <board@example.org>"' });
const flag = z.enum(['0', '1']).transform((text) => text === '1');
const secret = z.string().min(32, { message: 'expected at least 32 characters of random text' });

export const configSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000).describe('Port of the web application and the API.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 inside a container.'),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).default(0).describe('Port of the Prometheus metrics of the app; 0 switches them off.'),
  WORKER_METRICS_PORT: z.coerce.number().int().min(0).max(65535).default(0).describe('Port of the Prometheus metrics of the worker; 0 switches them off.'),
  METRICS_HOST: z.string().default('127.0.0.1').describe('Address the metrics listen on; inside a container the one that Prometheus reaches, never the public one.'),
  PUBLIC_URL: z.url().default('http://localhost:3000').describe('Address people type; an https address makes cookies Secure.'),
  DATABASE_URL: postgresUrl.optional().describe("The database owner's URL (PostgreSQL 15 or newer). Used by the migrate step only."),
  APP_DATABASE_URL: postgresUrl.optional().describe('URL of the app process, role consilium_app. Needed by the app.'),
  WORKER_DATABASE_URL: postgresUrl.optional().describe('URL of the worker process, role consilium_worker. Needed by the worker.'),
  AUDITOR_DATABASE_URL: postgresUrl.optional().describe("URL of the auditor's exports, role consilium_auditor."),
  APP_DB_PASSWORD: z.string().min(12).optional().describe('Password the migrate step gives to consilium_app; without it the SQL is printed.'),
  WORKER_DB_PASSWORD: z.string().min(12).optional().describe('Password the migrate step gives to consilium_worker.'),
  AUDITOR_DB_PASSWORD: z.string().min(12).optional().describe('Password the migrate step gives to consilium_auditor.'),
  REDIS_URL: redisUrl.optional().describe('Queue on Redis; without it the queue runs on PostgreSQL.'),
  QUEUE_DATABASE_URL: postgresUrl.optional().describe('Queue on PostgreSQL: URL of a role that owns the schema bullmq; the worker URL by default.'),
  DATA_DIR: z.string().min(1).default('data').describe('Folder for keys, checkpoints, documents and attachments.'),
  ATTACHMENT_MB: z.coerce.number().int().min(1).max(200).default(25).describe('Largest attachment, in megabytes.'),
  S3_ENDPOINT: z.url().optional().describe('Address of a bucket (S3 protocol) that keeps attachments; without it they lie in DATA_DIR.'),
  S3_REGION: z.string().min(1).default('auto').describe('Region of the bucket.'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('Access key of the bucket.'),
  S3_SECRET_ACCESS_KEY: z.string().min(8).optional().describe('Secret key of the bucket.'),
  SMTP_URL: smtpUrl.optional().describe('Mail server; without it nothing is mailed and the product offers links and letters to hand over instead. Needs MAIL_FROM.'),
  MAIL_FROM: mailAddress.optional().describe('Sender of every mail. Needed with SMTP_URL.'),
  LETTER_DELIVERY: z.enum(['link', 'attachment', 'both']).default('both').describe('How letters go by mail: a link to the signed-in product, a password-protected PDF, or as the sender chooses.'),
  CHECKPOINT_MAIL_TO: mailAddress.optional().describe('Address that gets a checkpoint of the audit log once an hour: a mailbox out of reach of whoever runs the server. Needs SMTP_URL.'),
  CHECKPOINT_S3_ENDPOINT: z.url().optional().describe('Address of a bucket (S3 protocol) that gets a checkpoint of the audit log once a minute; best with object lock.'),
  CHECKPOINT_S3_REGION: z.string().min(1).default('auto').describe('Region of the bucket for checkpoints.'),
  CHECKPOINT_S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('Access key of the bucket for checkpoints.'),
  CHECKPOINT_S3_SECRET_ACCESS_KEY: z.string().min(8).optional().describe('Secret key of the bucket for checkpoints.'),
  OIDC_ISSUER: z.url().optional().describe('Issuer address of the identity provider (OpenID Connect); without it people sign in with password or passkey. Needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.'),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('Name under which the provider knows this installation.'),
  OIDC_CLIENT_SECRET: z.string().min(8).optional().describe('Secret of this installation at the provider.'),
  OIDC_NAME: z.string().min(1).max(60).optional().describe("What the button on the sign-in page calls the provider; its host by default."),
  OIDC_SCOPES: z.string().regex(/(?:^| )openid(?: |$)/, { message: 'expected scopes with openid among them' }).default('openid email').describe('Scopes asked for.'),
  OIDC_EMAIL_CLAIM: z.string().min(1).default('email').describe('Claim that holds the e-mail address by which an account is found the first time.'),
  OIDC_TRUST_EMAIL: flag.default(false).describe('1 takes the address without email_verified; only for a provider that gives out the addresses itself.'),
  OIDC_TWO_FACTOR_ACR: z.string().min(1).optional().describe('Values of acr, separated by spaces, that mean two factors. amr with mfa always does.'),
  SESSION_SECRET: secret.describe('Secret that signs request-forgery tokens and hides idempotency bodies.'),
  LETTER_SECRET: secret.optional().describe('Secret that the passwords of attached letters are made from. Without it SESSION_SECRET is used, and changing that changes them.'),
  SESSION_HOURS: z.coerce.number().int().min(1).max(24).default(12).describe('Longest life of a session, in hours.'),
  IDLE_MINUTES: z.coerce.number().int().min(1).max(240).default(15).describe('Minutes without a request after which a session locks.'),
  FRESH_MINUTES: z.coerce.number().int().min(1).max(15).default(5).describe('Minutes for which a password counts as fresh for signing.'),
  REQUEST_SECONDS: z.coerce.number().int().min(1).max(300).default(30).describe('Seconds within which a request must have arrived; large attachments over slow lines need more.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').describe('How much is logged.'),
  WEB_ROOT: z.string().default('apps/web/dist/browser').describe('Folder of the built web application.'),
  DEMO: flag.default(false).describe('1 permits the demo seed on a database given by URL, and shows the demo accounts on the sign-in page.'),
  CHECK_ANSWERS: flag.default(false).describe('1 compares every answer with its contract and refuses one that differs. For tests and development.'),
  ALLOW_UNSAFE_DATABASE: flag.default(false).describe('1 permits fsync or full_page_writes off. For tests only.'),
});

export type Config = z.infer<typeof configSchema>;
