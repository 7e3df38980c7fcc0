import { CONTRADICTIONS } from './contradictions.js';
import { EVIDENCE } from './evidence.js';
import { EVIDENCE_BY_OPTION } from './evidence-by-option.js';
import { OPTION_IDS, SOURCE_KEYS } from './ids.js';
import type { EvidenceRow } from './model.js';
import { catalogueTable } from './testing/catalogue-tables.js';
import { complaints } from './testing/text-rules.js';
import { EVIDENCE_PHRASES } from './wording/index.js';

const NOT_STATED = new Set(['', '-', 'not stated in seed']);
const isPlainNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);
const numberOrNull = (text: string | undefined): number | null => (text !== undefined && isPlainNumber(text) ? Number(text) : null);
const figuresIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];
/** Digits that are part of a name: source keys, isotopes (plain in the catalogue), grades, margins, 5-FU, RECIST 1.1. */
const withoutNames = (text: string): string =>
  text.replace(/[A-Z]+20\d\d|\b(?:68|90|111|131|177)(?=Ga|Y|In|I-|Lu)|\b[RG][0-3]\b|5-FU|RECIST 1\.1/g, ' ').replaceAll('-', ' ');

const catalogue = catalogueTable('evidence');
const byId = new Map(EVIDENCE.map((row) => [row.id, row]));

function rowOf(id: string | undefined): EvidenceRow {
  const row = byId.get(id as EvidenceRow['id']);
  if (row === undefined) throw new Error(`No evidence row ${id}`);
  return row;
}

const phrasesOf = (row: EvidenceRow): string[] =>
  [row.nText, row.design, row.period, row.population, row.intervention, row.comparator, row.endpoint, row.valueText, row.unit, row.comment].filter(
    (text) => text !== null,
  );

describe('evidence rows', () => {
  it('are the 308 of the catalogue, in its order, each once', () => {
    expect(EVIDENCE.map(({ id }) => id)).toEqual(catalogue.map((row) => row['id']));
    expect(byId.size).toBe(308);
  });

  it.each(catalogue.map((row) => [row['id'] ?? '', row] as const))('%s carries the figures of the catalogue', (id, row) => {
    const evidence = rowOf(id);
    expect({
      year: evidence.year,
      n: evidence.n,
      timepointMonths: evidence.timepointMonths,
      value: evidence.value,
      low: evidence.low,
      high: evidence.high,
      source: evidence.source,
      locator: evidence.locator,
    }).toEqual({
      year: numberOrNull(row['year']),
      n: numberOrNull(row['n']),
      timepointMonths: numberOrNull(row['timepoint_months']),
      value: numberOrNull(row['value']),
      low: numberOrNull(row['ci_low']),
      high: numberOrNull(row['ci_high']),
      source: row['seed'],
      locator: row['locator'],
    });
    expect(figuresIn(evidence.valueText ?? '')).toEqual(figuresIn((row['value'] ?? '').replaceAll('-', ' ')));
    expect(figuresIn(evidence.nText ?? String(evidence.n ?? ''))).toEqual(figuresIn(row['n'] ?? ''));
    expect((evidence.p ?? '').replaceAll('\u00a0', ' ')).toBe(row['p'] === 'ns' ? 'not significant' : row['p']);
  });

  it.each(['design', 'period', 'population', 'intervention', 'comparator', 'endpoint'] as const)('states a %s exactly where the catalogue does', (column) => {
    const differing = catalogue.filter((row) => NOT_STATED.has(row[column] ?? '') !== (rowOf(row['id'])[column] === null));
    expect(differing.map((row) => row['id'])).toEqual([]);
  });

  it.each(['population', 'intervention', 'comparator', 'endpoint'] as const)('repeats the figures of the %s', (column) => {
    for (const row of catalogue) {
      const stated = NOT_STATED.has(row[column] ?? '') ? '' : (row[column] ?? '');
      const kept = rowOf(row['id'])[column] ?? '';
      expect({ id: row['id'], figures: figuresIn(withoutNames(kept)) }).toEqual({ id: row['id'], figures: figuresIn(withoutNames(stated)) });
    }
  });

  it('keeps every figure of the comments, in the comment or in the field made for it', () => {
    for (const row of catalogue) {
      const evidence = rowOf(row['id']);
      const kept = [evidence.comment, evidence.plusMinus, evidence.n, evidence.population, evidence.intervention, evidence.endpoint].join(' ');
      const figures = figuresIn((row['comment'] ?? '').replaceAll('-', ' '));
      const lost = figures.filter((figure) => !figuresIn(kept.replaceAll('-', ' ')).includes(figure));
      expect({ id: row['id'], lost }).toEqual({ id: row['id'], lost: [] });
    }
  });
});

