import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

export const ANSWER = 'consilium:answer';

/** What a route answers when it succeeds, beside what Nest knows of it (status code, body, query). */
export interface AnswerDescription {
  /** Null where the answer has no content; a list of media types where it is a file. */
  readonly schema: z.ZodType | null | readonly string[];
  /** Whether the version the caller saw must, or may, be sent along. */
  readonly ifMatch: 'required' | 'optional' | null;
  /** Further success codes with the same content, e.g. 200 where 201 is the rule. */
  readonly otherStatuses: readonly number[];
  /** Names of the text fields of a multipart body beside its part `file`; null where the body is JSON or missing. */
  readonly upload: readonly string[] | null;
}

/**
 * Names the schema of a route's answer. It stands in the OpenAPI document, and tests compare every answer with it.
 * @param schema null for an answer without content, media types for a file.
 */
export const Answers = (schema: AnswerDescription['schema'], more: Partial<Omit<AnswerDescription, 'schema'>> = {}) =>
  SetMetadata(ANSWER, { schema, ifMatch: null, otherStatuses: [], upload: null, ...more } satisfies AnswerDescription);
