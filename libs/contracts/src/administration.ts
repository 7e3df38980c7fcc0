/** The administrator's desk: people, boards, memberships, covers, auditors' grants and emergency access. */
import { z } from 'zod';
import { BoardSettings, Person, boardRoles, disciplines, locales, personRoles } from './people.js';
import { LinkedIdentity } from './single-sign-on.js';
import { id, instant, isoDate, line, pageOf, pageQuery, paragraph, version } from './primitives.js';

/**
 * - `active`: can sign in.
 * - `invited`: an invitation is open.
 * - `noAccess`: neither a password nor an open invitation.
 * - `deactivated`: taken out of service; keeps its place in the record.
 */
export const accountStates = ['active', 'invited', 'noAccess', 'deactivated'] as const;
export type AccountState = (typeof accountStates)[number];

const Seat = z.strictObject({ boardId: id, boardName: line(160), role: z.enum(boardRoles) });

export const PersonAccount = z
  .strictObject({
    ...Person.shape,
    locale: z.enum(locales),
    account: z.enum(accountStates),
    /** When an open invitation or reset ends; null where none is open. */
    linkUntil: instant.nullable(),
    lastSeenAt: instant.nullable(),
    /** Memberships of today. */
    boards: z.array(Seat),
    version,
  })
  .meta({ id: 'PersonAccount' });
export type PersonAccount = z.infer<typeof PersonAccount>;
export const PersonAccountPage = pageOf(PersonAccount).meta({ id: 'PersonAccountPage' });
export type PersonAccountPage = z.infer<typeof PersonAccountPage>;

export const PersonAccountQuery = z
  .strictObject({
    ...pageQuery,
    text: z.string().max(120).optional(),
    role: z.enum(personRoles).optional(),
    account: z.enum(accountStates).optional(),
  })
  .meta({ id: 'PersonAccountQuery' });
export type PersonAccountQuery = z.infer<typeof PersonAccountQuery>;

export const PersonInput = z
  .strictObject({
    displayName: line(160),
    email: z.email().max(254),
    discipline: z.enum(disciplines).nullable(),
    roles: z.array(z.enum(personRoles)).min(1).max(personRoles.length),
    locale: z.enum(locales),
  })
  .meta({ id: 'PersonInput' });
export type PersonInput = z.infer<typeof PersonInput>;

/** The whole record of a person as edited; sent with `If-Match`. */
export const PersonChange = PersonInput.meta({ id: 'PersonChange' });
export type PersonChange = z.infer<typeof PersonChange>;

/** A link that lets somebody choose a password. Shown once; only its hash is stored. */
export const IssuedLink = z
  .strictObject({ kind: z.enum(['invitation', 'passwordReset']), /** Null when it was mailed: then only the mailbox shows it. */ address: z.string().nullable(), expiresAt: instant, /** Address it was mailed to; null where it must be handed over. */ mailedTo: z.string().nullable() })
  .meta({ id: 'IssuedLink' });
export type IssuedLink = z.infer<typeof IssuedLink>;

export const accountHelpKinds = ['secondFactorRemoved', 'identityUnlinked'] as const;
export type AccountHelpKind = (typeof accountHelpKinds)[number];

/** Why an administrator takes away what somebody signs in with. Kept with the account and shown there. */
export const AccountHelpReason = z.strictObject({ reason: paragraph(500, 5) }).meta({ id: 'AccountHelpReason' });
export type AccountHelpReason = z.infer<typeof AccountHelpReason>;

/** How somebody can sign in, and what help they were given: numbers and dates, never a secret. */
export const PersonSignIn = z
  .strictObject({
    hasPassword: z.boolean(),
    totpSince: instant.nullable(),
    passkeys: z.int().min(0),
    recoveryCodesLeft: z.int().min(0),
    identities: z.array(LinkedIdentity),
    help: z.array(z.strictObject({ kind: z.enum(accountHelpKinds), reason: z.string(), by: line(160), at: instant })),
  })
  .meta({ id: 'PersonSignIn' });
export type PersonSignIn = z.infer<typeof PersonSignIn>;

export const BoardAccount = z
  .strictObject({
    id,
    name: line(160),
    tumourType: z.string().max(40),
    settings: BoardSettings,
    version,
    /** People who belong to the board today. */
    members: z.int().min(0),
    chair: z.string().nullable(),
  })
  .meta({ id: 'BoardAccount' });