describe('intervals', () => {
  it('have their low end not above their high end', () => {
    const reversed = EVIDENCE.filter(({ low, high }) => low !== null && high !== null && low > high);
    expect(reversed).toEqual([]);
  });

  it('say whether they are confidence intervals or ranges, and only when there is one', () => {
    for (const row of EVIDENCE) expect({ id: row.id, kind: row.intervalKind !== null }).toEqual({ id: row.id, kind: row.low !== null || row.high !== null });
  });

  it('are never called confidence intervals where the catalogue says range', () => {
    const ranges = catalogue.filter((row) => /\brange\b|up to|upper reports/.test(row['comment'] ?? '')).map((row) => rowOf(row['id']));
    expect(ranges.filter(({ intervalKind }) => intervalKind === 'ci')).toEqual([]);
    expect(EVIDENCE.filter(({ intervalKind }) => intervalKind === 'ci')).toHaveLength(13);
  });

  it('of confidence contain their estimate', () => {
    const outside = EVIDENCE.filter(
      ({ intervalKind, value, low, high }) => intervalKind === 'ci' && (value === null || low === null || high === null || value < low || value > high),
    );
    expect(outside).toEqual([]);
  });
});

describe('references of evidence rows', () => {
  it('name known sources and options, each once', () => {
    for (const row of EVIDENCE) {
      expect(SOURCE_KEYS).toContain(row.source);
      expect(OPTION_IDS).toEqual(expect.arrayContaining([...row.optionIds]));
      expect(new Set(row.optionIds).size).toBe(row.optionIds.length);
    }
  });

  it('stand in the index an evaluation reads, complete and in order', () => {
    const byOption = Object.fromEntries(
      OPTION_IDS.map((option) => [option, EVIDENCE.filter(({ optionIds }) => optionIds.includes(option)).map(({ id }) => id)] as const).filter(([, rows]) => rows.length > 0),
    );
    expect(EVIDENCE_BY_OPTION).toEqual(byOption);
  });

  it('mirror the contradictions that concern them', () => {
    for (const row of EVIDENCE) {
      const naming = CONTRADICTIONS.filter(({ evidenceIds }) => evidenceIds.includes(row.id)).map(({ id }) => id);
      expect({ id: row.id, contradictionIds: row.contradictionIds }).toEqual({ id: row.id, contradictionIds: naming });
    }
  });

  it('include every contradiction that a comment, here or in the catalogue, mentions', () => {
    for (const row of catalogue) {
      const evidence = rowOf(row['id']);
      const mentioned = `${row['comment']} ${evidence.comment ?? ''}`.match(/X-\d\d/g) ?? [];
      expect(evidence.contradictionIds).toEqual(expect.arrayContaining(mentioned));
    }
  });

  it('leave no option with criteria and studies in the sources without evidence', () => {
    const withoutFigures = ['two-stage-hepatectomy', 'ablation-mwa', 'ablation-cryo', 'ablation-ire', 'ssa-octreotide-short-acting', 'chemotherapy-high-grade', 'immunotherapy', 'external-radiotherapy', 'best-supportive-care'];
    const uncovered = OPTION_IDS.filter((id) => !EVIDENCE.some(({ optionIds }) => optionIds.includes(id)));
    expect(uncovered).toEqual(withoutFigures);
  });
});

describe('phrases of evidence rows', () => {
  it('are well formed in English', () => {
    const faults = EVIDENCE.flatMap((row) => phrasesOf(row).map((text) => ({ id: row.id, text, found: complaints(text, 'en') })));
    expect(faults.filter(({ found }) => found.length > 0)).toEqual([]);
  });

  it('exist in German, well formed', () => {
    const german = EVIDENCE_PHRASES.de;
    const missing = EVIDENCE.flatMap(phrasesOf).filter((text) => /[a-z]{3}/.test(text) && german[text] === undefined);
    expect([...new Set(missing)]).toEqual([]);
    const faults = Object.entries(german).map(([english, text]) => ({ english, text, found: complaints(text, 'de') }));
    expect(faults.filter(({ found }) => found.length > 0)).toEqual([]);
  });

  it('repeat their figures in German', () => {
    for (const [english, text] of Object.entries(EVIDENCE_PHRASES.de)) {
      expect({ english, figures: figuresIn(text.replace(/(\d),(\d)/g, '$1.$2')).sort() }).toEqual({ english, figures: figuresIn(english).sort() });
    }
  });

  it('are all in use', () => {
    const used = new Set(EVIDENCE.flatMap((row) => [...phrasesOf(row), row.study, row.p]));
    expect(Object.keys(EVIDENCE_PHRASES.de).filter((phrase) => !used.has(phrase))).toEqual([]);
  });
});
