import { sampleKnowledge } from '../../testing/sample-knowledge.js';
import { compile } from '../evaluate/engine.js';
import type { Wording } from '../model/knowledge-base.js';
import { explain, explanationText, type Explanation } from './explain.js';

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
    const vein = operation && find(operation, (node) => node.id === 'OP-VEIN');
    expect(vein).toMatchObject({ verdict: 'met', text: 'OP-VEIN Gefäßeinbruch: erfüllt' });
    expect(vein?.children.map((child) => child.text)).toEqual(['veinInvaded: ja', 'SAMPLE OP-VEIN']);
  });

  it('gives every part of a condition its own verdict', () => {
    const full = operation && find(operation, (node) => node.kind === 'criterion' && node.id === 'OP-FULL');
    expect(
      full?.children.filter((child) => child.kind === 'condition').map((child) => [child.text, child.verdict]),
    ).toEqual([
      ['stage: early: erfüllt', 'met'],
      ['Reserve: gut: erfüllt', 'met'],
    ]);
  });

  it('writes numbers, units and implied values as the language does', () => {
    expect(find(tree, (node) => node.id === 'sizeCm')?.text).toBe('Größe: 2,5 cm');
    expect(find(tree, (node) => node.id === 'many')?.text).toBe('Zahlreich: nein. Wenige Knoten.');
    expect(find(tree, (node) => node.kind === 'option' && node.id === 'unmentioned')?.children[0]?.text).toBe(
      'Quellen schweigen. Keine Quelle nennt ein Kriterium.',
    );
  });

  it('shows each threshold, each criteria set, contradictions, changed settings and assertions', () => {
    const changed = engine.evaluate(
      { ...facts, reportedStage: 'early', sizeCm: 6 },
      { settings: { earlyNodules: 4 }, assertedCriteria: { 'OP-VEIN': 'notMet' } },
    );
    const text = explanationText(explain(engine, changed, 'de'));
    for (const line of [
      'earlyNodules = 4',
      'Der Befund ist zu niedrig.',
      'P90: Nicht indiziert',
      'Operation: nicht erfüllt',
      'von ärztlicher Seite gesetzt; die Angaben ergeben: erfüllt',
      'durch eine Setzung verschoben; die Angaben ergeben: Nicht empfohlen',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('falls back on identifiers and conditions without wording', () => {
    const bare = compile(sampleKnowledge);
    const text = explanationText(explain(bare, bare.evaluate(facts), 'en'));
    expect(text).toContain('operation: notRecommended');
    expect(text).toContain('SMALL sizeCm < 2: notMet');
    expect(text).toContain('HEAT-MANY all of: notMet');
    expect(text).toContain('OP-SPREAD spread: present (removed: left open): unknown (would be settled by spread)');
  });

  it('opens each criterion once in the text', () => {
    const text = explanationText(tree);
    expect(text.split('\n').filter((line) => line.trim() === 'SAMPLE OP-VEIN')).toHaveLength(1);
  });
});
