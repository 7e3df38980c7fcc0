import { TestBed } from '@angular/core/testing';
import type { CaseSheet, FactInput } from '@consilium/contracts';
import { ProblemError } from '../../../core/http/problem-error';
import { CaseFile } from '../data/case-file';
import { CasesClient } from '../data/cases.client';
import { fact, sheetOf } from '../testing/made-up-case';
import { FactWriter } from './fact-writer';

const ELEMENT = 'liverBurdenPct';
const STALE = new ProblemError('stale', 412, '');

/** A case on screen, and a server that answers writes in turn and has `now` stored. */
function set(onScreen: CaseSheet, now: CaseSheet, answers: readonly (CaseSheet | ProblemError)[]) {
  const sent: FactInput[] = [];
  const recordFact = (_: string, __: string, input: FactInput): Promise<CaseSheet> => {
    const answer = answers[sent.length]!;
    sent.push(input);
    return answer instanceof ProblemError ? Promise.reject(answer) : Promise.resolve(answer);
  };
  TestBed.configureTestingModule({ providers: [CaseFile, FactWriter, { provide: CasesClient, useValue: { recordFact, sheet: () => Promise.resolve(now) } }] });
  const file = TestBed.inject(CaseFile);
  file.detail.set({ id: onScreen.caseId, version: onScreen.version } as never);
  file.sheet.set(onScreen);
  return { writer: TestBed.inject(FactWriter), file, sent };
}

describe('storing a fact that somebody else changes', () => {
  const theirs = fact(ELEMENT, 20);
  const now = sheetOf({ version: 2, facts: [theirs] });

  it('shows both, and stores nothing more until somebody chose', async () => {
    const { writer, sent } = set(sheetOf({}), now, [STALE, now]);
    await writer.record(ELEMENT, writer.known(30));
    expect(writer.state(ELEMENT)).toMatchObject({ kind: 'conflict', mine: { value: 30 }, theirs: [{ value: 20 }] });
    expect(writer.open()).toBe(1);
    // Leaving the field, or another value chosen there, is no choice between the two.
    await writer.record(ELEMENT, writer.known(35));
    expect(sent).toHaveLength(1);
    expect(writer.state(ELEMENT)).toMatchObject({ kind: 'conflict', mine: { value: 35 } });
    await writer.settle(ELEMENT, { ...writer.known(35), competing: true });
    expect(sent.at(-1)).toMatchObject({ value: 35, competing: true });
    expect([writer.state(ELEMENT)?.kind, writer.open()]).toEqual(['stored', 0]);
  });

  it('stores on top of a change to another fact', async () => {
    const other = sheetOf({ version: 2, facts: [fact('bilobar', true)] });
    const { writer, sent } = set(sheetOf({}), other, [STALE, other]);
    await writer.record(ELEMENT, writer.known(30));
    expect(sent).toHaveLength(2);
    expect(writer.state(ELEMENT)?.kind).toBe('stored');
  });

  it('keeps what the server refused, with its code', async () => {
    const refused = new ProblemError('validation', 400, '', null, [{ path: 'value', message: 'is odd', reason: 'fact.outOfRange', parameters: { value: 101 } }]);
    const { writer } = set(sheetOf({}), now, [refused]);
    await writer.record(ELEMENT, writer.known(101));
    expect(writer.state(ELEMENT)).toMatchObject({ kind: 'refused', problem: { reason: 'fact.outOfRange' } });
    expect(writer.open()).toBe(1);
  });
});
