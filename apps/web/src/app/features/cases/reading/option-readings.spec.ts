import type { Explanation, OptionResult } from '@consilium/criteria';
import { absent, assertion, DEBULKING_FACTS, english, fact, readingOf } from '../testing/made-up-case';
import { sensitivityOf, type CaseReading } from './case-reading';
import { explained, holdsAt, speaksFor } from './explained';
import { changesOf, joined } from './option-changes';
import { optionRows } from './option-rows';
import { optionView, thresholdsOf } from './option-view';
import { traceOf } from './trace-rows';

const DEBULKING = 'debulking-cytoreduction';
const optionOf = (reading: CaseReading, id: string): OptionResult => {
  const found = reading.evaluation.options.find((option) => option.id === id);
  if (!found) throw new Error(`no option ${id}`);
  return found;
};
const nodeOf = (reading: CaseReading): Explanation => {
  const found = explained(reading, DEBULKING, english);
  if (!found) throw new Error('no explanation');
  return found;
};
const debulking = readingOf({ facts: [...DEBULKING_FACTS] });
const option = optionOf(debulking, DEBULKING);

describe('an opened option', () => {
  it('stands at Consider while the thresholds differ and the PET is awaited', () => {
    expect(option.status).toBe('consider');
    expect(speaksFor(debulking, DEBULKING, english).map(({ criterionId, text }) => [criterionId, text])).toEqual([
      ['DEBULK-IND-01', 'Functional tumour with hormonal symptoms, threshold met, under T70 and T80 only'],
      ['DEBULK-IND-05', 'Functional tumour, threshold met, under T70 and T80 only'],
    ]);
    const holds = holdsAt(debulking, DEBULKING, english);
    expect(holds.map(({ criterionId }) => criterionId)).toEqual(['SURG-RC-09', undefined]);
    expect(holds[0]?.text).toBe('Extrahepatic disease present: open, not known: Extrahepatic disease');
  });

  it('holds nothing at Supported once the board chose a threshold and the PET is clear', () => {
    const clear = readingOf({ facts: [...DEBULKING_FACTS.filter(({ element }) => element !== 'extrahepaticDisease'), fact('extrahepaticDisease', 'absent')] }, { debulkingPolicy: 'T80' });
    expect(optionOf(clear, DEBULKING).status).toBe('supported');
    expect(holdsAt(clear, DEBULKING, english)).toEqual([]);
  });

  it('says of an option without indication that this is not advice against it', () => {
    const nothing = readingOf({ facts: [...DEBULKING_FACTS.filter(({ element }) => element !== 'predictedCytoreductionPct'), fact('predictedCytoreductionPct', 40)] });
    expect(optionOf(nothing, DEBULKING).status).toBe('notIndicated');
    expect(holdsAt(nothing, DEBULKING, english)).toEqual([{ text: 'No indication in the sources for this profile. That is not a recommendation against.' }]);
  });

  it('names the blocker of an option that is not recommended', () => {
    const heart = readingOf({ facts: [...DEBULKING_FACTS.filter(({ element }) => element !== 'carcinoidHeartDisease'), fact('carcinoidHeartDisease', true)] });
    expect(holdsAt(heart, DEBULKING, english)).toEqual([{ text: 'Carcinoid heart disease', criterionId: 'SURG-RS-01' }]);
  });

  it('puts the value between the thresholds and shows the historic one without a status', () => {
    const thresholds = thresholdsOf(debulking, option, english);
    expect(thresholds).toMatchObject({ value: 84, valueText: '84 % removable' });
    expect(thresholds?.policies.map(({ id, percent, status }) => [id, percent, status])).toEqual([
      ['T70', 70, 'consider'], ['T80', 80, 'consider'], ['T90', 90, 'notIndicated'], ['T95', 95, null],
    ]);
    expect(thresholdsOf(debulking, optionOf(debulking, 'tae'), english)).toBeNull();
  });
});

