import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AuditSealer } from './audit-sealer.js';
import { ChainSelfCheck } from './chain-self-check.js';

/** Keeps sealing and checking while the worker lives. */
@Injectable()
export class RecordKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly sealer: AuditSealer,
    private readonly selfCheck: ChainSelfCheck,
  ) {}

  onApplicationBootstrap(): void {
    this.sealer.start();
    this.selfCheck.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.selfCheck.stop();
    await this.sealer.stop();
  }
}
