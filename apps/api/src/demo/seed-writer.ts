import { canonicalJson, type AuditEventName, type AuditPayload } from '@consilium/audit-chain';
import type { EntityManager } from 'typeorm';

/** Inserts rows and appends their entries as imported history: past `occurredAt`, true time of recording. */
export class SeedWriter {
  constructor(
    readonly manager: EntityManager,
    readonly organisationId: string,
  ) {}

  async insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const columns = Object.keys(row);
    const values = columns.map((_, index) => `$${index + 1}`);
    await this.manager.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`,
      columns.map((column) => asParameter(row[column])),
    );
  }

  async record<Event extends AuditEventName>(caseId: string | null, event: Event, actorId: string | null, actorRole: string, occurredAt: string, payload: AuditPayload<Event>): Promise<void> {
    await this.manager.query(`SELECT audit.append($1, $2, $3, $4, $5, 'success', $6, 'demo-seed')`, [
      this.organisationId,
      caseId,
      event,
      actorId,
      actorRole,
      canonicalJson({ ...payload, imported: true, occurredAt }),
    ]);
  }
}

/** Objects go to jsonb as text; arrays of texts stay PostgreSQL arrays; everything else as it is. */
const asParameter = (value: unknown): unknown => {
  if (value instanceof Json) return JSON.stringify(value.value);
  return value;
};

/** Marks a value for a jsonb column, so that scalars and arrays are written as JSON too. */
export class Json {
  constructor(readonly value: unknown) {}
}
