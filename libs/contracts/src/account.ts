/** Accounts: one-time links, forgotten passwords, and how a person signs in. */
import { z } from 'zod';
import { Passkey } from './passkey.js';
import { locales, personRoles } from './people.js';
import { id, instant, line, version } from './primitives.js';

/** Fewest characters of a password, in UTF-16 code units. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 256;

/** A password somebody chooses; the server also refuses what is easily guessed. */
export const NewPassword = z
  .string()
  .min(PASSWORD_MIN, { message: `must have at least ${PASSWORD_MIN} characters` })
  .max(PASSWORD_MAX)
  .refine((text) => !/\p{Surrogate}/u.test(text) && !text.includes('\u0000'), { message: 'contains a character that cannot be stored' });

export const linkKinds = ['invitation', 'passwordReset'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** 256 random bits as base64url: what stands after the `#` of the address. */
const linkSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/, { message: 'is not a link of this application' });

export const LinkQuestion = z.strictObject({ secret: linkSecret }).meta({ id: 'LinkQuestion' });
export type LinkQuestion = z.infer<typeof LinkQuestion>;

/** Whom an open link is for. */
export const LinkAnswer = z
  .strictObject({
    kind: z.enum(linkKinds),
    displayName: line(160),
    email: z.email().max(254),
    organisationName: line(200),
    locale: z.enum(locales),
    expiresAt: instant,
  })
  .meta({ id: 'LinkAnswer' });
export type LinkAnswer = z.infer<typeof LinkAnswer>;

export const LinkRedemption = z.strictObject({ secret: linkSecret, password: NewPassword }).meta({ id: 'LinkRedemption' });
export type LinkRedemption = z.infer<typeof LinkRedemption>;

export const PasswordForgotten = z.strictObject({ email: z.email().max(254) }).meta({ id: 'PasswordForgotten' });
export type PasswordForgotten = z.infer<typeof PasswordForgotten>;

export const OwnSession = z
  .strictObject({
    id,
    method: z.string().max(40),
    /** What the browser called itself; null when it said nothing. */
    userAgent: z.string().max(300).nullable(),
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
    /** Whether it is the one that asks. */
    isThis: z.boolean(),
  })
  .meta({ id: 'OwnSession' });
export type OwnSession = z.infer<typeof OwnSession>;

/** How I sign in, and where I am signed in. */
export const AccountSecurity = z
  .strictObject({
    email: z.email().max(254),
    hasPassword: z.boolean(),
    totp: z.strictObject({ since: instant }).nullable(),
    passkeys: z.array(Passkey),
    recoveryCodesLeft: z.int().min(0),
    secondFactorRequired: z.boolean(),
    sessions: z.array(OwnSession),
  })
  .meta({ id: 'AccountSecurity' });
export type AccountSecurity = z.infer<typeof AccountSecurity>;

/** A new device: its secret as text, as address for an app, and as the modules of a QR code. */
export const TotpEnrolment = z
  .strictObject({
    secret: z.string(),
    uri: z.string(),
    /** Side of the code in modules, and an SVG path that fills the dark ones. */
    qr: z.strictObject({ size: z.int(), path: z.string() }),
  })
  .meta({ id: 'TotpEnrolment' });
export type TotpEnrolment = z.infer<typeof TotpEnrolment>;

export const TotpConfirmation = z.strictObject({ code: z.string().regex(/^\d{6}$/, { message: 'must be the six digits your app shows' }) }).meta({ id: 'TotpConfirmation' });
export type TotpConfirmation = z.infer<typeof TotpConfirmation>;

/** Shown once; each works once, in place of a code of the device. */
export const RecoveryCodes = z.strictObject({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

export const PasswordChange = z.strictObject({ password: NewPassword }).meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof PasswordChange>;

/** Which roles of the organisation need a second factor. */
export const SignInPolicy = z.strictObject({ secondFactorRoles: z.array(z.enum(personRoles)).max(personRoles.length), version }).meta({ id: 'SignInPolicy' });
export type SignInPolicy = z.infer<typeof SignInPolicy>;
export const SignInPolicyChange = SignInPolicy.omit({ version: true }).meta({ id: 'SignInPolicyChange' });
export type SignInPolicyChange = z.infer<typeof SignInPolicyChange>;
