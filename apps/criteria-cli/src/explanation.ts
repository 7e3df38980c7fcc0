/** The explanation of one profile, as a text to read or as the tree behind it. */
import { explain, explanationText, type CaseFacts, type Engine } from '@consilium/criteria';
import { WORDING } from '@consilium/knowledge-nelm';
import type { Arguments } from './arguments.js';

export function explanation(engine: Engine, profile: CaseFacts, { policy, locale, json }: Arguments): string {
  const tree = explain(engine, engine.evaluate(profile, { policy }), locale, { wording: WORDING[locale] });
  return json ? `${JSON.stringify(tree)}\n` : explanationText(tree);
}
