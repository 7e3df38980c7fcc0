/** Argon2id with 19 MiB, two passes, one lane (OWASP password storage cheat sheet). */
import { hash, verify } from '@node-rs/argon2';

const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), options);
export const passwordMatches = (stored: string, password: string): Promise<boolean> => verify(stored, password.normalize('NFKC'));

/** A hash no password fits; checked when the account does not exist, so that both answers take the same time. */
let decoy: Promise<string> | null = null;
export const decoyHash = (): Promise<string> => (decoy ??= hashPassword(`decoy-${Math.random()}`));
