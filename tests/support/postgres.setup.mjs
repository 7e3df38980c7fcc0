/**
 * jest `globalSetup` for suites that use `createDatabase`: one server for the whole run, migrated once. Which version,
 * says TEST_POSTGRES_VERSION (18 by default). TEST_DATABASE_URL names a superuser connection to use instead.
 */
import { FAST_FLAG, makeTemplate, startPostgres } from './postgres.mjs';

export default async function setUp() {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    process.env['TEST_POSTGRES_URL'] = given;
  } else {
    const server = await startPostgres({ version: Number(process.env['TEST_POSTGRES_VERSION'] ?? 18) });
    /** @type {any} */ (globalThis)[Symbol.for('consilium.test.postgres')] = server;
    process.env['TEST_POSTGRES_URL'] = server.url;
  }
  // Our processes refuse a server without fsync unless they are told that it is meant.
  if (process.env[FAST_FLAG] === '1') process.env['ALLOW_UNSAFE_DATABASE'] = '1';
  await makeTemplate(process.env['TEST_POSTGRES_URL']);
}
