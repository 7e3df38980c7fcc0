/** Sealed vote, recommendation, dissent and sign-off. */
import { z } from 'zod';
import { PersonName, Quorum } from './meeting.js';
import { disciplines } from './people.js';
import { id, instant, isoDate, line, paragraph, sha256Hex, version } from './primitives.js';

/** A position: an option of the list, another way forward, or "cannot judge" with the reason. */
export const Position = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('option'), optionId: z.string().max(80) }),
    z.strictObject({ kind: z.literal('other'), text: line(300) }),
    z.strictObject({ kind: z.literal('cannotJudge'), reason: line(500) }),
  ])
  .meta({ id: 'Position' });
export type Position = z.infer<typeof Position>;

export const BallotInput = z
  .strictObject({
    position: Position,
    /** Null only where the voter cannot judge. */
    confidence: z.enum(['low', 'moderate', 'high']).nullable(),
    /** Up to two criteria that drove the vote. */
    drivers: z.array(z.string().max(40)).max(2).default([]),
  })
  .meta({ id: 'BallotInput' });
export type BallotInput = z.infer<typeof BallotInput>;

export const roundStates = ['open', 'closed', 'opened'] as const;

export const OpenedBallot = z
  .strictObject({
    voter: PersonName,
    covers: PersonName.nullable(),
    position: Position,
    confidence: z.enum(['low', 'moderate', 'high']).nullable(),
    drivers: z.array(z.string()),
    commitment: sha256Hex,
    castAt: instant,
  })
  .meta({ id: 'OpenedBallot' });
export type OpenedBallot = z.infer<typeof OpenedBallot>;

const tallyRow = {
  /** Options with at least one vote, in the catalogue's order. */
  options: z.array(z.strictObject({ optionId: z.string(), count: z.int() })),
  other: z.int(),
  cannotJudge: z.int(),
  notCast: z.int(),
};
/** The count of an opened round. Nothing here ranks options or people. */
export const Tally = z
  .strictObject({
    total: z.strictObject(tallyRow),
    byDiscipline: z.array(z.strictObject({ ...tallyRow, discipline: z.enum(disciplines) })),
    ballotCount: z.int(),
  })
  .meta({ id: 'Tally' });
export type Tally = z.infer<typeof Tally>;

/** A round of voting. Ballots, silent voters and tally are null until the chair opens the seal, for everyone. */
export const Round = z
  .strictObject({
    id,
    caseId: id,
    number: z.int().min(1).max(2),
    state: z.enum(roundStates),
    openedAt: instant,
    closedAt: instant.nullable(),
    sealOpenedAt: instant.nullable(),
    eligible: z.int().min(0),
    sealed: z.int().min(0),
    /** Whether the signed-in person has a sealed ballot in this round, and its version for If-Match. */
    mine: z.strictObject({ castAt: instant, version }).nullable(),
    ballots: z.array(OpenedBallot).nullable(),
    /** Voters who were in the room at closing and cast none. */
    notCast: z.array(PersonName).nullable(),
    tally: Tally.nullable(),
  })
  .meta({ id: 'Round' });
export type Round = z.infer<typeof Round>;

const seatPosition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('option'), optionId: z.string() }),
  z.strictObject({ kind: z.enum(['other', 'cannotJudge', 'notCast', 'notPresent']) }),
]);
/** What moved between the two rounds, by seat. */
export const Shift = z
  .strictObject({
    seats: z.array(
      z.strictObject({
        seatId: id,
        discipline: z.enum(disciplines),
        first: seatPosition,
        second: seatPosition,
        firstVoterId: id.nullable(),
        secondVoterId: id.nullable(),
        moved: z.boolean(),
      }),
    ),
    movedCount: z.int(),
    votedTwiceCount: z.int(),
  })
  .meta({ id: 'Shift' });
export type Shift = z.infer<typeof Shift>;

export const RoundCommand = z.strictObject({ command: z.enum(['close', 'openSeal']) }).meta({ id: 'RoundCommand' });
export type RoundCommand = z.infer<typeof RoundCommand>;

export const intents = ['cure', 'survival', 'symptomControl', 'therapySparing', 'bridgeOrDownstaging', 'palliation', 'diagnosis', 'surveillance'] as const;

export const ActionItemInput = z
  .strictObject({ what: line(300), ownerId: id, dueOn: isoDate })
  .meta({ id: 'ActionItemInput' });

export const RecommendationInput = z
  .strictObject({
    position: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('option'), optionId: z.string().max(80) }),
      z.strictObject({ kind: z.literal('other'), text: line(300) }),
      z.strictObject({ kind: z.literal('noRecommendation'), reason: line(500) }),
    ]),
    intent: z.enum(intents),
    /** "If … then …, otherwise …". The optional ids let the product follow the condition up by itself. */
    conditions: z
      .array(
        z.strictObject({
          condition: line(300, 0),
          then: line(300, 0),
          otherwise: line(300, 0),
          awaitsElementId: z.string().max(64).optional(),
          criterionId: z.string().max(40).optional(),
          thenOptionId: z.string().max(80).optional(),
          otherwiseOptionId: z.string().max(80).optional(),
        }),
      )
      .max(6)
      .default([]),
    /** May be empty in a draft; what is missing is asked for when the chair confirms. */
    rationale: paragraph(4000).default(''),
    /** Why an option that is not supported was chosen all the same; required where its status is below consider. */
    reasonAgainstStatus: paragraph(2000).default(''),
    keptForLater: z.array(z.strictObject({ optionId: z.string().max(80), why: line(300) })).max(10).default([]),
    trialOffered: line(300, 0).default(''),
    wishConsidered: paragraph(2000).default(''),
    actions: z.array(ActionItemInput).max(20).default([]),
    nextReviewOn: isoDate.nullable().default(null),
    communicatorId: id.nullable().default(null),
  })
  .meta({ id: 'RecommendationInput' });
