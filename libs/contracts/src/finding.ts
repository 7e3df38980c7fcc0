/** An auditor's work: a sample that can be drawn again, and findings that are answered and settled. */
import { z } from 'zod';
import { AuditEntry, utcInstant } from './audit.js';
import { caseStates } from './case.js';
import { Person } from './people.js';
import { id, instant, isoDate, pageOf, pageQuery, paragraph, version } from './primitives.js';

export const findingSeverities = ['remark', 'minor', 'major', 'critical'] as const;
export const findingStates = ['open', 'answered', 'closed', 'withdrawn'] as const;
/** Who answers a finding about a case; an administrator answers what is about the organisation. */
export const findingOwners = ['chair', 'coordinator'] as const;

const name = Person.pick({ id: true, displayName: true });
const words = paragraph(4000, 3);
/** What an auditor says when settling; the wish to say nothing is allowed where an answer is taken. */
const remark = paragraph(2000);

export const Finding = z
  .strictObject({
    id,
    /** Null: about the organisation. */
    case: z.strictObject({ id, number: z.string(), boardId: id, boardName: z.string() }).nullable(),
    /** The entry of the record it points at; null: about the case as a whole. */
    entry: z.strictObject({ id, position: z.int().min(1), event: z.string(), recordedAt: instant }).nullable(),
    severity: z.enum(findingSeverities),
    text: z.string(),
    ownerRole: z.enum([...findingOwners, 'administrator']),
    dueOn: isoDate,
    isOverdue: z.boolean(),
    state: z.enum(findingStates),
    raised: z.strictObject({ by: name, at: instant }),
    /** The last answer; one that was sent back stays until there is another. */
    answer: z.strictObject({ text: z.string(), by: name, at: instant }).nullable(),
    verdict: z.strictObject({ text: z.string(), by: name, at: instant }).nullable(),
    version,
    mayAnswer: z.boolean(),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof Finding>;
export const FindingPage = pageOf(Finding).meta({ id: 'FindingPage' });
export type FindingPage = z.infer<typeof FindingPage>;

const findingFilters = {
  /** `running`: open and answered ones; `settled`: closed and withdrawn ones. */
  show: z.enum(['running', 'settled', 'all']).default('running'),
  caseId: id.optional(),
};
/** What is due first comes first. */
export const FindingListQuery = z.strictObject({ ...pageQuery, ...findingFilters }).meta({ id: 'FindingListQuery' });
export type FindingListQuery = z.infer<typeof FindingListQuery>;
export const FindingFileQuery = z.strictObject({ ...findingFilters, language: z.enum(['en', 'de']).default('en') }).meta({ id: 'FindingFileQuery' });
export type FindingFileQuery = z.infer<typeof FindingFileQuery>;

const raising = { severity: z.enum(findingSeverities), text: words, dueOn: isoDate, entryId: id.nullable().default(null) };
export const CaseFindingDraft = z.strictObject({ ...raising, ownerRole: z.enum(findingOwners) }).meta({ id: 'CaseFindingDraft' });
export type CaseFindingDraft = z.infer<typeof CaseFindingDraft>;
export const OrganisationFindingDraft = z.strictObject(raising).meta({ id: 'OrganisationFindingDraft' });
export type OrganisationFindingDraft = z.infer<typeof OrganisationFindingDraft>;

export const FindingAnswer = z.strictObject({ text: words }).meta({ id: 'FindingAnswer' });
export type FindingAnswer = z.infer<typeof FindingAnswer>;

/** `close` takes the answer, `return` sends it back, `withdraw` takes the finding itself back. */
export const FindingDecision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('close'), text: remark.default('') }),
    z.strictObject({ decision: z.literal('return'), text: words }),
    z.strictObject({ decision: z.literal('withdraw'), text: words }),
  ])
  .meta({ id: 'FindingDecision' });
export type FindingDecision = z.infer<typeof FindingDecision>;

/**
 * A random sample of what the record holds of a period. The same seed, period and kind give the same sample again: things
 * are ordered by the SHA-256 of seed, colon and id, and the first ones are taken.
 */
export const AuditSampleQuery = z
  .strictObject({
    of: z.enum(['cases', 'entries']).default('cases'),
    /** Inclusive; without it from the beginning. */
    from: utcInstant.optional(),
    /** Exclusive; without it up to now. A later instant is refused: what is still to come cannot be drawn again. */
    to: utcInstant.optional(),
    /** Only cases with such an entry in the period, or only such entries. */
    event: z.string().regex(/^[A-Za-z]{1,60}$/).optional(),
    /** Printable and without spaces; drawn and stated by the server where it is left out. */
    seed: z.string().regex(/^[!-~]{1,64}$/, { message: 'must be printable and without spaces' }).optional(),
    count: z.coerce.number().int().min(1).max(100).default(10),
  })
  .meta({ id: 'AuditSampleQuery' });
export type AuditSampleQuery = z.infer<typeof AuditSampleQuery>;

export const AuditSample = z
  .strictObject({
    of: z.enum(['cases', 'entries']),
    from: instant.nullable(),
    to: instant,
    event: z.string().nullable(),
    seed: z.string(),
    /** How many there were to draw from. */
    population: z.int().min(0),
    cases: z.array(z.strictObject({ id, number: z.string(), state: z.enum(caseStates), entries: z.int().min(1) })),
    entries: z.array(AuditEntry),
  })
  .meta({ id: 'AuditSample' });
export type AuditSample = z.infer<typeof AuditSample>;
