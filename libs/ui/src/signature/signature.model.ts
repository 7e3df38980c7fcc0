import type { SignatureState } from '../marks/vocabulary';

/** One person's place under a text. */
export interface SignatureView {
  readonly id: string;
  readonly name: string;
  /** Discipline and office: "HPB surgery, chair". */
  readonly role: string;
  readonly state: SignatureState;
  /** What the signature says, in the signer's language; for a place not signed, what it waits for. */
  readonly meaning: string;
  /** Instant of signing (ISO); shown in UTC. */
  readonly at?: string;
  /** SHA-256 of the text signed, hexadecimal. */
  readonly hash?: string;
}
