import { EVIDENCE } from '@consilium/knowledge-nelm';
import { DESIGN_KINDS, designKind, endpointKind, matchesFilter, type EvidenceFilter } from './evidence-filter';
import { evidenceRowView } from './evidence-rows';

const words = { language: 'en' as const, say: (key: string): string => key, phrase: (text: string): string => text };
const all: EvidenceFilter = { option: null, endpoint: null, design: null, source: null, withContradiction: true, withoutContradiction: true, text: '' };
const found = (filter: Partial<EvidenceFilter>): string[] => EVIDENCE.filter((row) => matchesFilter(row, evidenceRowView(row, words), { ...all, ...filter })).map(({ id }) => id);

describe('filter of the evidence', () => {
  it('reads the kind of design from the words of the source', () => {
    expect(designKind('randomised phase III trial, 2:1')).toBe('randomised');
    expect(designKind('prospective, randomised')).toBe('randomised');
    expect(designKind('systematic review and meta-analysis')).toBe('review');
    expect(designKind('pooled review of 23 institutions')).toBe('review');
    expect(designKind('retrospective, also called phase II in the source')).toBe('retrospective');
    expect(designKind('retrospective, propensity-matched')).toBe('retrospective');
    expect(designKind('phase II')).toBe('prospective');
    expect(designKind('pathology study')).toBe('other');
    expect(designKind(null)).toBe('other');
  });

  it('puts every figure into exactly one group', () => {
    const groups = DESIGN_KINDS.map((kind) => EVIDENCE.filter(({ design }) => designKind(design) === kind).length);
    expect(groups.reduce((sum, count) => sum + count, 0)).toBe(308);
    expect(Math.min(...groups)).toBeGreaterThan(0);
  });

  it('reads the kind of endpoint', () => {
    expect(endpointKind('overall survival')).toBe('survival');
    expect(endpointKind('hazard ratio for progression or death')).toBe('progression');
    expect(endpointKind('postoperative mortality')).toBe('safety');
    expect(endpointKind('relief of symptoms')).toBe('response');
    expect(endpointKind('incidence of NET')).toBe('other');
  });

  it('shows everything without a filter and nothing when both boxes are off', () => {
    expect(found({})).toHaveLength(308);
    expect(found({ withContradiction: false, withoutContradiction: false })).toEqual([]);
    expect(found({ withContradiction: false }).length + found({ withoutContradiction: false }).length).toBe(308);
  });

  it('combines option, source and words', () => {
    const debulking = found({ option: 'debulking-cytoreduction', source: 'GANGI2020', text: 'sarmiento 2003' });
    expect(debulking).toContain('E192');
    expect(debulking.every((id) => EVIDENCE.find((row) => row.id === id)?.source === 'GANGI2020')).toBe(true);
    expect(found({ text: 'e192' })).toContain('E192');
  });
});
