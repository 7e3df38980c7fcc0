import type { Annotation } from '@consilium/contracts';
import type { RemarkTarget } from './remark-target';

export interface RemarkThread {
  readonly first: Annotation;
  /** Oldest first. */
  readonly replies: readonly Annotation[];
}

/**
 * Remarks as threads, open ones first, newest first among them. With targets only theirs; without, all of the case.
 * A reply to a reply belongs to the same thread.
 */
export function remarkThreads(annotations: readonly Annotation[], targets: readonly RemarkTarget[] | null): RemarkThread[] {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const rootOf = (annotation: Annotation): string => {
    let root = annotation;
    for (let step = 0; root.replyTo !== null && step < annotations.length; step += 1) {
      const parent = byId.get(root.replyTo);
      if (!parent) break;
      root = parent;
    }
    return root.id;
  };
  const oldestFirst = [...annotations].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  return oldestFirst
    .filter((annotation) => rootOf(annotation) === annotation.id && (targets === null || targets.some(({ kind, ref }) => annotation.target.kind === kind && annotation.target.ref === ref)))
    .map((first) => ({ first, replies: oldestFirst.filter((annotation) => annotation.id !== first.id && rootOf(annotation) === first.id) }))
    .sort((a, b) => Number(a.first.resolvedAt !== null) - Number(b.first.resolvedAt !== null) || b.first.createdAt.localeCompare(a.first.createdAt));
}
