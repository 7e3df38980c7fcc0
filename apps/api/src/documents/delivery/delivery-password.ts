/**
 * The password of an attachment. Computed from a secret of the installation and the delivery's id, so that it is stored
 * nowhere and is the same at every attempt.
 */
import { createHmac } from 'node:crypto';
import type { Config } from '../../config/config.js';

/** Without 0, O, 1, I, L: it is read out over the telephone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A secret of its own, so that a changed SESSION_SECRET changes no password that was told; without one, that of the sessions. */
export const deliveryPasswordKey = ({ LETTER_SECRET, SESSION_SECRET }: Pick<Config, 'LETTER_SECRET' | 'SESSION_SECRET'>): string => LETTER_SECRET ?? SESSION_SECRET;

/** @returns four groups of four characters, 79 bits. */
export function deliveryPassword(secret: string, deliveryId: string): string {
  const bytes = createHmac('sha512', secret).update(`delivery-password\n${deliveryId}`).digest();
  // 248 is the largest multiple of 31 in a byte: what lies above would make the first letters likelier.
  const letters = [...bytes].filter((byte) => byte < 248).map((byte) => LETTERS[byte % LETTERS.length]!);
  return Array.from({ length: GROUPS }, (_, group) => letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join('')).join('-');
}
