import { BALLOT_TEXT_FORMAT, type BallotContent } from '@consilium/board';

/** Reads a canonical ballot text back. The place it names was checked with the commitment when the seal was opened. */
export function contentOfBallotText(text: string): BallotContent {
  const [format, fields] = text.split('\n', 2);
  if (format !== BALLOT_TEXT_FORMAT || fields === undefined) throw new Error('This is not the text of a ballot.');
  const [, , , , , kind, said, confidence, drivers] = JSON.parse(fields) as [string, string, string, string, string, BallotContent['position']['kind'], string, BallotContent['confidence'], string[]];
  const position = kind === 'option' ? ({ kind, optionId: said } as const) : kind === 'other' ? ({ kind, text: said } as const) : ({ kind, reason: said } as const);
  return { position, confidence, drivers };
}
