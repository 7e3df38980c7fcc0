import { Injectable } from '@nestjs/common';
import type { AccountState, PersonAccount, PersonAccountPage, PersonAccountQuery } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { invalidField, notFound } from '../../platform/errors/refusal.js';

type AccountRow = Omit<PersonAccount, 'linkUntil' | 'lastSeenAt'> & { readonly linkUntil: Date | null; readonly lastSeenAt: Date | null };

const ACCOUNTS = `
  SELECT p.id, p.display_name AS "displayName", p.email, p.discipline, p.roles, p.is_active AS "isActive", p.locale, p.version,
         s.last_seen_at AS "lastSeenAt", l.expires_at AS "linkUntil",
         CASE WHEN NOT p.is_active THEN 'deactivated' WHEN s.can_sign_in THEN 'active' WHEN l.expires_at IS NOT NULL THEN 'invited' ELSE 'noAccess' END AS account,
         coalesce((SELECT json_agg(json_build_object('boardId', b.id, 'boardName', b.name, 'role', m.role) ORDER BY b.name)
                     FROM board_membership m JOIN board b ON b.id = m.board_id
                    WHERE m.person_id = p.id AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)), '[]') AS boards
    FROM person p
    CROSS JOIN LATERAL identity.account_states(ARRAY[p.id]) s
    LEFT JOIN LATERAL (SELECT o.expires_at FROM one_time_link o
                        WHERE o.person_id = p.id AND o.used_at IS NULL AND o.withdrawn_at IS NULL AND o.expires_at > clock_timestamp()
                        ORDER BY o.issued_at DESC LIMIT 1) l ON true`;

/** The accounts of the organisation, by name; paged by key. */
@Injectable()
export class AccountList {
  async page(manager: EntityManager, query: PersonAccountQuery): Promise<PersonAccountPage> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    for (const word of (query.text ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean).slice(0, 6)) {
      conditions.push(`(lower("displayName") || ' ' || lower(email)) LIKE ${bind(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`);
    }
    if (query.role !== undefined) conditions.push(`${bind(query.role)} = ANY (roles)`);
    if (query.account !== undefined) conditions.push(`account = ${bind(query.account)}`);
    if (query.after !== undefined) {
      if (!/^[0-9a-f-]{36}$/.test(query.after)) throw invalidField('after', 'is not a page mark of this list; start from the first page');
      conditions.push(`("displayName", id) > (SELECT display_name, id FROM person WHERE id = ${bind(query.after)})`);
    }
    const rows = await manager.query<AccountRow[]>(
      `SELECT * FROM (${ACCOUNTS}) a ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
        ORDER BY "displayName", id LIMIT ${bind(query.limit + 1)}`,
      parameters,
    );
    const shown = rows.slice(0, query.limit);
    return { items: shown.map(toAccount), next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null };
  }

  async one(manager: EntityManager, personId: string): Promise<PersonAccount> {
    const [row] = await manager.query<AccountRow[]>(`${ACCOUNTS} WHERE p.id = $1`, [personId]);
    if (row === undefined) throw notFound();
    return toAccount(row);
  }
}

const toAccount = (row: AccountRow): PersonAccount => ({
  ...row,
  account: row.account as AccountState,
  linkUntil: row.linkUntil?.toISOString() ?? null,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
});
