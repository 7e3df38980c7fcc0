/** What the sign-in page may offer on an installation, before anybody is signed in. */
import { z } from 'zod';
import { id, line } from './primitives.js';

/** Somebody who may be chosen on the sign-in page of a demonstration. */
export const DemoAccount = z
  .strictObject({ personId: id, displayName: line(160), discipline: z.string().max(40).nullable(), roles: z.array(z.string().max(40)), boardRoles: z.array(z.string().max(40)) })
  .meta({ id: 'DemoAccount' });
export type DemoAccount = z.infer<typeof DemoAccount>;
export const DemoChoice = z.strictObject({ personId: id }).meta({ id: 'DemoChoice' });
export type DemoChoice = z.infer<typeof DemoChoice>;

/** What the sign-in page may offer. */
export const SignInWays = z
  .strictObject({
    /** Whether this address can have passkeys: https or localhost, and a name instead of a number. */
    passkeys: z.boolean(),
    /** Name of the hospital's identity provider; null where none is configured. */
    singleSignOn: z.string().nullable(),
    /** Who may be chosen without a password; null outside a demonstration. */
    demoAccounts: z.array(DemoAccount).nullable(),
  })
  .meta({ id: 'SignInWays' });
export type SignInWays = z.infer<typeof SignInWays>;
