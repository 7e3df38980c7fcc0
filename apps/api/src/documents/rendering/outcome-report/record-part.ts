import { groupedHash } from '../../texts/index.js';
import { properties, type Property } from '../page/table.js';
import { span, styles } from '../page/styles.js';
import type { Part } from './part.js';

/** Sources the report rests on, and the hashes by which the page can be checked against the record. */
export function drawRecord({ flow, view, texts }: Part): void {
  const words = texts.outcome;
  if (view.evidence.length > 0) {
    flow.heading(2, words.evidence);
    properties(flow, view.evidence.map(({ key, citation }) => ({ label: key, value: [span(citation, styles.cell)] })), { labelShare: 0.2, style: styles.cellMono, rule: false });
  }
  const hash = (label: string, value: string): Property => ({ label, value: [span(groupedHash(value).join(' '), styles.cellMono)] });
  flow.heading(2, words.verification, { note: words.versions(view.knowledge.version, view.knowledge.engineVersion), keep: 70 });
  properties(
    flow,
    [
      hash(words.contentHashLabel, view.seal.contentSha256),
      ...(view.seal.chainHead === null ? [] : [hash(words.chainLabel(view.seal.chainHead.position), view.seal.chainHead.hash)]),
      hash(words.evaluationHash, view.knowledge.evaluationSha256),
      hash(words.knowledgeHash, view.knowledge.hash),
    ],
    { labelShare: 0.22, style: styles.cellQuiet, rule: false },
  );
}
