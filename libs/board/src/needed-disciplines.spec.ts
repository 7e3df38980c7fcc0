import fc from 'fast-check';
import { DISCIPLINES } from './disciplines.js';
import { neededDisciplines, openOptionIds } from './needed-disciplines.js';
import { NELM_OPTION_DISCIPLINES } from './option-disciplines.js';

const disciplinesFor = (...openOptions: string[]): string[] =>
  neededDisciplines({ openOptionIds: openOptions }).needs.map(({ discipline }) => discipline);

describe('needed disciplines', () => {
  it('asks for surgeon, oncologist and radiologist in every case', () => {
    expect(disciplinesFor()).toEqual(['surgery', 'medicalOncology', 'radiology']);
  });

  it.each([
    ['liver-transplantation', 'transplant'],
    ['prrt-lu177', 'nuclearMedicine'],
    ['radionuclide-in111-octreotide', 'nuclearMedicine'],
    ['mibg-131i', 'nuclearMedicine'],
    ['tare', 'nuclearMedicine'],
    ['tare', 'interventionalRadiology'],
    ['tae', 'interventionalRadiology'],
    ['tace', 'interventionalRadiology'],
    ['hepatic-arterial-infusion', 'interventionalRadiology'],
    ['ablation-rfa', 'interventionalRadiology'],
    ['ablation-mwa', 'interventionalRadiology'],
    ['external-radiotherapy', 'radiotherapy'],
  ])('%s needs %s', (optionId, discipline) => {
    expect(disciplinesFor(optionId)).toContain(discipline);
    expect(disciplinesFor()).not.toContain(discipline);
  });

  it('says which options and facts ask for a discipline', () => {
    const { needs } = neededDisciplines({
      openOptionIds: ['tare', 'prrt-lu177', 'tare'],
      conflictingElementIds: ['ki67Pct', 'liverBurdenPct'],
    });
    expect(needs.find(({ discipline }) => discipline === 'nuclearMedicine')?.causes).toEqual([
      { kind: 'option', optionId: 'tare' },
      { kind: 'option', optionId: 'prrt-lu177' },
    ]);
    expect(needs.find(({ discipline }) => discipline === 'pathology')?.causes).toEqual([
      { kind: 'conflictingFact', elementId: 'ki67Pct' },
    ]);
  });

  it('reports an open option nobody is assigned to, also one named like an inherited property', () => {
    expect(neededDisciplines({ openOptionIds: ['new-drug', 'constructor'] }).unassignedOptionIds).toEqual([
      'new-drug',
      'constructor',
    ]);
  });

  it('counts an option that lacks data as open unless no source speaks of it', () => {
    const outlooks = [
      { optionId: 'tae', status: 'supported' },
      { optionId: 'everolimus', status: 'consider' },
      { optionId: 'prrt-lu177', status: 'insufficientData' },
      { optionId: 'immunotherapy', status: 'insufficientData', sourceSilent: true },
      { optionId: 'deb-tace', status: 'notRecommended' },
      { optionId: 'liver-transplantation', status: 'notIndicated' },
      { optionId: 'tace', status: 'contraindicated' },
    ] as const;
    expect(openOptionIds(outlooks)).toEqual(['tae', 'everolimus', 'prrt-lu177']);
  });

  it('never needs fewer people when more options are open', () => {
    const options = fc.subarray(Object.keys(NELM_OPTION_DISCIPLINES));
    fc.assert(
      fc.property(options, options, (some, others) => {
        const all = disciplinesFor(...some, ...others);
        expect(disciplinesFor(...some).every((discipline) => all.includes(discipline))).toBe(true);
        expect(all).toEqual(DISCIPLINES.filter((discipline) => all.includes(discipline)));
      }),
    );
  });

  it('covers the 39 options of the catalogue', () => {
    expect(Object.keys(NELM_OPTION_DISCIPLINES)).toHaveLength(39);
  });
});
