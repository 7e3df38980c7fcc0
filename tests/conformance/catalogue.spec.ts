import type { Citation } from '@consilium/criteria';
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import { criteriaRows, dictionaryRows, optionRows } from './catalogue-tables.js';

const written = ({ source, locator }: Citation): string => [source, locator].filter(Boolean).join(' ');

/** Where the catalogue points elsewhere ("as above", "all LT sets"), the library names the sources meant. */
const NAMED_SOURCES: Readonly<Record<string, string>> = {
  'RESECT-DATA-01': 'XIANG2021 P2; CHAN2018 Liver resection P1; REDDY2010 Resection',
  'DEBULK-DATA-01': 'GANGI2020 Surgical Cytoreduction P2-P8; EDITORIAL2018 P9; REDDY2010 Resection',
  'PRIMARY-DATA-01': 'XIANG2021 P3; CHAN2018 Primary section; GANGI2020 Surgical Cytoreduction P3; EDITORIAL2018 P10',
  'LT-DATA-01': 'GANGI2020 LT; CHAN2018 LT',
  'IAT-DATA-01': 'GANGI2020 Intra-arterial P1; REDDY2010 HAT',
  'LT-RS-01': 'GANGI2020 LT; CHAN2018 LT; XIANG2021 P6; REDDY2010 Summary',
};

describe('the library against the tables of the catalogue', () => {
  it('has every criterion once, in order, with its role, its source and whether it contains an assumption', () => {
    const ours = nelmKnowledge.criteria.map(({ id, role, sources, operationalisation }) => ({
      id,
      role,
      source: sources.map(written).join('; '),
      operationalisation,
    }));
    const theirs = criteriaRows().map((row) => ({
      id: row['id'],
      role: row['role'],
      source: NAMED_SOURCES[row['id'] ?? ''] ?? row['source'],
      operationalisation: row['operationalisation'] === 'yes',
    }));
    expect(ours).toEqual(theirs);
    expect(ours).toHaveLength(230);
  });

  it('names a source of its own only where the catalogue points elsewhere', () => {
    for (const row of criteriaRows()) {
      if (NAMED_SOURCES[row['id'] ?? '']) expect(['as above', 'all LT sets']).toContain(row['source']);
    }
  });

  it('has every option once, in order, with its ceiling and its criteria', () => {
    const ours = nelmKnowledge.options.map(({ id, name, ceiling, criteria }) => ({ id, name, ceiling, criteria }));
    const theirs = optionRows().map((row) => ({
      id: row['id'],
      name: row['name'],
      ceiling: row['ceiling'],
      criteria: (row['criteria'] ?? '').split(' ').filter(Boolean),
    }));
    expect(ours).toEqual(theirs);
    expect(ours).toHaveLength(39);
  });

  it('has every element of the dictionary, with type, unit and permitted values', () => {
    const ours = [...nelmKnowledge.elements, ...nelmKnowledge.derived].map((element) => element.id).sort();
    expect(ours).toEqual(
      dictionaryRows()
        .map((row) => row['id'])
        .sort(),
    );
    for (const row of dictionaryRows()) {
      const element = nelmKnowledge.elements.find((one) => one.id === row['id']);
      if (!element) {
        expect(row['type']).toMatch(/^derived/);
        continue;
      }
      expect([element.id, element.type]).toEqual([
        row['id'],
        row['type'] === 'number or interval' ? 'numberOrInterval' : row['type'],
      ]);
      expect([element.id, element.unit ?? '-']).toEqual([row['id'], row['unit']]);
      if (element.type === 'code')
        expect([element.id, element.values]).toEqual([
          row['id'],
          row['values'] === 'T1-T4' ? ['T1', 'T2', 'T3', 'T4'] : row['values']?.split(' / '),
        ]);
      else if (element.range) expect([element.id, rangeText(element.range)]).toEqual([row['id'], row['values']]);
    }
  });
});

function rangeText({ min, max, above }: { min?: number; max?: number; above?: number }): string {
  if (above !== undefined) return `> ${above}`;
  return max === undefined ? `>= ${min}` : `${min}-${max}`;
}
