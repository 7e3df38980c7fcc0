/** Signing in with the hospital's own identity provider (OpenID Connect, authorisation code with PKCE). */
import { z } from 'zod';
import { instant } from './primitives.js';

/** A path of this application, query and fragment included: nobody is sent elsewhere after signing in. */
export const localPath = z.string().max(2000).regex(/^\/(?![/\\])[\x21-\x7e]*$/, { message: 'must be a path of this application' });

export const SingleSignOnStart = z.strictObject({ next: localPath }).meta({ id: 'SingleSignOnStart' });
export type SingleSignOnStart = z.infer<typeof SingleSignOnStart>;

/** Where the browser goes on: an address of the provider, good once, for a few minutes. */
export const SingleSignOnAddress = z.strictObject({ address: z.url() }).meta({ id: 'SingleSignOnAddress' });
export type SingleSignOnAddress = z.infer<typeof SingleSignOnAddress>;

/**
 * Why somebody came back from the provider without a session; stands as `problem` in the address of the sign-in page.
 * - `cancelled`: they, or the provider, said no.
 * - `expired`: it took too long, or the answer belongs to another browser or came twice.
 * - `noAccount`: the provider knows them, nobody here invited them. `emailNotVerified`: it does not vouch for the address.
 * - `otherIdentity`: the account belongs to another identity of the provider.
 * - `notFresh`: the provider did not ask them again; `otherPerson`: it was somebody else.
 */
export const singleSignOnProblems = ['cancelled', 'expired', 'failed', 'unreachable', 'noAccount', 'emailNotVerified', 'inactive', 'otherIdentity', 'locked', 'notFresh', 'otherPerson'] as const;
export type SingleSignOnProblem = (typeof singleSignOnProblems)[number];

/** An account's identities at providers, as the administrator sees them. */
export const LinkedIdentity = z.strictObject({ issuer: z.string(), linkedAt: instant, lastUsedAt: instant }).meta({ id: 'LinkedIdentity' });
export type LinkedIdentity = z.infer<typeof LinkedIdentity>;

