import { Logger } from '@nestjs/common';
import { Client } from 'pg';

/** How often the connection is asked whether it is alive, and how long it may take to answer, in milliseconds. */
const PING_EVERY = 10_000;
const PING_PATIENCE = 5_000;
const LONGEST_PAUSE = 5_000;

export interface DatabaseWords {
  /** Something was notified on one of the channels. */
  notified(channel: string, payload: string): void;
  /** The connection stands, for the first time or again: whatever was notified in between was not heard. */
  listening(): void;
}

/** One connection of its own that listens to the database, and comes back by itself when it is lost. */
export class DatabaseListener {
  private readonly logger = new Logger(DatabaseListener.name);
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private failures = 0;
  private isStopped = false;

  constructor(
    private readonly url: string,
    private readonly channels: readonly string[],
    private readonly words: DatabaseWords,
  ) {}

  start(): void {
    void this.connect();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'consilium-live', connectionTimeoutMillis: 3_000, query_timeout: PING_PATIENCE });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ channel, payload }) => this.words.notified(channel, payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      for (const channel of this.channels) await client.query(`LISTEN ${channel}`);
    } catch {
      return this.lost(client);
    }
    if (this.failures > 0) this.logger.log('listening to the database again');
    this.failures = 0;
    this.words.listening();
    this.ping(client);
  }

  /** A connection cut without a word would otherwise look alive for hours. */
  private ping(client: Client): void {
    this.timer = setTimeout(() => {
      client.query('SELECT 1').then(
        () => client === this.client && this.ping(client),
        () => this.lost(client),
      );
    }, PING_EVERY);
  }

  private lost(client: Client): void {
    if (this.isStopped || client !== this.client) return;
    this.client = null;
    if (this.timer !== null) clearTimeout(this.timer);
    void client.end().catch(() => undefined);
    if (this.failures === 0) this.logger.warn('the connection that listens to the database was lost');
    this.failures += 1;
    this.timer = setTimeout(() => void this.connect(), Math.min(100 * 2 ** Math.min(this.failures, 10), LONGEST_PAUSE));
  }
}
