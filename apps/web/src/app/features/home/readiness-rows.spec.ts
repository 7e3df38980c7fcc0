import type { CaseReadiness, ReadinessFinding } from '@consilium/contracts';
import { readinessRows, verdictCounts, type ReadinessWords } from './readiness-rows';

const words: ReadinessWords = {
  item: (id) => `item ${id}`,
  owner: (role) => `owner ${role}`,
  question: (code) => `question ${code}`,
  sentence: (code, { item }) => `${code} ${item ?? ''}`.trim(),
  more: (count) => `and ${count} more`,
};
const finding = (itemId: string, effect: ReadinessFinding['effect']): ReadinessFinding => ({
  itemId,
  group: 'pet',
  code: 'readiness.missing',
  effect,
  ownerRole: 'nuclearMedicine',
  dueAt: '2026-11-20T21:00:00.000Z',
  expectedOn: null,
  movesOptionIds: [],
  params: {},
});
const boardCase = (verdict: CaseReadiness['verdict'], findings: ReadinessFinding[]): CaseReadiness => ({
  caseId: 'c1',
  caseNumber: 'C-1',
  agendaItemId: 'a1',
  position: 2,
  patientShort: 'Example, A.',
  questionCode: 'prrt',
  verdict,
  groups: { question: 'recorded', pathology: 'recorded', ctMri: 'recorded', pet: 'missing', labs: 'recorded', wish: 'recorded', fitness: 'asserted', presenter: 'recorded' },
  findings,
});

describe('readiness rows', () => {
  it('say the most pressing thing, who owes it, and how much else there is', () => {
    const [row] = readinessRows([boardCase('notReady', [finding('sstrPositive', 'blocks'), finding('grade', 'blocks'), finding('flrPct', 'conditions')])], words);
    expect(row).toMatchObject({ reason: 'home.readiness.missing item sstrPositive and 1 more', owner: 'owner nuclearMedicine', verdict: 'notReady' });
    expect(row!.cells).toEqual(['recorded', 'recorded', 'recorded', 'missing', 'recorded', 'recorded', 'asserted', 'recorded']);
  });

  it('say conditions where nothing blocks, and nothing where nothing is missing', () => {
    const [conditional, ready] = readinessRows([boardCase('conditional', [finding('flrPct', 'conditions'), finding('x', 'none')]), boardCase('ready', [finding('x', 'none')])], words);
    expect(conditional!.reason).toBe('home.readiness.missing item flrPct');
    expect(ready!.reason).toBe('home.nothingMissing');
    expect(ready).not.toHaveProperty('owner');
  });

  it('are counted with what needs work first', () => {
    const counts = verdictCounts([boardCase('ready', []), boardCase('notReady', []), boardCase('ready', [])]);
    expect(counts).toEqual([
      { verdict: 'notReady', count: 1 },
      { verdict: 'conditional', count: 0 },
      { verdict: 'ready', count: 2 },
    ]);
  });
});
