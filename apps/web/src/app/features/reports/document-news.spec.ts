import { TestBed } from '@angular/core/testing';
import type { DocumentOrder } from '@consilium/contracts';
import { ToastService } from '@consilium/ui';
import { SessionState } from '../../core/auth/session.state';
import { ProblemError } from '../../core/http/problem-error';
import { DocumentNews } from './document-news';
import { ReportsClient } from './reports.client';

beforeEach(() => sessionStorage.clear());

const order = (id: string, state: DocumentOrder['state'], meetingId: string | null = null): DocumentOrder => ({ id, state, caseId: meetingId === null ? 'case' : null, meetingId }) as DocumentOrder;

/** As the application starts: on the tab's storage, with nothing else of before. */
function set(answers: Readonly<Record<string, readonly (string | ProblemError)[]>>, person = 'fenwick') {
  const asked: string[] = [];
  const one = (id: string): Promise<{ state: string }> => {
    const answer = answers[id]![asked.filter((each) => each === id).length]!;
    asked.push(id);
    return typeof answer === 'string' ? Promise.resolve({ state: answer }) : Promise.reject(answer);
  };
  const ofMeeting = (id: string): Promise<DocumentOrder[]> => one(id).then(({ state }) => [order('paper', state as DocumentOrder['state'], id)]);
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: [{ provide: ReportsClient, useValue: { one, ofMeeting } }, { provide: SessionState, useValue: { person: () => ({ id: person }) } }] });
  return { news: TestBed.inject(DocumentNews), toasts: TestBed.inject(ToastService), asked };
}

describe('news of documents', () => {
  it('come once, when the last one is done', async () => {
    const { news, toasts } = set({ a: ['made'], b: ['making', 'failed'] });
    news.follow(['a', 'b']);
    await news.look();
    expect(toasts.toasts()).toEqual([]);
    await news.look();
    expect(toasts.toasts().map(({ text, parameters, tone }) => ({ text, parameters, tone }))).toEqual([{ text: 'reports.doneWithFailures', parameters: { made: 1, failed: 1 }, tone: 'failure' }]);
  });

  it('are left to the page that lists the documents, which tells of all of them at once', async () => {
    const { news, toasts, asked } = set({});
    news.follow(['a']);
    news.shown([order('a', 'made'), order('b', 'making'), order('old', 'made')]);
    await news.look();
    expect([toasts.toasts(), asked]).toEqual([[], []]);
    news.shown([order('a', 'made'), order('b', 'made'), order('old', 'made')]);
    expect(toasts.toasts().map(({ text, parameters }) => ({ text, parameters }))).toEqual([{ text: 'reports.done', parameters: { made: 2 } }]);
  });

  it('come after the page was left, of a meeting’s paper too', async () => {
    const { news, toasts } = set({ meeting: ['making', 'made'] });
    news.shown([order('paper', 'making', 'meeting')]);
    news.left([order('paper', 'making', 'meeting')]);
    await news.look();
    expect(toasts.toasts()).toEqual([]);
    await news.look();
    expect(toasts.toasts().map(({ text }) => text)).toEqual(['reports.doneOne']);
  });

  it('come after a reload, on the page that lists them and on any other, and to nobody else', async () => {
    set({}).news.shown([order('a', 'making'), order('b', 'making')]);
    expect(set({}, 'somebody else').toasts.toasts()).toEqual([]);
    const elsewhere = set({ a: ['made'], b: ['making'] });
    await elsewhere.news.look();
    expect(elsewhere.toasts.toasts()).toEqual([]);
    const listed = set({});
    listed.news.shown([order('b', 'failed')]);
    expect(listed.toasts.toasts().map(({ text, parameters }) => ({ text, parameters }))).toEqual([{ text: 'reports.doneWithFailures', parameters: { made: 0, failed: 1 } }]);
    const after = set({});
    after.news.shown([order('a', 'made'), order('b', 'failed')]);
    expect(after.toasts.toasts().map(({ text }) => text)).toEqual(['reports.doneOne']);
  });

  it('wait while the server is away, and forget what it does not tell', async () => {
    const { news, toasts } = set({ a: [new ProblemError('unreachable', 0, ''), 'made'], b: [new ProblemError('notFound', 404, '')] });
    news.follow(['a', 'b']);
    await news.look();
    await news.look();
    expect(toasts.toasts().map(({ text }) => text)).toEqual(['reports.doneOne']);
  });
});