export type BoardAccount = z.infer<typeof BoardAccount>;

export const BoardInput = z
  .strictObject({
    name: line(160),
    tumourType: z.enum(['neuroendocrineLiverMetastases']),
    /** Board whose settings the new one starts with; the product's defaults without it. */
    settingsOf: id.nullable(),
  })
  .meta({ id: 'BoardInput' });
export type BoardInput = z.infer<typeof BoardInput>;

export const BoardNameChange = z.strictObject({ name: line(160) }).meta({ id: 'BoardNameChange' });
export type BoardNameChange = z.infer<typeof BoardNameChange>;

/** Earlier settings of a board; outcomes keep the settings of their day in their own snapshot. */
export const BoardVersion = z
  .strictObject({ version, name: line(160), settings: BoardSettings, changedAt: instant, changedBy: z.string().nullable() })
  .meta({ id: 'BoardVersion' });
export type BoardVersion = z.infer<typeof BoardVersion>;
export const BoardVersions = z.array(BoardVersion).meta({ id: 'BoardVersions' });

/** What a change of settings would do to the open cases of the board: numbers only, no case is named. */
export const SettingsEffect = z
  .strictObject({
    openCases: z.int().min(0),
    /** Open cases in which at least one option would change its status. */
    changedCases: z.int().min(0),
    /** How many cases change, by option id. */
    options: z.array(z.strictObject({ optionId: z.string(), cases: z.int().min(1) })),
    /** Cases looked at; smaller than `openCases` on a board with very many. */
    examined: z.int().min(0),
  })
  .meta({ id: 'SettingsEffect' });
export type SettingsEffect = z.infer<typeof SettingsEffect>;

