/** The login roles that the migrate step provides, one for each kind of process. */

/** @typedef {'app' | 'worker' | 'auditor'} LoginRole */

/** @type {Record<LoginRole, string>} names in the database, as the migrations spell them */
export const ROLE_NAMES = { app: 'consilium_app', worker: 'consilium_worker', auditor: 'consilium_auditor' };

/** @type {LoginRole[]} */
export const LOGIN_ROLES = ['app', 'worker', 'auditor'];

/**
 * What the migrate step reads to give each role its password.
 *
 * @param {Record<LoginRole, string>} passwords
 * @returns {Record<string, string>}
 */
export const rolePasswordVariables = (passwords) =>
  Object.fromEntries(LOGIN_ROLES.map((role) => [`${role.toUpperCase()}_DB_PASSWORD`, passwords[role]]));

/**
 * What the processes read to connect: the owner's address with each role's name and password in place of the owner's.
 *
 * @param {string} ownerUrl
 * @param {Record<LoginRole, string>} passwords
 * @returns {Record<string, string>}
 */
export const roleUrlVariables = (ownerUrl, passwords) =>
  Object.fromEntries(
    LOGIN_ROLES.map((role) => [`${role.toUpperCase()}_DATABASE_URL`, roleUrl(ownerUrl, role, passwords[role])]),
  );

/**
 * @param {string} ownerUrl
 * @param {LoginRole} role
 * @param {string} password
 */
export function roleUrl(ownerUrl, role, password) {
  const url = new URL(ownerUrl);
  url.username = ROLE_NAMES[role];
  url.password = encodeURIComponent(password);
  return url.href;
}
