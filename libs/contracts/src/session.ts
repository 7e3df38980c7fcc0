/** Signing in and the signed-in person. */
import { z } from 'zod';
import { EmergencyAccess } from './administration.js';
import { Person, boardRoles, locales } from './people.js';
import { PasskeyAssertion } from './passkey.js';
import { id, instant, line } from './primitives.js';
import { actions } from './permissions/actions.js';

export const SignIn = z
  .strictObject({ email: z.email().max(254), password: z.string().min(1).max(1024) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** Six digits of an authenticator app. */
export const totpCode = z.string().regex(/^\d{6}$/, { message: 'must be the six digits your app shows' });

/** How a person may show that they are still there. */
export const proofs = ['password', 'totp', 'passkey', 'oidc'] as const;
export type Proof = (typeof proofs)[number];

/** Proof that the person is still there: the password, a code of the own device, or a passkey. */
export const Reauthentication = z
  .union([z.strictObject({ password: z.string().min(1).max(1024) }), z.strictObject({ code: totpCode }), z.strictObject({ passkey: PasskeyAssertion })])
  .meta({ id: 'Reauthentication' });
export type Reauthentication = z.infer<typeof Reauthentication>;

/** The password was right; the session waits for the second factor. */
export const SecondFactorAsked = z
  .strictObject({ ticket: z.string(), methods: z.array(z.enum(['totp', 'recoveryCode', 'passkey'])), expiresAt: instant })
  .meta({ id: 'SecondFactorAsked' });
export type SecondFactorAsked = z.infer<typeof SecondFactorAsked>;

const ticket = z.string().max(64);

export const SecondFactorTicket = z.strictObject({ ticket }).meta({ id: 'SecondFactorTicket' });
export type SecondFactorTicket = z.infer<typeof SecondFactorTicket>;

/** A code of the device, one of the recovery codes (ten letters and digits, a hyphen in the middle or none), or a passkey. */
export const SecondFactor = z
  .union([
    z.strictObject({ ticket, code: z.string().trim().regex(/^(?:\d{6}|[A-Za-z2-7]{5}-?[A-Za-z2-7]{5})$/, { message: 'must be six digits, or a recovery code' }) }),
    z.strictObject({ ticket, passkey: PasskeyAssertion }),
  ])
  .meta({ id: 'SecondFactor' });
export type SecondFactor = z.infer<typeof SecondFactor>;

export const Session = z
  .strictObject({
    person: Person,
    organisation: z.strictObject({ id, name: line(200) }),
    boards: z.array(z.strictObject({ id, name: line(160), role: z.enum(boardRoles) })),
    /** Emergency accesses that have not ended: shown as a banner as long as one is open. */
    emergencies: z.array(EmergencyAccess),
    /** Actions this person may take on something, somewhere; the server decides again for each case. */
    actions: z.array(z.enum(actions)),
    locale: z.enum(locales),
    expiresAt: instant,
    /** Until when a signature is accepted without asking for the password again. */
    freshUntil: instant.nullable(),
    demo: z.boolean(),
    /** The organisation asks for a second factor that is not set up yet: until then nothing else is open. */
    mustEnrol: z.boolean(),
    /** How this person may unlock the screen and prove their presence before signing. */
    proofs: z.array(z.enum(proofs)),
    /** Nothing was asked for a while: only unlocking and signing out are open. */
    locked: z.boolean(),
    /** Where to go after signing out, to end the session at the identity provider too; null for everybody else. */
    signOutAt: z.url().nullable(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;