export const Membership = z
  .strictObject({
    id,
    boardId: id,
    person: z.strictObject({ id, displayName: line(160), isActive: z.boolean() }),
    role: z.enum(boardRoles),
    discipline: z.enum(disciplines).nullable(),
    validFrom: isoDate,
    /** Last day, included; null while no end is set. */
    validTo: isoDate.nullable(),
    /** Set when somebody ended it before its date. */
    endedAt: instant.nullable(),
    state: z.enum(['future', 'current', 'past']),
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof Membership>;
export const Memberships = z.array(Membership).meta({ id: 'Memberships' });

export const MembershipInput = z
  .strictObject({
    personId: id,
    role: z.enum(boardRoles),
    discipline: z.enum(disciplines).nullable(),
    validFrom: isoDate,
    validTo: isoDate.nullable(),
  })
  .meta({ id: 'MembershipInput' });
export type MembershipInput = z.infer<typeof MembershipInput>;

/** Ends a membership on a day (included), or at once. */
export const MembershipEnd = z.strictObject({ lastDay: isoDate.nullable() }).meta({ id: 'MembershipEnd' });
export type MembershipEnd = z.infer<typeof MembershipEnd>;

const NamedPerson = z.strictObject({ id, displayName: line(160), discipline: z.enum(disciplines).nullable() });

export const Cover = z
  .strictObject({
    id,
    boardId: id,
    absent: NamedPerson,
    cover: NamedPerson,
    validFrom: isoDate,
    validTo: isoDate,
    state: z.enum(['future', 'current', 'past', 'withdrawn']),
    mayEnd: z.boolean(),
  })
  .meta({ id: 'Cover' });
export type Cover = z.infer<typeof Cover>;
export const Covers = z.array(Cover).meta({ id: 'Covers' });

export const CoverInput = z
  .strictObject({ absentPersonId: id, coverPersonId: id, validFrom: isoDate, validTo: isoDate })
  .meta({ id: 'CoverInput' });
export type CoverInput = z.infer<typeof CoverInput>;

export const AuditorGrant = z
  .strictObject({
    id,
    board: z.strictObject({ id, name: line(160) }),
    person: z.strictObject({ id, displayName: line(160) }),
    reason: z.string(),
    grantedBy: z.string().nullable(),
    validFrom: instant,
    validTo: instant,
    revokedAt: instant.nullable(),
    state: z.enum(['future', 'current', 'past', 'revoked']),
  })
  .meta({ id: 'AuditorGrant' });
export type AuditorGrant = z.infer<typeof AuditorGrant>;
export const AuditorGrants = z.array(AuditorGrant).meta({ id: 'AuditorGrants' });

export const AuditorGrantInput = z
  .strictObject({
    personId: id,
    boardIds: z.array(id).min(1).max(20),
    validFrom: instant,
    validTo: instant,
    reason: paragraph(500, 5),
  })
  .meta({ id: 'AuditorGrantInput' });
export type AuditorGrantInput = z.infer<typeof AuditorGrantInput>;

/** Emergency access ("break glass") to one case of a board one does not belong to. */
export const EmergencyRequest = z
  .strictObject({
    /** Number of the case as printed, e.g. C-2026-0147. */
    caseNumber: line(40),
    reason: paragraph(1000, 10),
  })
  .meta({ id: 'EmergencyRequest' });
export type EmergencyRequest = z.infer<typeof EmergencyRequest>;

export const EmergencyAccess = z
  .strictObject({ id, caseId: id, caseNumber: line(40), boardName: line(160), until: instant })
  .meta({ id: 'EmergencyAccess' });
export type EmergencyAccess = z.infer<typeof EmergencyAccess>;

/** An emergency access as auditors and chairs see it. */
export const EmergencyAlarm = z
  .strictObject({
    id,
    caseId: id,
    caseNumber: line(40),
    board: z.strictObject({ id, name: line(160) }),
    person: NamedPerson,
    /** Null when the text was erased with its case. */
    reason: z.string().nullable(),
    openedAt: instant,
    until: instant,
    endedAt: instant.nullable(),
    /** Entries of the case's chain made under this access. */
    acts: z.int().min(0),
    acknowledged: z.strictObject({ by: z.string(), at: instant, note: z.string() }).nullable(),
    /** Whether the reader may acknowledge it: never one's own. */
    mayAcknowledge: z.boolean(),
  })
  .meta({ id: 'EmergencyAlarm' });
export type EmergencyAlarm = z.infer<typeof EmergencyAlarm>;
export const EmergencyAlarms = z.array(EmergencyAlarm).meta({ id: 'EmergencyAlarms' });

export const AlarmAcknowledgement = z.strictObject({ note: paragraph(1000, 3) }).meta({ id: 'AlarmAcknowledgement' });
export type AlarmAcknowledgement = z.infer<typeof AlarmAcknowledgement>;

export const integrationIds = ['mail', 'singleSignOn', 'storage', 'imageViewers', 'queue', 'checkpoints', 'auditorDatabase'] as const;
export type IntegrationId = (typeof integrationIds)[number];

/** What the installation is connected to. Addresses only: no password, key or token is ever part of it. */
export const Integration = z
  .strictObject({
    id: z.enum(integrationIds),
    /** `builtIn`: works without configuration, with what comes with the product. */
    state: z.enum(['configured', 'builtIn', 'notConfigured']),
    /** Host, folder or database it goes to; null where there is none. */
    target: z.string().nullable(),
    canTest: z.boolean(),
  })
  .meta({ id: 'Integration' });
export type Integration = z.infer<typeof Integration>;
export const Integrations = z.array(Integration).meta({ id: 'Integrations' });

/** Result of a test: `sent` means the message waits in the outbox and its state is on the operations page. */
export const IntegrationTest = z
  .strictObject({ id: z.enum(integrationIds), result: z.enum(['works', 'sent', 'failed']), detail: z.string().nullable(), milliseconds: z.int().min(0) })
  .meta({ id: 'IntegrationTest' });
export type IntegrationTest = z.infer<typeof IntegrationTest>;

export const healthChecks = ['database', 'sealing', 'selfCheck', 'scheduledWork', 'mail', 'disk'] as const;
export type HealthCheckId = (typeof healthChecks)[number];

/** One look at the installation. `value` is a number in the unit the check's name implies, or null. */
export const SystemHealth = z
  .strictObject({
    at: instant,
    checks: z.array(
      z.strictObject({
        id: z.enum(healthChecks),
        state: z.enum(['good', 'attention', 'unknown']),
        /** database: milliseconds of an answer; sealing: seconds; scheduledWork, mail: how many failed; disk: free bytes. */
        value: z.number().nullable(),
        text: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'SystemHealth' });
export type SystemHealth = z.infer<typeof SystemHealth>;
