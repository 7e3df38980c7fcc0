/**
 * The four roles, once per server. Several databases of one server share them, so this must be safe to run from many
 * processes at once and again.
 */
import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';

export const roles = ['consilium_owner', 'consilium_app', 'consilium_worker', 'consilium_auditor'] as const;
export type RoleName = (typeof roles)[number];
export type Passwords = Partial<Record<Exclude<RoleName, 'consilium_owner'>, string>>;

const quoteLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const quoteName = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** SQL an administrator runs by hand where the migrate step may not create roles. */
export function provisioningSql(database: string): string {
  return [
    'CREATE ROLE consilium_owner NOLOGIN;',
    ...roles.slice(1).map((role) => `CREATE ROLE ${role} LOGIN PASSWORD '…choose one…' NOSUPERUSER NOBYPASSRLS;`),
    `GRANT consilium_owner TO CURRENT_USER;`,
    `GRANT CREATE, CONNECT, TEMPORARY ON DATABASE ${quoteName(database)} TO consilium_owner;`,
    `GRANT CONNECT ON DATABASE ${quoteName(database)} TO consilium_app, consilium_worker, consilium_auditor;`,
    'ALTER SCHEMA public OWNER TO consilium_owner;',
  ].join('\n');
}

/** Creates what is missing and sets the passwords given. */
export async function provisionRoles(client: Client, passwords: Passwords): Promise<void> {
  const { rows } = await client.query<{ database: string; user: string }>('SELECT current_database() AS database, current_user AS user');
  const { database, user } = rows[0]!;
  for (const role of roles) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (rowCount === 0) {
      const login = role === 'consilium_owner' ? 'NOLOGIN' : `LOGIN PASSWORD ${quoteLiteral(randomBytes(24).toString('base64url'))}`;
      await client.query(`CREATE ROLE ${role} ${login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`).catch((error: { code?: string }) => {
        // Another process created it between the look and the act.
        if (error.code !== '42710' && error.code !== '23505') throw error;
      });
    }
    const password = role === 'consilium_owner' ? undefined : passwords[role];
    if (password !== undefined) await retryConcurrent(() => client.query(`ALTER ROLE ${role} PASSWORD ${quoteLiteral(password)}`));
  }
  await retryConcurrent(() => client.query(`GRANT consilium_owner TO ${quoteName(user)}`));
  await retryConcurrent(() => client.query(`GRANT CREATE, CONNECT, TEMPORARY ON DATABASE ${quoteName(database)} TO consilium_owner`));
  await retryConcurrent(() => client.query(`GRANT CONNECT ON DATABASE ${quoteName(database)} TO consilium_app, consilium_worker, consilium_auditor`));
  await client.query('ALTER SCHEMA public OWNER TO consilium_owner');
  await client.query('GRANT USAGE ON SCHEMA public TO consilium_app, consilium_worker, consilium_auditor');
}

/** PostgreSQL answers "tuple concurrently updated" when two sessions alter the same role; trying again is right. */
async function retryConcurrent(act: () => Promise<unknown>, attempts = 20): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await act();
      return;
    } catch (error) {
      if (attempt >= attempts || !/concurrently updated/.test((error as Error).message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt));
    }
  }
}
