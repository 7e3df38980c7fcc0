import fc from 'fast-check';
import {
  firedTriggers,
  REDISCUSSION_TRIGGER_IDS,
  REDISCUSSION_TRIGGERS,
  type FactsByElement,
} from './rediscussion-triggers.js';

const fired = (before: FactsByElement, after: FactsByElement, openOptionIds: readonly string[] = []): string[] =>
  firedTriggers(before, after, openOptionIds).map(
    ({ triggerId, changedElementIds }) => `${triggerId}: ${changedElementIds.join(' ')}`,
  );

describe('rediscussion triggers', () => {
  it.each<[FactsByElement, FactsByElement, string[]]>([
    [{}, { recurrence: true }, ['recurrence: recurrence']],
    [
      { progressionStatus: 'stable' },
      { progressionStatus: 'progressive' },
      ['progressionOnTherapy: progressionStatus'],
    ],
    [{ progressionOnSsa: false }, { progressionOnSsa: true }, ['progressionOnTherapy: progressionOnSsa']],
    [{ responseCategory: 'SD' }, { responseCategory: 'PR' }, ['responseAllowingSurgery: responseCategory']],
    [
      { completeResectionFeasible: false },
      { completeResectionFeasible: true },
      ['responseAllowingSurgery: completeResectionFeasible'],
    ],
    [{ completeResectionFeasible: null }, { completeResectionFeasible: true }, []],
    [
      { extrahepaticDisease: 'absent' },
      { extrahepaticDisease: 'present' },
      ['extrahepaticDiseaseChanged: extrahepaticDisease'],
    ],
    [
      { extrahepaticDisease: 'present' },
      { extrahepaticDisease: 'resected' },
      ['extrahepaticDiseaseChanged: extrahepaticDisease'],
    ],
    [{ extrahepaticDisease: 'present' }, { extrahepaticDisease: 'absent' }, []],
    [
      { extrahepaticSites: ['bone'] },
      { extrahepaticSites: ['bone', 'lung'] },
      ['extrahepaticDiseaseChanged: extrahepaticSites'],
    ],
    [{ extrahepaticSites: ['bone', 'lung'] }, { extrahepaticSites: ['lung'] }, []],
    [
      { hormonalSymptomsRefractory: false },
      { hormonalSymptomsRefractory: true },
      ['refractorySymptoms: hormonalSymptomsRefractory'],
    ],
    [{ reportedGrade: 'G1' }, { reportedGrade: 'G2' }, ['gradeChanged: reportedGrade']],
    [{}, { reportedGrade: 'G2' }, []],
    [{ grade: ['G1'] }, { grade: ['G2'] }, ['gradeChanged: grade']],
    [{}, { carcinoidHeartDisease: true }, ['carcinoidHeartDisease: carcinoidHeartDisease']],
    [
      {},
      { hepaticInsufficiency: true, hepaticFailure: true },
      ['organDysfunction: hepaticInsufficiency hepaticFailure'],
    ],
    [{ renalInsufficiency: true }, { renalInsufficiency: false }, []],
    [
      {},
      { postCytoreduction: true, achievedCytoreductionPct: 82 },
      ['debulkingCompleted: postCytoreduction achievedCytoreductionPct'],
    ],
    [{ patientPreference: 'wantsSurgery' }, { patientPreference: 'undecided' }, ['wishChanged: patientPreference']],
    [{}, { patientPreference: 'declinesSurgery' }, ['wishChanged: patientPreference']],
    [{}, { patientPreference: 'undecided' }, []],
    [{ patientPreference: 'undecided' }, {}, []],
  ])('from %j to %j fires %j', (before, after, expected) => {
    expect(fired(before, after)).toEqual(expected);
  });

  it('fires at six stable months once, and only while transplantation is open', () => {
    const open = ['liver-transplantation'];
    expect(fired({ stableMonths: 5.75 }, { stableMonths: 6 }, open)).toEqual(['sixStableMonths: stableMonths']);
    expect(fired({ stableMonths: 6 }, { stableMonths: 7 }, open)).toEqual([]);
    expect(fired({ stableMonths: 5 }, { stableMonths: 5.9 }, open)).toEqual([]);
    expect(fired({ stableMonths: 5 }, { stableMonths: 6 }, ['tae'])).toEqual([]);
  });

  it('is quiet while nothing changes, whatever the facts', () => {
    const elements = REDISCUSSION_TRIGGERS.flatMap(({ elementIds }) => elementIds);
    const value = fc.oneof(
      fc.boolean(),
      fc.constantFrom('present', 'progressive', 'PD', 'PR', 'G2', null),
      fc.integer({ min: 0, max: 12 }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...elements), value), (facts) => {
        expect(fired(facts, structuredClone(facts), ['liver-transplantation'])).toEqual([]);
      }),
    );
  });

  it('is quiet when everything becomes unknown, and reads no inherited property as a fact', () => {
    expect(fired({ recurrence: false, patientPreference: 'wantsSurgery' }, {})).toEqual([]);
    expect(fired({}, Object.create({ recurrence: true }) as FactsByElement)).toEqual([]);
  });

  it('has a sentence for each of its ids', () => {
    expect(REDISCUSSION_TRIGGERS.map(({ triggerId }) => triggerId)).toEqual([...REDISCUSSION_TRIGGER_IDS]);
    expect(REDISCUSSION_TRIGGERS.every(({ says, elementIds }) => says.endsWith('.') && elementIds.length > 0)).toBe(
      true,
    );
  });
});
