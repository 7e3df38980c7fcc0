import { sampleKnowledge } from '../../testing/sample-knowledge.js';
import { compile } from '../evaluate/engine.js';
import type { Wording } from '../model/knowledge-base.js';
import { explain, explainCriterion, explainOption } from './explain.js';
import { childrenOf, explanationText, sectionOf, type Explanation } from './explanation.js';

const term = (label: string): { label: string } => ({ label });

const german: Wording = {
  criteria: { 'OP-VEIN': { statement: 'Gefäßeinbruch' } },
  options: { operation: { name: 'Operation der Leber' } },
  elements: {
    sizeCm: { label: 'Größe', unit: 'cm' },
    reserve: { label: 'Reserve', values: { good: 'gut', fair: 'mäßig', poor: 'schlecht' } },
    many: { label: 'Zahlreich' },
  },
  vocabulary: {
    roles: {} as never,
    statuses: {
      supported: term('Gestützt'),
      consider: term('Zu erwägen'),
      notIndicated: term('Nicht indiziert'),
      notRecommended: term('Nicht empfohlen'),
      contraindicated: term('Kontraindiziert'),
      insufficientData: term('Daten fehlen'),
    },
    verdicts: { met: term('erfüllt'), notMet: term('nicht erfüllt'), unknown: term('unbekannt') },
    factStates: { yes: 'ja', no: 'nein', notRecorded: 'nicht erfasst', implied: 'abgeleitet' },
    assumption: term('Annahme'),
    sourcesSilent: { label: 'Quellen schweigen', definition: 'Keine Quelle nennt ein Kriterium.' },
    impliedRules: { few: 'Wenige Knoten.' },
    conflictRules: { stageBelowFindings: 'Der Befund ist zu niedrig.' },
  },
};

const engine = compile(sampleKnowledge, { wording: { en: german, de: german } });
const facts = { nodules: 2, sizeCm: 2.5, reserve: 'good', veinInvaded: true, removablePct: { low: 60, high: 80 } };

const find = (node: Explanation, wanted: (node: Explanation) => boolean): Explanation | undefined =>
  wanted(node) ? node : node.children.map((child) => find(child, wanted)).find((found) => found !== undefined);