export type RecommendationInput = z.infer<typeof RecommendationInput>;

export const Dissent = z
  .strictObject({ id, person: PersonName, reason: z.string(), recordedAt: instant, acknowledgedBy: PersonName.nullable(), acknowledgedAt: instant.nullable() })
  .meta({ id: 'Dissent' });
export type Dissent = z.infer<typeof Dissent>;
export const DissentInput = z.strictObject({ reason: paragraph(2000, 1) }).meta({ id: 'DissentInput' });
export type DissentInput = z.infer<typeof DissentInput>;

export const Recommendation = z
  .strictObject({
    id,
    caseId: id,
    meetingId: id,
    content: RecommendationInput,
    state: z.enum(['draft', 'confirmed']),
    scribe: PersonName.nullable(),
    confirmedBy: PersonName.nullable(),
    confirmedAt: instant.nullable(),
    dissents: z.array(Dissent),
    version,
  })
  .meta({ id: 'Recommendation' });
export type Recommendation = z.infer<typeof Recommendation>;

export const signatureMeanings = ['approved', 'approvedWithDissent', 'declined'] as const;
export const SignatureInput = z
  .strictObject({
    meaning: z.enum(signatureMeanings),
    reason: paragraph(2000).default(''),
    /** Hash of the snapshot the signer has on screen; refused when it is no longer the record's. */
    sha256: sha256Hex,
  })
  .meta({ id: 'SignatureInput' });
export type SignatureInput = z.infer<typeof SignatureInput>;

export const Signature = z
  .strictObject({
    id,
    person: PersonName,
    capacity: z.enum(['chair', 'requiredDiscipline', 'voter']),
    meaning: z.enum(signatureMeanings),
    reason: z.string(),
    sha256: sha256Hex,
    signedAt: instant,
    /** Whether the record changed after this signature. */
    stale: z.boolean(),
  })
  .meta({ id: 'Signature' });
export type Signature = z.infer<typeof Signature>;

/** The board's record of one case: the exact text that is signed, and who signed it. */
export const OutcomeRecord = z
  .strictObject({
    id,
    caseId: id,
    meetingId: id,
    kind: z.enum(['outcome', 'addendum']),
    amends: id.nullable(),
    sha256: sha256Hex,
    /** Canonical JSON (RFC 8785) of the snapshot. */
    canonical: z.string(),
    createdAt: instant,
    state: z.enum(['awaitingSignatures', 'signedOff', 'returned']),
    required: z.array(z.strictObject({ capacity: z.enum(['chair', 'requiredDiscipline']), discipline: z.enum(disciplines).nullable(), satisfiedBy: PersonName.nullable() })),
    signatures: z.array(Signature),
  })
  .meta({ id: 'OutcomeRecord' });
export type OutcomeRecord = z.infer<typeof OutcomeRecord>;

/** A correction of a signed outcome. A changed recommendation is given in full; one that changes the plan needs quorum again. */
export const AddendumInput = z.strictObject({ text: paragraph(4000, 1), recommendation: RecommendationInput.nullable().default(null) }).meta({ id: 'AddendumInput' });
export type AddendumInput = z.infer<typeof AddendumInput>;

/** Where the case stands between presentation and signatures; read from what is stored. */
export const deliberationStages = [
  'presentation',
  'firstRoundOpen',
  'firstRoundClosed',
  'discussion',
  'secondRoundOpen',
  'secondRoundClosed',
  'outcome',
  'signing',
  'closed',
] as const;

/** Everything the meeting room shows about the case under discussion. */
export const Deliberation = z
  .strictObject({
    caseId: id,
    meetingId: id,
    stage: z.enum(deliberationStages),
    /** Who sits in the chair for this case: the deputy where the chair is away or has an interest. */
    actingChair: z.strictObject({ person: PersonName, office: z.enum(['chair', 'deputyChair']), replacedBecause: z.enum(['absent', 'recused']).nullable() }).nullable(),
    quorum: Quorum,
    rounds: z.array(Round),
    /** Null until the seals of both rounds are open. */
    shift: Shift.nullable(),
    recommendation: Recommendation.nullable(),
    outcome: OutcomeRecord.nullable(),
    addenda: z.array(OutcomeRecord),
    /** Actions of the permission table the signed-in person may take on this case now. */
    allowedActions: z.array(z.string()),
    sequence: z.int().min(0),
  })
  .meta({ id: 'Deliberation' });
export type Deliberation = z.infer<typeof Deliberation>;
