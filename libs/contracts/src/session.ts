/** Signing in and the signed-in person. */
import { z } from 'zod';
import { EmergencyAccess } from './administration.js';
import { Person, boardRoles, locales } from './people.js';
import { id, instant, line } from './primitives.js';
import { actions } from './permissions/actions.js';

export const SignIn = z
  .strictObject({ email: z.email().max(254), password: z.string().min(1).max(1024) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const Reauthentication = z.strictObject({ password: z.string().min(1).max(1024) }).meta({ id: 'Reauthentication' });
export type Reauthentication = z.infer<typeof Reauthentication>;

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
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;
