import 'reflect-metadata';
import { Logger, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { firstValueFrom, of } from 'rxjs';
import { z } from 'zod';
import { AnswerCheck, AnswerDiffersError } from './answer-check.interceptor.js';
import { Answers } from './answers.decorator.js';

class Samples {
  @Answers(z.strictObject({ at: z.iso.datetime(), count: z.int() }))
  counted(): void {}
  @Answers(null)
  nothing(): void {}
  @Answers(['application/pdf'])
  file(): void {}
  undescribed(): void {}
}

const check = (handler: keyof Samples, answer: unknown): Promise<unknown> => {
  const context = { getType: () => 'http', getHandler: () => Samples.prototype[handler], getClass: () => Samples } as unknown as ExecutionContext;
  return firstValueFrom(new AnswerCheck(new Reflector()).intercept(context, { handle: () => of(answer) }));
};

describe('the check of answers', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('lets through what the contract says, as the client reads it', async () => {
    const answer = { at: new Date('2026-03-12T10:00:00Z'), count: 3, left: undefined };
    await expect(check('counted', answer)).resolves.toBe(answer);
    await expect(check('nothing', undefined)).resolves.toBeUndefined();
    await expect(check('file', 'bytes')).resolves.toBe('bytes');
  });

  it.each([
    ['a field of another type', 'counted', { at: '2026-03-12T10:00:00Z', count: '3' }, /count/],
    ['a field too many', 'counted', { at: '2026-03-12T10:00:00Z', count: 3, secret: 'x' }, /secret/],
    ['a missing answer', 'counted', undefined, /expected object/],
    ['content where there is none', 'nothing', {}, /no content/],
    ['a route without a contract', 'undescribed', {}, /no @Answers/],
  ] as const)('refuses %s', async (_name, handler, answer, words) => {
    await expect(check(handler, answer)).rejects.toThrow(AnswerDiffersError);
    await expect(check(handler, answer)).rejects.toThrow(words);
  });
});
