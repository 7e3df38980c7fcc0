import { Inject, Injectable } from '@nestjs/common';
import type { DemoAccount } from '@consilium/contracts';
import { CONFIG, type Config } from '../../config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refusal } from '../../platform/errors/refusal.js';
import { SessionOpening, type Visit } from '../opening.js';

interface DemoRow {
  person_id: string;
  organisation_id: string;
  display_name: string;
  discipline: string | null;
  roles: string[];
  board_roles: string[];
}

/** In a demonstration whoever looks chooses who to be. With `DEMO=1` only, and only people of an organisation made for it. */
@Injectable()
export class DemoSignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly opening: SessionOpening,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns null where this is no demonstration. */
  async accounts(): Promise<DemoAccount[] | null> {
    if (!this.config.DEMO) return null;
    const rows = await this.rows();
    return rows.length === 0 ? null : rows.map((row) => ({ personId: row.person_id, displayName: row.display_name, discipline: row.discipline, roles: row.roles, boardRoles: row.board_roles }));
  }

  /** @returns the token of a session. @throws Refusal notFound for everybody else, and where this is no demonstration */
  async signIn(personId: string, visit: Visit): Promise<string> {
    const chosen = this.config.DEMO ? (await this.rows()).find((row) => row.person_id === personId) : undefined;
    if (chosen === undefined) throw new Refusal('notFound', { reason: 'demo.unknown', detail: 'There is no such account to choose here.' });
    return this.opening.open(chosen, 'demo', visit);
  }

  private rows(): Promise<DemoRow[]> {
    return this.unitOfWork.callIdentity<DemoRow>(`SELECT * FROM identity.demo_accounts()`, []);
  }
}
