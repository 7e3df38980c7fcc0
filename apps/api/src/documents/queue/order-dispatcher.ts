/**
 * Brings orders to the queue. New ones at once, by notification or by looking every few seconds; and, whatever the queue
 * lost, again: the reconciler adds every open order, and one that waits already stays as it is.
 */
import { Client } from 'pg';
import { ORDER_CHANNEL } from '../orders/document-orders.js';
import type { OrderClaims } from '../production/order-claims.js';
import type { DocumentQueue } from './document-queue.js';

export interface DispatcherSettings {
  /** URL of the worker's database role, for the connection that listens. */
  readonly databaseUrl: string;
  readonly pollMs: number;
  /** At most 60 seconds: so long a lost job may be missing. */
  readonly reconcileMs: number;
}
export const defaultIntervals = { pollMs: 2_000, reconcileMs: 15_000 } as const;

const BATCH = 500;
const RECONNECT_MS = 2_000;

type Log = (message: string, error: unknown) => void;

export class OrderDispatcher {
  private listener: Client | null = null;
  private readonly timers: NodeJS.Timeout[] = [];
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly claims: OrderClaims,
    private readonly queue: Pick<DocumentQueue, 'add'>,
    private readonly settings: DispatcherSettings,
    private readonly log: Log,
  ) {}

  start(): void {
    this.timers.push(setInterval(() => this.soon(() => this.dispatch()), this.settings.pollMs));
    this.timers.push(setInterval(() => this.soon(() => this.reconcile()), this.settings.reconcileMs));
    void this.listen();
    this.soon(() => this.reconcile());
  }

  /** After this no order is touched any more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.listener?.end().catch(() => undefined);
    await this.running;
  }

  /** Adds new orders to the queue. @returns how many. */
  async dispatch(): Promise<number> {
    let count = 0;
    for (;;) {
      const orders = await this.claims.open(BATCH, null, ['ordered']);
      if (orders.length === 0) return count;
      const ids = orders.map(({ id }) => id);
      // First the queue, then the mark: a crash in between adds the same job again, which the queue ignores.
      await this.queue.add(ids);
      await this.claims.markQueued(ids);
      count += ids.length;
      if (orders.length < BATCH) return count;
    }
  }

  /** Adds every open order to the queue, also those it should hold already. @returns how many were offered. */
  async reconcile(): Promise<number> {
    let count = 0;
    let after: { orderedAt: string; id: string } | null = null;
    for (;;) {
      const orders = await this.claims.open(BATCH, after, ['ordered', 'queued', 'making']);
      const ids = orders.map(({ id }) => id);
      await this.queue.add(ids);
      await this.claims.markQueued(ids);
      count += ids.length;
      if (orders.length < BATCH || this.isStopped) return count;
      after = orders.at(-1)!;
    }
  }

  /** One at a time: a look that takes longer than its interval is not overtaken by the next. */
  private soon(work: () => Promise<unknown>): void {
    this.running = this.running.then(async () => {
      if (this.isStopped) return;
      await work().catch((error: unknown) => this.log('orders could not be brought to the queue', error));
    });
  }

  private async listen(): Promise<void> {
    if (this.isStopped) return;
    const client = new Client({ connectionString: this.settings.databaseUrl, application_name: 'consilium-orders', keepAlive: true });
    const again = (error: unknown): void => {
      if (this.listener !== client && this.listener !== null) return;
      this.listener = null;
      client.removeAllListeners();
      client.on('error', () => undefined);
      void client.end().catch(() => undefined);
      if (this.isStopped) return;
      this.log('the connection that listens for orders was lost', error);
      setTimeout(() => void this.listen(), RECONNECT_MS).unref();
    };
    client.on('error', again);
    client.on('end', () => again(new Error('connection ended')));
    client.on('notification', () => this.soon(() => this.dispatch()));
    try {
      await client.connect();
      await client.query(`LISTEN ${ORDER_CHANNEL}`);
      this.listener = client;
      if (this.isStopped) await client.end();
    } catch (error) {
      again(error);
    }
  }
}
