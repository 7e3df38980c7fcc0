import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DocumentStorage } from './document-storage.js';
import { makeDocument } from './make-document.js';
import { LateAttemptError, OrderClaims, type ClaimedOrder } from './order-claims.js';

/** What became of one delivery of a job. */
export type Production = 'made' | 'notClaimed' | 'late' | 'setAside';

/** Thrown after a failed attempt that may be tried again; the queue waits before it does. */
export class AttemptFailedError extends Error {}

/** Names of the steps of an attempt, in order: where a drill may stop the process. */
export const productionSteps = ['claimed', 'recordRead', 'rendered', 'stored', 'published'] as const;
export type ProductionStep = (typeof productionSteps)[number];
/** Called after every step of an attempt. */
export type StepHook = (step: ProductionStep, orderId: string) => Promise<void> | void;

export interface ProducerSettings {
  /** Seconds an attempt may take before another one may take the order over. */
  readonly leaseSeconds: number;
  readonly afterStep: StepHook;
}
export const defaultProducerSettings: ProducerSettings = { leaseSeconds: 20, afterStep: () => undefined };

/** Makes one document, however often it is asked to: claim, render, store, publish. */
@Injectable()
export class DocumentProducer {
  private readonly log = new Logger(DocumentProducer.name);

  constructor(
    private readonly claims: OrderClaims,
    private readonly storage: DocumentStorage,
    private readonly settings: ProducerSettings,
  ) {}

  /** @throws AttemptFailedError after an attempt that failed and is not the last. */
  async produce(orderId: string): Promise<Production> {
    const claimed = await this.claims.claim(orderId, this.settings.leaseSeconds);
    if (claimed === null) return 'notClaimed';
    const requestId = `document-${claimed.id}-${claimed.fence}`;
    try {
      await this.attempt(claimed, requestId);
      return 'made';
    } catch (error) {
      if (error instanceof LateAttemptError) {
        this.log.warn(`a late attempt at the order ${orderId} was refused, fence ${claimed.fence}`);
        return 'late';
      }
      return this.settle(claimed, error, requestId);
    }
  }

  private async attempt(claimed: ClaimedOrder, requestId: string): Promise<void> {
    const { afterStep } = this.settings;
    await afterStep('claimed', claimed.id);
    const sources = await this.claims.sources(claimed, requestId);
    await this.claims.report(claimed, 20);
    await afterStep('recordRead', claimed.id);
    const bytes = await makeDocument({ ...claimed, ...sources }, (content) => createHash('sha256').update(content).digest('hex'));
    await this.claims.report(claimed, 80);
    await afterStep('rendered', claimed.id);
    const file = await this.storage.write(bytes, claimed.format);
    await afterStep('stored', claimed.id);
    await this.claims.publish(claimed, file, requestId);
    await afterStep('published', claimed.id);
  }

  private async settle(claimed: ClaimedOrder, error: unknown, requestId: string): Promise<Production> {
    const described = describe(error);
    const isSetAside = await this.claims.fail(claimed, described, requestId);
    this.log.error(`attempt ${claimed.attempts} at the order ${claimed.id} failed: ${described.code}`);
    if (isSetAside === null) return 'late';
    if (isSetAside) return 'setAside';
    throw new AttemptFailedError(described.text);
  }
}

/** A code for the record and a text for the administrator. Messages of the file system and of checks carry no patient data. */
function describe(error: unknown): { code: string; text: string } {
  if (!(error instanceof Error)) return { code: 'unknown', text: 'An unknown error.' };
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && /^[A-Z0-9_]+$/.test(code)) return { code, text: `${code}: ${code === 'ENOSPC' ? 'no space left for documents' : 'the file or database could not be used'}` };
  if (error.name === 'ZodError') return { code: 'frozenDataInvalid', text: 'The frozen data of the order does not have the expected shape.' };
  return { code: error.name, text: `${error.name}: ${error.name === 'RecordMismatchError' || error.name === 'LogoMismatchError' ? error.message : 'the document could not be rendered'}` };
}
