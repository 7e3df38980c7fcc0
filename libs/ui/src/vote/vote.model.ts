/** A round that is sealed: two counts and nothing else, so that nothing else can be shown. */
export interface SealedVoteView {
  readonly sealed: number;
  readonly eligible: number;
  /** Whether ballots are still accepted. */
  readonly open: boolean;
}

/** A way forward that was voted for; `cannotJudge` is one. */
export interface PositionView {
  readonly id: string;
  readonly label: string;
}

export interface BallotView {
  readonly voterId: string;
  /** Family name, as on the chart. */
  readonly voter: string;
  readonly discipline: string;
  readonly positionId: string;
}

export interface OpenRoundView {
  /** "First vote, opened 09:00", translated. */
  readonly label: string;
  readonly short: string;
  readonly ballots: readonly BallotView[];
}

export interface DissentView {
  readonly id: string;
  readonly person: string;
  readonly discipline: string;
  /** The person's own words. */
  readonly text: string;
  /** The chair's acknowledgement: person, instant (ISO), own words where given. */
  readonly acknowledged?: { readonly by: string; readonly at: string; readonly text?: string };
}

/** Opened rounds, one or two, and the dissent recorded. */
export interface OpenVoteView {
  /** In the order of the option list, then other ways forward, then "cannot judge". */
  readonly positions: readonly PositionView[];
  readonly rounds: readonly OpenRoundView[];
  readonly dissents: readonly DissentView[];
}