describe('the criterion trace', () => {
  it('splits a criterion whose verdict depends on the threshold', () => {
    const rows = traceOf(debulking, nodeOf(debulking), english, true).rows;
    expect(rows[0]).toMatchObject({ id: 'DEBULK-IND-01', state: 'met', effect: { status: 'supported', text: 'Full indication under T70 and T80' } });
    expect(rows[1]).toMatchObject({ id: '', text: 'the same under T90', state: 'notMet', effect: { status: 'notIndicated', text: 'No indication under T90' } });
  });

  it('keeps blockers in view, says how many criteria it leaves out, and shows all on request', () => {
    const folded = traceOf(debulking, nodeOf(debulking), english, true);
    const whole = traceOf(debulking, nodeOf(debulking), english, false);
    expect(folded.rows.some(({ id, state }) => id === 'SURG-RS-01' && state === 'notMet')).toBe(true);
    expect(folded.hidden).toBeGreaterThan(0);
    expect(whole.hidden).toBe(0);
    expect(new Set(whole.rows.map(({ id }) => id).filter(Boolean)).size).toBe(whole.total);
  });

  it('judges in the effect column only: a blocker that is not met has no status', () => {
    const row = traceOf(debulking, nodeOf(debulking), english, false).rows.find(({ id }) => id === 'SURG-RS-12');
    expect(row).toMatchObject({ state: 'notMet', value: 'Liver remnant adequate: yes', effect: { status: null, text: 'Would block: recommendation against' } });
  });

  it('shows an open caution with what it waits for', () => {
    expect(traceOf(debulking, nodeOf(debulking), english, true).rows.find(({ id }) => id === 'SURG-RC-09')).toMatchObject({
      state: 'unknown', value: 'Extrahepatic disease: pending until 23 Jul', effect: { status: 'consider', text: 'Limits to Consider while open' },
    });
  });

  it('marks an assertion with its person and reason, and the option it moves', () => {
    const asserted = readingOf({ facts: [...DEBULKING_FACTS], assertions: [assertion('SURG-RS-01', 'met')] });
    const moved = optionOf(asserted, DEBULKING);
    expect(moved.status).toBe('notRecommended');
    expect(traceOf(asserted, nodeOf(asserted), english, true).rows.find(({ id }) => id === 'SURG-RS-01')).toMatchObject({
      state: 'asserted', stateWord: 'Asserted met', source: { text: 'Seen in the clinic.', by: 'Dr Made-Up', date: '2026-07-15' }, effect: { status: 'notRecommended' },
    });
    const view = optionView(asserted, DEBULKING, sensitivityOf(asserted), english, true, { contradictions: [], evidence: [] });
    expect(view?.summary).toContain('Moved by an assertion; the facts alone give Consider');
    expect(optionRows(asserted, english, new Map()).find(({ id }) => id === DEBULKING)?.remark).toBe('asserted');
  });

  it('calls a criterion conflicting whose facts compete', () => {
    const competing = readingOf({ facts: [fact('ki67Pct', 4), fact('ki67Pct', 60), fact('differentiation', 'well')] });
    const lines = traceOf(competing, nodeOf(competing), english, false).rows;
    expect(lines.find(({ id }) => id === 'SURG-RS-04')).toMatchObject({ state: 'conflicting', value: expect.stringContaining('Ki-67: 4\u00a0% or 60\u00a0%') });
  });
});

describe('what would change an option', () => {
  it('gives each threshold a column and puts answers with the same outcome on one line', () => {
    const changes = changesOf(debulking, DEBULKING, sensitivityOf(debulking), english);
    expect(changes.columns).toEqual(['Under T70', 'Under T80', 'Under T90']);
    expect(changes.rows[0]).toEqual({ condition: 'Extrahepatic disease: absent or resected', now: 'pending until 23 Jul', outcomes: ['supported', 'supported', 'notIndicated'] });
    expect(changes.rows).toContainEqual({ condition: 'Removable share: 90\u00a0% or more', now: '84\u00a0%', outcomes: ['consider', 'consider', 'consider'] });
  });

  it('has one column once the board chose', () => {
    const chosen = readingOf({ facts: [...DEBULKING_FACTS] }, { debulkingPolicy: 'T90' });
    expect(changesOf(chosen, DEBULKING, sensitivityOf(chosen), english).columns).toEqual(['Then']);
  });

  it('joins spans that touch and keeps others apart', () => {
    const span = (low: number, high: number) => ({ value: low, span: { low, lowIncluded: true, high, highIncluded: false } });
    expect(joined([span(0, 10)], span(10, 20))).toEqual([span(0, 20)]);
    expect(joined([span(0, 10)], span(30, 40))).toEqual([span(0, 10), span(30, 40)]);
    expect(joined([{ value: 'G3' }], { value: 'NEC' })).toEqual([{ value: 'G3' }, { value: 'NEC' }]);
  });
});

describe('the list of options', () => {
  it('has all 39 in the catalogue’s order and marks those that changed since the page was opened', () => {
    const before = new Map(debulking.evaluation.options.map(({ id, status }) => [id, id === 'tae' ? 'contraindicated' : status]));
    const rows = optionRows(debulking, english, before);
    expect(rows).toHaveLength(39);
    expect(rows.filter(({ isNew }) => isNew).map(({ id }) => id)).toEqual(['tae']);
  });

  it('remarks what is missing, and where the sources are silent', () => {
    const rows = optionRows(readingOf({ facts: [absent('sstrPositive', 'notDone')] }), english, new Map());
    expect(rows.find(({ id }) => id === 'two-stage-hepatectomy')?.remark).toBe('sources silent');
    expect(rows.find(({ id }) => id === 'prrt-lu177')?.remark).toBe('Differentiation');
  });
});
