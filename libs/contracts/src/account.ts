/** Getting into an account without being signed in: one-time links and forgotten passwords. */
import { z } from 'zod';
import { locales } from './people.js';
import { instant, line } from './primitives.js';

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
