/**
 * The password of an attachment. Computed from the installation's secret and the delivery's id, so that it is stored nowhere
 * and is the same at every attempt; a changed SESSION_SECRET changes it for deliveries that were not yet sent.
 */
import { createHmac } from 'node:crypto';

/** Without 0, O, 1, I, L: it is read out over the telephone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** @returns four groups of four characters, 79 bits. */
export function deliveryPassword(secret: string, deliveryId: string): string {
  const bytes = createHmac('sha512', secret).update(`delivery-password\n${deliveryId}`).digest();
  // 248 is the largest multiple of 31 in a byte: what lies above would make the first letters likelier.
  const letters = [...bytes].filter((byte) => byte < 248).map((byte) => LETTERS[byte % LETTERS.length]!);
  return Array.from({ length: GROUPS }, (_, group) => letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join('')).join('-');
}
