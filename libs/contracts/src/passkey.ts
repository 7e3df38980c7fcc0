/** Passkeys: what a browser's authenticator is asked, and what it answers (W3C Web Authentication, level 3, as JSON). */
import { z } from 'zod';
import { id, instant, line } from './primitives.js';

/** @param max in characters, four for three bytes */
const base64url = (max: number) => z.string().min(1).max(max).regex(/^[A-Za-z0-9_-]+$/, { message: 'must be base64url' });

const attachment = z.enum(['platform', 'cross-platform']).optional();

/** A signature of a passkey over the challenge it was given. Extensions are not asked for and not taken. */
export const PasskeyAssertion = z
  .strictObject({
    id: base64url(1400),
    rawId: base64url(1400),
    type: z.literal('public-key'),
    authenticatorAttachment: attachment,
    clientExtensionResults: z.strictObject({}),
    response: z.strictObject({
      clientDataJSON: base64url(8000),
      authenticatorData: base64url(4000),
      signature: base64url(2000),
      userHandle: base64url(100).optional(),
    }),
  })
  .meta({ id: 'PasskeyAssertion' });
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>;

export const PasskeyRegistration = z
  .strictObject({
    /** What its owner calls it. */
    name: line(80),
    credential: z.strictObject({
      id: base64url(1400),
      rawId: base64url(1400),
      type: z.literal('public-key'),
      authenticatorAttachment: attachment,
      clientExtensionResults: z.strictObject({}),
      response: z.strictObject({
        clientDataJSON: base64url(8000),
        attestationObject: base64url(24_000),
        transports: z.array(z.string().max(20).regex(/^[a-z-]+$/)).max(10).optional(),
      }),
    }),
  })
  .meta({ id: 'PasskeyRegistration' });
export type PasskeyRegistration = z.infer<typeof PasskeyRegistration>;

/** Options for `navigator.credentials`, in the JSON form of the standard. Good for one answer, for a few minutes. */
export const PasskeyOptions = z.strictObject({ options: z.record(z.string(), z.unknown()) }).meta({ id: 'PasskeyOptions' });
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;

export const Passkey = z
  .strictObject({
    id,
    name: line(80),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    /** Whether the maker of the device keeps a copy for the person's other devices. */
    isSynced: z.boolean(),
    /** Its counter went back, so that there may be a copy: it opens nothing any more and is to be removed. */
    isSuspended: z.boolean(),
  })
  .meta({ id: 'Passkey' });
export type Passkey = z.infer<typeof Passkey>;

/** `codes` are the recovery codes where none were there before, readable this once; empty otherwise. */
export const PasskeyAdded = z.strictObject({ passkey: Passkey, codes: z.array(z.string()) }).meta({ id: 'PasskeyAdded' });
export type PasskeyAdded = z.infer<typeof PasskeyAdded>;

export const PasskeyName = z.strictObject({ name: line(80) }).meta({ id: 'PasskeyName' });
export type PasskeyName = z.infer<typeof PasskeyName>;
