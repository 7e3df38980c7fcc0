/**
 * What the process tells about itself to Prometheus. Labels come from short lists fixed in the code: route templates,
 * methods, states, names of queues. Never an id, a name or an address.
 */
import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Seconds; a vote should take some ten milliseconds, the slowest statement is stopped after fifteen seconds. */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

export interface HttpRequestSeen {
  readonly method: string;
  /** Template as `/api/v1/cases/:caseId`; undefined for an address nobody serves. */
  readonly route: string | undefined;
  readonly status: number;
  readonly seconds: number;
}

@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'consilium_http_request_duration_seconds',
    help: 'Time from the last byte of the request head to the last byte of the answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATIONS,
    registers: [this.registry],
  });
  private readonly refusals = new Counter({ name: 'consilium_http_refusals_total', help: 'Answers other than yes, by problem code.', labelNames: ['code'], registers: [this.registry] });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  seen({ method, route, status, seconds }: HttpRequestSeen): void {
    this.requests.observe({ method: METHODS.has(method) ? method : 'other', route: route ?? 'none', status: String(status) }, seconds);
  }

  refused(code: string): void {
    this.refusals.inc({ code });
  }

  /**
   * A number that is read when somebody asks for the metrics. A reading that fails leaves the gauge without values, so that
   * an old number is not taken for a new one.
   */
  gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[], read: () => Promise<ReadonlyArray<readonly [Record<Label, string>, number]>>): void {
    new Gauge({
      name: `consilium_${name}`,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const [labels, value] of await read().catch(() => [])) this.set(labels, value);
      },
    });
  }
}
