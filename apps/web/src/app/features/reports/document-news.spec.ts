import { TestBed } from '@angular/core/testing';
import { ToastService } from '@consilium/ui';
import { ProblemError } from '../../core/http/problem-error';
import { DocumentNews } from './document-news';
import { ReportsClient } from './reports.client';

function set(answers: Readonly<Record<string, readonly (string | ProblemError)[]>>) {
  const asked: string[] = [];
  const one = (id: string): Promise<{ state: string }> => {
    const answer = answers[id]![asked.filter((each) => each === id).length]!;
    asked.push(id);
    return typeof answer === 'string' ? Promise.resolve({ state: answer }) : Promise.reject(answer);
  };
  TestBed.configureTestingModule({ providers: [{ provide: ReportsClient, useValue: { one } }] });
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

  it('are left to the page that lists the documents', async () => {
    const { news, toasts, asked } = set({ a: ['made'] });
    news.follow(['a']);
    news.leaveTo(['a']);
    await news.look();
    expect([toasts.toasts(), asked]).toEqual([[], []]);
  });

  it('wait while the server is away, and forget what it does not tell', async () => {
    const { news, toasts } = set({ a: [new ProblemError('unreachable', 0, ''), 'made'], b: [new ProblemError('notFound', 404, '')] });
    news.follow(['a', 'b']);
    await news.look();
    await news.look();
    expect(toasts.toasts().map(({ text }) => text)).toEqual(['reports.doneOne']);
  });
});
