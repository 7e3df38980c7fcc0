import { labelLines, slopeDrawing } from './slope-geometry';
import type { BallotView, OpenRoundView } from './vote.model';

const positions = [
  { id: 'debulking', label: 'Debulking' },
  { id: 'prrt', label: 'PRRT' },
  { id: 'tare', label: 'TARE' },
];
const round = (short: string, votes: Record<string, string>): OpenRoundView => ({
  label: short,
  short,
  ballots: Object.entries(votes).map(([voter, positionId]): BallotView => ({ voterId: voter, voter, discipline: 'x', positionId })),
});

describe('slopeDrawing', () => {
  const drawing = slopeDrawing(
    positions,
    round('1', { Ada: 'debulking', Ben: 'prrt', Cem: 'prrt', Dia: 'tare' }),
    round('2', { Dia: 'debulking', Cem: 'prrt', Ada: 'debulking', Ben: 'debulking' }),
  );

  it('stacks positions in the given order and leaves out those without a vote', () => {
    expect(drawing.left.map((block) => [block.label, block.count])).toEqual([['Debulking', 1], ['PRRT', 2], ['TARE', 1]]);
    expect(drawing.right.map((block) => [block.label, block.count])).toEqual([['Debulking', 3], ['PRRT', 1]]);
  });

  it('keeps the first order inside a position, whatever order the ballots come in', () => {
    expect(drawing.right[0]?.people.map((person) => person.voter)).toEqual(['Ada', 'Ben', 'Dia']);
  });

  it('marks exactly those who moved, and draws them last', () => {
    expect([...drawing.changed].sort()).toEqual(['Ben', 'Dia']);
    expect(drawing.bands.map((band) => band.changed)).toEqual([false, false, true, true]);
  });

  it('draws no band for somebody who voted once', () => {
    const late = slopeDrawing(positions, round('1', { Ada: 'prrt' }), round('2', { Ada: 'prrt', Eve: 'tare' }));
    expect(late.bands).toHaveLength(1);
    expect(late.right.map((block) => block.count)).toEqual([1, 1]);
  });
});

describe('labels beside the drawing', () => {
  it('break between words, never within one', () => {
    expect(labelLines('Resection + ablation')).toEqual(['Resection +', 'ablation']);
    expect(labelLines('PRRT')).toEqual(['PRRT']);
    expect(labelLines('Radiofrequenzablation danach')).toEqual(['Radiofrequenzablation', 'danach']);
  });
});
