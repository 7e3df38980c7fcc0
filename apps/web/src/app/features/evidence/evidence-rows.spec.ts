import { CONTRADICTIONS, EVIDENCE, type EvidenceRow } from '@consilium/knowledge-nelm';
import { contradictionView, evidenceRowView } from './evidence-rows';

const say = (key: string, parameters: Record<string, string | number> = {}): string => [key, ...Object.values(parameters)].join(' ');
const words = { language: 'en' as const, say, phrase: (text: string): string => text };
const base: EvidenceRow = {
  id: 'E999', study: 'Made-up', year: 2001, n: 12, nText: null, design: null, period: null, population: null, intervention: null, comparator: null, endpoint: 'overall survival', timepointMonths: 60,
  valueText: '74', value: 74, unit: '%', low: null, high: null, intervalKind: null, plusMinus: null, p: null, comment: null, source: 'GANGI2020', locator: 'P1', contradictionIds: [], optionIds: [],
};

describe('a figure in the table', () => {
  it('keeps what the source does not give empty', () => {
    const view = evidenceRowView(base, words);
    expect(view).toMatchObject({ scale: 'percent', value: 74, valueText: '74\u00a0%', interval: null, intervalText: '', design: 'evidence.notStated', endpoint: 'evidence.atMonths overall survival 60' });
    expect(view.contradiction).toBeUndefined();
    expect(view.intervention).toBeUndefined();
  });

  it('never draws a range over studies as a confidence interval', () => {
    expect(evidenceRowView({ ...base, low: 31, high: 100, intervalKind: 'range' }, words)).toMatchObject({ interval: { kind: 'range' }, intervalText: 'evidence.range 31 100' });
    expect(evidenceRowView({ ...base, low: 31, high: 100, intervalKind: 'ci' }, words)).toMatchObject({ interval: { kind: 'confidence' }, intervalText: 'evidence.interval 31 100' });
  });

  it('does not draw a single bound, and says it', () => {
    expect(evidenceRowView({ ...base, low: 31, intervalKind: 'ci' }, words)).toMatchObject({ interval: null, intervalText: 'evidence.from 31' });
  });

  it('writes a hazard ratio without a unit and its P value with a space', () => {
    expect(evidenceRowView({ ...base, unit: 'HR', value: 0.47, p: '<0.001' }, words)).toMatchObject({ scale: 'hazardRatio', valueText: '0.47', intervalText: 'P\u00a0<\u00a00.001' });
  });

  it('draws nothing for a direction', () => {
    expect(evidenceRowView({ ...base, value: null, unit: 'direction', valueText: 'longer' }, words)).toMatchObject({ scale: 'none', value: null, valueText: 'longer' });
  });

  it('gives every one of the 308 figures a place in its source', () => {
    for (const row of EVIDENCE) expect(evidenceRowView(row, words).place).not.toBe('');
  });

  it('shows both sides of every contradiction with their places', () => {
    for (const contradiction of CONTRADICTIONS) {
      const view = contradictionView(contradiction, 'de', 'papers');
      expect(view.left.text).not.toBe('');
      expect(view.right.source).not.toBe('');
      expect(view.left.heading).toMatch(/2010|2018|2020|2021/);
    }
  });
});
