/** jest `globalTeardown`, the other half of `postgres.setup.mjs`. */
export default async function tearDown() {
  await /** @type {any} */ (globalThis)[Symbol.for('consilium.test.postgres')]?.stop();
}
