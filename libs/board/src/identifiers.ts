/** Ids typed by what they name. They are opaque text; the database makes them. */
export type CaseId = string;
export type MeetingId = string;
export type AgendaEntryId = string;
export type RoundId = string;
export type BallotId = string;
/** A seat is the place of one voting member and carries that member's id; a named cover votes for the same seat. */
export type SeatId = string;
export type PersonId = string;
export type OptionId = string;
export type CriterionId = string;
/** Id of an element of the data dictionary, for example `ki67Pct`. */
export type ElementId = string;
export type LesionId = string;
export type DissentId = string;
/** Lower-case hexadecimal SHA-256, 64 digits. */
export type Sha256Hex = string;
