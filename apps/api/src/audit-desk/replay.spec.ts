import { canonicalJson } from '@consilium/audit-chain';
import { compile, EngineRegistry, type CaseFacts, type EvaluationRequest, type KnowledgeBase } from '@consilium/criteria';
import { nelmEngine, nelmEngines, nelmKnowledge } from '@consilium/knowledge-nelm';
import { underRulesOfItsDay, underRulesOfToday, type StoredEvaluation } from './replay.js';

const facts: CaseFacts = {};
const request: EvaluationRequest = { policy: null, settings: {}, assertedCriteria: {} };

const stored = (engine = nelmEngine): StoredEvaluation => {
  const evaluation = engine.evaluate(facts, request);
  return { inputText: canonicalJson({ facts, request }), resultText: canonicalJson(evaluation), knowledgeVersion: evaluation.knowledge.version, engineVersion: evaluation.engine };
};

/** The catalogue without its first option: as it might have been some years ago. */
const [first] = nelmKnowledge.options;
const earlier: KnowledgeBase = {
  ...nelmKnowledge,
  version: '2024.1.0',
  options: nelmKnowledge.options.slice(1),
  openQuestions: nelmKnowledge.openQuestions.filter((question) => !JSON.stringify(question).includes(`"${first!.id}"`)),
};

describe('a stored evaluation, computed again', () => {
  it('gives the same bytes under the rules of its day', () => {
    expect(underRulesOfItsDay(stored(), nelmEngines)).toMatchObject({ identical: true, problem: null, knowledgeVersion: nelmEngine.knowledge.version });
  });

  it('shows a stored result that was changed by a single letter', () => {
    const record = stored();
    expect(underRulesOfItsDay({ ...record, resultText: record.resultText.replace('"unknown"', '"notMet"') }, nelmEngines)).toMatchObject({ identical: false, problem: 'differs' });
  });

  it('says so when its version is gone', () => {
    expect(underRulesOfItsDay({ ...stored(), knowledgeVersion: '1999.1.0' }, nelmEngines)).toMatchObject({ identical: false, problem: 'versionGone' });
  });

  it('changes nothing under the same rules', () => {
    expect(underRulesOfToday(stored(), nelmEngine)).toMatchObject({ optionChanges: [], criterionChanges: [], problem: null });
  });

  it('under later rules is still identical by its own, and names what differs by theirs', () => {
    const old = compile(earlier);
    const record = stored(old);
    expect(underRulesOfItsDay(record, new EngineRegistry([old, nelmEngine])).identical).toBe(true);
    expect(underRulesOfToday(record, nelmEngine).optionChanges).toEqual([{ id: first!.id, from: null, to: expect.any(String) }]);
  });

  it('compares nothing where its facts do not fit the rules of today', () => {
    const record = stored();
    expect(underRulesOfToday({ ...record, inputText: canonicalJson({ facts: { noSuchElement: 1 }, request }) }, nelmEngine)).toMatchObject({ optionChanges: [], problem: 'factsDoNotFit' });
  });
});
