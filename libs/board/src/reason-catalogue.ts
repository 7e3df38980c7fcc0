/** Every code this library answers with, and its English sentence: the list that a translation has to be complete against. */
import { ADDENDUM_REASONS } from './addendum.js';
import { AGENDA_REASONS } from './agenda.js';
import { ATTENDANCE_REASONS } from './attendance-register.js';
import { BALLOT_REASONS } from './ballot.js';
import { ROUND_REASONS } from './ballot-round.js';
import { CASE_REASONS } from './case-lifecycle.js';
import { DELIBERATION_REASONS } from './deliberation.js';
import { DISSENT_REASONS } from './dissent.js';
import { LABORATORY_REASONS } from './laboratory-units.js';
import { LISTING_REASONS } from './listing.js';
import { MEETING_REASONS } from './meeting-lifecycle.js';
import { READING_REASONS } from './number-reading.js';
import { READINESS_SENTENCES } from './readiness.js';
import { RECOMMENDATION_REASONS } from './recommendation-check.js';
import { SIGNATURE_REASONS } from './sign-off.js';
import { SIGNATORY_REASONS } from './signatories.js';

const TABLES = [
  ADDENDUM_REASONS,
  AGENDA_REASONS,
  ATTENDANCE_REASONS,
  BALLOT_REASONS,
  ROUND_REASONS,
  CASE_REASONS,
  DELIBERATION_REASONS,
  DISSENT_REASONS,
  LABORATORY_REASONS,
  LISTING_REASONS,
  MEETING_REASONS,
  READING_REASONS,
  READINESS_SENTENCES,
  RECOMMENDATION_REASONS,
  SIGNATURE_REASONS,
  SIGNATORY_REASONS,
] as const;

type KeysOf<Table> = Table extends unknown ? keyof Table & string : never;
export type BoardReasonCode = KeysOf<(typeof TABLES)[number]>;

export const BOARD_REASONS: Readonly<Record<BoardReasonCode, string>> = Object.assign({}, ...TABLES);

/** The tables one by one, for the test that no code means two things. */
export const REASON_TABLES: readonly Readonly<Record<string, string>>[] = TABLES;
