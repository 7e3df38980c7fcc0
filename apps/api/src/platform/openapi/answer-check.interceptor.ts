import { Injectable, Logger, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { ANSWER, type AnswerDescription } from './answers.decorator.js';
import { isFile } from './document.js';

/** An answer that is not what its contract says: a mistake of ours, shown as such. */
export class AnswerDiffersError extends Error {}

/**
 * Compares each answer with the schema its route names, as the client will read it. Switched on by `CHECK_ANSWERS` in
 * tests and development; in production the comparison would cost more than the answer.
 */
@Injectable()
export class AnswerCheck implements NestInterceptor {
  private readonly logger = new Logger('AnswerCheck');

  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const description = this.reflector.get<AnswerDescription | undefined>(ANSWER, context.getHandler());
    const name = `${context.getClass().name}.${context.getHandler().name}`;
    if (context.getType() !== 'http') return next.handle();
    return next.handle().pipe(
      map((answer: unknown) => {
        const problems = differences(description, answer);
        if (problems.length === 0) return answer;
        this.logger.error({ message: 'answer differs from its contract', route: name, problems });
        throw new AnswerDiffersError(`${name} answers otherwise than its contract says: ${problems.join('; ')}`);
      }),
    );
  }
}

function differences(description: AnswerDescription | undefined, answer: unknown): string[] {
  if (description === undefined) return ['the route has no @Answers'];
  const { schema } = description;
  if (schema === null) return answer === undefined ? [] : ['there should be no content'];
  if (isFile(schema)) return [];
  const parsed = schema.safeParse(JSON.parse(JSON.stringify(answer ?? null)));
  return parsed.success ? [] : parsed.error.issues.slice(0, 10).map(({ path, message }) => `${path.join('.')}: ${message}`);
}
