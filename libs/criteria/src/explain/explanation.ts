/** The tree an evaluation is read in, and the parts of it a surface looks for. */
import type { OptionStatus } from '../model/knowledge-base.js';
import type { Verdict } from '../model/verdict.js';
import type { SectionName } from './phrases/index.js';

export type ExplanationKind =
  | 'case'
  | 'note'
  | 'section'
  | 'option'
  | 'reason'
  | 'criterion'
  | 'effect'
  | 'assumption'
  | 'condition'
  | 'fact'
  | 'source'
  | 'question'
  | 'threshold'
  | 'set';

export interface Explanation {
  readonly kind: ExplanationKind;
  /** Which part of a case or an option a section is. */
  readonly section?: SectionName;
  /** Identifier of what this node is about: option, criterion, fact, setting, source, question. */
  readonly id?: string;
  /** The whole line. */
  readonly text: string;
  /** The line without identifier, verdict and value: the statement of a criterion, the name of a fact. */
  readonly label?: string;
  /** The value of a fact, a setting or a threshold, in words. */
  readonly value?: string;
  readonly verdict?: Verdict;
  /** Status of an option; of an effect, the status it leads to. */
  readonly status?: OptionStatus;
  /** What the reader has to know about where the line comes from. */
  readonly marks?: readonly ('asserted' | 'assumption' | 'implied' | 'open' | 'changed' | 'historic')[];
  readonly children: readonly Explanation[];
}

/** What a section of an explained case or option holds; nothing when it has no such section. */
export const sectionOf = (node: Explanation, name: SectionName): readonly Explanation[] =>
  node.children.find((child) => child.section === name)?.children ?? [];

/** Children of one kind, for example the effects of a criterion. */
export const childrenOf = (node: Explanation, kind: ExplanationKind): readonly Explanation[] =>
  node.children.filter((child) => child.kind === kind);

/** The tree as indented lines. A criterion already opened above shows only its effect on the option at hand. */
export function explanationText(root: Explanation): string {
  const lines: string[] = [];
  const opened = new Set<string>();
  const write = (node: Explanation, depth: number): void => {
    lines.push(`${'  '.repeat(depth)}${node.kind === 'effect' ? '→ ' : ''}${node.text}`);
    const known = node.kind === 'criterion' && node.id !== undefined && opened.has(node.id);
    if (node.kind === 'criterion' && node.id !== undefined) opened.add(node.id);
    for (const child of known ? childrenOf(node, 'effect') : node.children) write(child, depth + 1);
  };
  write(root, 0);
  return `${lines.join('\n')}\n`;
}

export const note = (text: string, id?: string): Explanation => ({
  kind: 'note',
  ...(id !== undefined && { id }),
  text,
  children: [],
});

/** No section without content. */
export const section = (name: SectionName, text: string, children: readonly Explanation[]): Explanation[] =>
  children.length > 0 ? [{ kind: 'section', section: name, text, children }] : [];
