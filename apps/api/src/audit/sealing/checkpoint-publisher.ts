import type { CheckpointSink, SignedCheckpoint } from './checkpoint-sink.js';

interface Delivery {
  readonly sink: CheckpointSink;
  /** The newest checkpoint that the sink has not got. */
  pending: SignedCheckpoint | undefined;
  /** Milliseconds since the epoch; nothing is sent before. */
  notBefore: number;
}

/**
 * Hands checkpoints to every sink, each at its own pace. A newer checkpoint covers all that an older one did, so only the
 * newest waits; one sink that fails holds up no other.
 */
export class CheckpointPublisher {
  private readonly deliveries: Delivery[];

  constructor(
    sinks: readonly CheckpointSink[],
    /** How long a sink that failed is left alone, in milliseconds. */
    private readonly retryMs: number,
    private readonly onFailure: (sink: string, error: Error) => void,
    private readonly now: () => number = Date.now,
  ) {
    this.deliveries = sinks.map((sink) => ({ sink, pending: undefined, notBefore: 0 }));
  }

  async publish(checkpoint: SignedCheckpoint): Promise<void> {
    for (const delivery of this.deliveries) delivery.pending = checkpoint;
    await this.retry();
  }

  /** Sends what is still waiting and due. */
  async retry(): Promise<void> {
    await Promise.all(this.deliveries.map((delivery) => this.send(delivery)));
  }

  private async send(delivery: Delivery): Promise<void> {
    const { sink, pending } = delivery;
    if (pending === undefined || this.now() < delivery.notBefore) return;
    try {
      await sink.publish(pending);
      delivery.pending = undefined;
      delivery.notBefore = this.now() + sink.everyMs;
    } catch (error) {
      delivery.notBefore = this.now() + this.retryMs;
      this.onFailure(sink.name, error as Error);
    }
  }
}