describe('an explanation', () => {
  const tree = explain(engine, engine.evaluate(facts), 'de');
  const operation = find(tree, (node) => node.kind === 'option' && node.id === 'operation');

  it('leads from the option through the deciding criterion to the fact and its source', () => {
    expect(operation).toMatchObject({ status: 'notRecommended', text: 'Operation der Leber: Nicht empfohlen' });
    expect(operation && sectionOf(operation, 'holdsAt').map(({ id, text }) => [id, text])).toEqual([
      ['OP-VEIN', 'Gefäßeinbruch'],
    ]);
    const vein = operation && sectionOf(operation, 'criteria').find(({ id }) => id === 'OP-VEIN');
    expect(vein).toMatchObject({ verdict: 'met', text: 'OP-VEIN Gefäßeinbruch: erfüllt' });
    expect(vein?.children.map((child) => child.text)).toEqual([
      'Sperrt: Quelle rät ab',
      'veinInvaded: ja',
      'SAMPLE OP-VEIN',
    ]);
  });

  it('gives every part of a condition its own verdict', () => {
    const full = operation && find(operation, (node) => node.kind === 'criterion' && node.id === 'OP-FULL');
    expect(full && childrenOf(full, 'condition').map((child) => [child.text, child.verdict])).toEqual([
      ['stage: early: erfüllt', 'met'],
      ['Reserve: gut: erfüllt', 'met'],
    ]);
  });

  it('writes numbers, units, ranges and implied values as the language does', () => {
    expect(find(tree, (node) => node.id === 'sizeCm')).toMatchObject({
      text: 'Größe: 2,5\u00a0cm',
      value: '2,5\u00a0cm',
    });
    expect(find(tree, (node) => node.id === 'removablePct')?.value).toBe('60 bis 80');
    expect(sectionOf(tree, 'implied')[0]).toMatchObject({ id: 'many', text: 'Zahlreich: nein. Wenige Knoten.' });
  });

  it('says of a silent option that the sources are silent', () => {
    const silent = explainOption(engine, engine.evaluate(facts), 'unmentioned', 'de');
    expect(silent?.children.map(({ text }) => text)).toEqual([
      'Die Quellen nennen keine Kriterien',
      'Das hält es bei „Daten fehlen“',
      'Offene Fragen an das Board',
    ]);
    expect(silent && sectionOf(silent, 'holdsAt').map(({ text }) => text)).toEqual([
      'Die Quellen erwähnen diese Option, ohne Kriterien zu nennen.',
    ]);
  });

  it('shows each threshold, each criteria set, contradictions, changed settings and assertions', () => {
    const changed = engine.evaluate(
      { ...facts, reportedStage: 'early', sizeCm: 6 },
      { settings: { earlyNodules: 4 }, assertedCriteria: { 'OP-VEIN': 'notMet' } },
    );
    const text = explanationText(explain(engine, changed, 'de'));
    for (const line of [
      'Der Befund ist zu niedrig.',
      'P90: Nicht indiziert',
      'Operation: nicht erfüllt',
      'OP-VEIN Gefäßeinbruch: Gesetzt: nicht erfüllt',
      'Die Angaben allein ergeben: erfüllt.',
      'Durch eine Setzung verschoben; die Angaben allein ergeben Nicht empfohlen',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).toContain('Früh bis: 4\u00a0nodules (vom Board geändert; der Katalog sagt 3\u00a0nodules)');
  });

  it('marks what rests on an assumption, with the value in force', () => {
    const assumed = sampleKnowledge.criteria.find(({ operationalisation }) => operationalisation);
    if (!assumed) throw new Error('the sample has an assumption');
    const node = explainCriterion(engine, engine.evaluate(facts), assumed.id, null, 'en');
    expect(node?.marks).toContain('assumption');
    expect(node && childrenOf(node, 'assumption')[0]).toMatchObject({
      id: `criterion.${assumed.id}`,
      value: 'acts as stated',
      marks: ['assumption'],
    });
    const silenced = engine.evaluate(facts, { settings: { [`criterion.${assumed.id}`]: 'displayOnly' } });
    const shown = explainCriterion(engine, silenced, assumed.id, null, 'en');
    expect(shown && childrenOf(shown, 'assumption')[0]).toMatchObject({
      text: 'Annahme: shown only, without effect (changed by the board; the catalogue says acts as stated)',
      marks: ['assumption', 'changed'],
    });
  });

  it('takes what the case file knows of a fact in place of its value', () => {
    const recorded = (element: string): string | null => (element === 'sizeCm' ? 'ausstehend bis 22. Juli' : null);
    const told = explain(engine, engine.evaluate({ ...facts, sizeCm: null }), 'de', { recorded });
    const pending = find(told, (node) => node.kind === 'fact' && node.id === 'sizeCm');
    expect(pending?.text).toMatch(/^Größe[:,] ausstehend bis 22\. Juli$/);
  });

  it('is for one option what it is in the whole tree', () => {
    expect(explainOption(engine, engine.evaluate(facts), 'operation', 'de')).toEqual(operation);
    expect(explainOption(engine, engine.evaluate(facts), 'no-such-option', 'de')).toBeNull();
  });

  it('falls back on identifiers and conditions without wording', () => {
    const bare = compile(sampleKnowledge);
    const text = explanationText(explain(bare, bare.evaluate(facts), 'en'));
    expect(text).toContain('operation: notRecommended');
    expect(text).toContain('SMALL sizeCm < 2: notMet');
    expect(text).toContain('HEAT-MANY all of: notMet');
    expect(text).toContain('OP-SPREAD spread: present (removed: left open): unknown');
    expect(text).toContain('Open, because this is not known: spread.');
  });

  it('opens each criterion once in the text, and says its effect on every option', () => {
    const lines = explanationText(tree)
      .split('\n')
      .map((line) => line.trim());
    expect(lines.filter((line) => line === 'SAMPLE OP-VEIN')).toHaveLength(1);
    const shown = lines.filter((line) => line.startsWith('OP-VEIN ')).length;
    expect(lines.filter((line) => line === '→ Sperrt: Quelle rät ab').length).toBeGreaterThanOrEqual(shown);
  });
});
