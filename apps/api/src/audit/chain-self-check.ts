import { chainOf } from '@consilium/audit-chain';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

export interface SelfCheckResult {
  readonly at: string;
  readonly entries: number;
  readonly problems: number;
  /** The first problems, one per line. */
  readonly detail: string;
}

export interface RecordCheck {
  readonly chains: number;
  readonly entries: number;
  readonly firstBroken: { readonly chain: string; readonly position: number; readonly problem: string } | null;
}

export interface ChainCheck {
  readonly chain: string;
  readonly entries: number;
  readonly ok: boolean;
  readonly firstBadPosition: number | null;
  readonly problem: string | null;
  readonly headHash: string;
}

/**
 * Checks the record inside PostgreSQL, every night as scheduled work. It finds what a mistake or a clumsy hand leaves behind;
 * a rewrite with recomputed hashes is found only against checkpoints kept elsewhere.
 */
@Injectable()
export class ChainSelfCheck {
  private readonly logger = new Logger(ChainSelfCheck.name);

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Checks every chain, the leaves and the stored nodes, and keeps the result. */
  async run(): Promise<SelfCheckResult> {
    return this.dataSource.transaction(async (manager) => {
      // A nightly scan of the whole record may take longer than a request is allowed to.
      await manager.query(`SELECT set_config('statement_timeout', '0', true)`);
      const [row] = await manager.query<{ run_at: Date; entries: string; problems: string; detail: string }[]>(`SELECT * FROM audit.run_self_check()`);
      if (row === undefined) throw new Error('audit.run_self_check() returned nothing.');
      const result = { at: row.run_at.toISOString(), entries: Number(row.entries), problems: Number(row.problems), detail: row.detail };
      if (result.problems > 0) this.logger.error(`The audit record has ${result.problems} problems. ${result.detail}`);
      return result;
    });
  }

  /** Checks the chain of one case within the caller's scope; null where it has none. */
  async checkCase(manager: EntityManager, caseId: string): Promise<ChainCheck | null> {
    const chain = chainOf('', caseId);
    const [row] = await manager.query<{ entries: string; first_bad: string | null; problem: string | null; head: Buffer }[]>(
      `SELECT * FROM audit.verify_chain($1)`,
      [chain],
    );
    if (row === undefined) return null;
    const firstBadPosition = row.first_bad === null ? null : Number(row.first_bad);
    return { chain, entries: Number(row.entries), ok: firstBadPosition === null, firstBadPosition, problem: row.problem, headHash: row.head.toString('hex') };
  }

  /** Checks every chain of the caller's organisation; given up after a minute. */
  async checkOrganisation(manager: EntityManager): Promise<RecordCheck> {
    await manager.query(`SELECT set_config('statement_timeout', '60s', true)`);
    const [sum] = await manager.query<{ chains: string; entries: string }[]>(`SELECT count(*) AS chains, coalesce(sum(length), 0) AS entries FROM audit.chain_head`);
    const [bad] = await manager.query<{ chain: string; position: string; problem: string }[]>(
      `SELECT h.chain, v.first_bad AS position, v.problem FROM audit.chain_head h CROSS JOIN LATERAL audit.verify_chain(h.chain) v
        WHERE v.first_bad IS NOT NULL ORDER BY h.chain LIMIT 1`,
    );
    return { chains: Number(sum?.chains ?? 0), entries: Number(sum?.entries ?? 0), firstBroken: bad === undefined ? null : { ...bad, position: Number(bad.position) } };
  }
}
