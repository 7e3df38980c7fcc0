import type { DataSource } from 'typeorm';

/** A database the process must not run on; the message says what to change. */
export class UnsafeDatabaseError extends Error {}

/**
 * Refuses to work as a superuser, as the owner, or past row-level security, or on a server that may lose acknowledged
 * commits (`fsync`, `full_page_writes` or `synchronous_commit` off).
 */
export async function assertSafeServer(dataSource: DataSource, allowUnsafe: boolean): Promise<void> {
  const [found] = await dataSource.query<
    Array<{ role: string; is_super: boolean; bypasses: boolean; is_owner: boolean; fsync: string; full_page_writes: string; synchronous_commit: string; version: number }>
  >(`
    SELECT current_user AS role, r.rolsuper AS is_super, r.rolbypassrls AS bypasses,
           pg_has_role(current_user, 'consilium_owner', 'member') AS is_owner,
           current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
           current_setting('synchronous_commit') AS synchronous_commit, current_setting('server_version_num')::int AS version
      FROM pg_roles r WHERE r.rolname = current_user`);
  if (found === undefined) throw new UnsafeDatabaseError('The database role could not be read.');
  if (found.version < 150000) throw new UnsafeDatabaseError('PostgreSQL 15 or newer is needed.');
  if (found.is_super || found.bypasses || found.is_owner) {
    throw new UnsafeDatabaseError(
      `The process is connected as "${found.role}", which could change the audit log. Connect as consilium_app or consilium_worker (see docs/operations.md).`,
    );
  }
  if (allowUnsafe) return;
  for (const setting of ['fsync', 'full_page_writes'] as const) {
    if (found[setting] !== 'on') throw new UnsafeDatabaseError(`The server runs with ${setting}=${found[setting]}: an acknowledged vote could be lost. Set it to on.`);
  }
  if (found.synchronous_commit === 'off') throw new UnsafeDatabaseError('The server runs with synchronous_commit=off: an acknowledged vote could be lost. Set it to on.');
}
