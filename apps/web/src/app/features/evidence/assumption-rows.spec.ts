import { nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import { wording as de } from '@consilium/knowledge-nelm/wording-de';
import { wording as en } from '@consilium/knowledge-nelm/wording-en';
import { assumptionRows } from './assumption-rows';

describe('the assumptions on the page of the clinical basis', () => {
  const rows = assumptionRows('en', en);

  it('are all there: named settings, rules and every criterion marked in the catalogue', () => {
    expect(rows.settings.map(({ id }) => id)).toEqual(expect.arrayContaining([...nelmKnowledge.settings.map(({ id }) => id), 'aggregation.unknownCaution', 'aggregation.policiesDiffer']));
    expect(rows.rules).toHaveLength(nelmKnowledge.impliedValues.length);
    expect(rows.criteria.map(({ id }) => id)).toEqual(nelmKnowledge.criteria.filter(({ operationalisation }) => operationalisation).map(({ id }) => id));
  });

  it('stand with the declared value and what they may be set to, in words', () => {
    expect(rows.settings.find(({ id }) => id === 'numerousLesionsAbove')).toEqual({
      id: 'numerousLesionsAbove', text: 'Lesions count as numerous above', declared: '10\u00a0lesions', permitted: '1 to 100\u00a0lesions',
    });
    expect(assumptionRows('de', de).settings.find(({ id }) => id === 'reportedG3')).toEqual({
      id: 'reportedG3', text: 'Ein Befund G3 ohne Differenzierung ist', declared: 'offen für ein Karzinom', permitted: 'offen für ein Karzinom; wie befundet übernommen',
    });
    expect(rows.rules[0]).toMatchObject({ declared: 'filled in', permitted: 'filled in; not filled in' });
  });

  it('leave no identifier unworded', () => {
    for (const row of [...rows.settings, ...rows.rules, ...rows.criteria]) for (const text of [row.text, row.declared, row.permitted]) expect(text).not.toMatch(/^[a-z]+[A-Z]\w*$/);
  });
});
