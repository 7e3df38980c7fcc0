/**
 * The answers a fact can have, as far as any criterion can tell them apart: every code, and for numbers one
 * representative of each span between two bounds.
 */
import { sortedThresholds, type Threshold, thresholdsOf } from '../compile/derivation-table.js';
import type { Program } from '../compile/program.js';
import { within } from '../model/check-facts.js';
import { isInterval, type CaseFacts } from '../model/facts.js';
import type { Element, KnowledgeBase } from '../model/knowledge-base.js';

/** Values no criterion can tell from each other. A bound that is null is the end of the permitted range. */
export interface Answer {
  readonly value: boolean | number | string;
  readonly span?: {
    readonly low: number | null;
    readonly lowIncluded: boolean;
    readonly high: number | null;
    readonly highIncluded: boolean;
  };
}

export class ValueSpace {
  private readonly answers = new Map<string, readonly Answer[]>();

  constructor(
    private readonly knowledge: KnowledgeBase,
    private readonly program: Program,
  ) {}

  /** Every distinguishable answer of an element that some condition reads; none for the others. */
  of(elementId: string): readonly Answer[] {
    const known = this.answers.get(elementId);
    if (known) return known;
    const element = this.knowledge.elements.find((one) => one.id === elementId);
    const slot = this.program.slotOf.get(elementId);
    const found = element && slot !== undefined ? this.distinguish(element, slot) : [];
    this.answers.set(elementId, found);
    return found;
  }

  /** The answers still possible: all for an empty fact, those inside for an interval (either way round), none for a settled fact. */
  open(elementId: string, facts: CaseFacts): readonly Answer[] {
    const value = facts[elementId];
    if (value === null || value === undefined) return this.of(elementId);
    if (!isInterval(value) || value.low === value.high) return [];
    const thresholds = this.thresholdsOn(this.program.slotOf.get(elementId) ?? -1);
    return spans(thresholds, { min: Math.min(value.low, value.high), max: Math.max(value.low, value.high) }, false);
  }

  private distinguish(element: Element, slot: number): Answer[] {
    if (element.type === 'boolean') return [{ value: true }, { value: false }];
    if (element.type === 'code') return (element.values ?? []).map((value) => ({ value }));
    return spans(this.thresholdsOn(slot), element.range ?? {}, element.type === 'integer');
  }

  private thresholdsOn(slot: number): Threshold[] {
    const found: Threshold[] = [];
    for (const instruction of this.program.instructions) {
      if ((instruction.op === 'number' || instruction.op === 'interval') && instruction.slot === slot)
        found.push(...thresholdsOf(instruction.comparison, instruction.bound));
    }
    for (const table of this.program.tables)
      for (const input of table.inputs) if (input.slot === slot) found.push(...(input.thresholds ?? []));
    return sortedThresholds(found);
  }
}

function spans(
  thresholds: readonly Threshold[],
  range: { min?: number; max?: number; above?: number },
  whole: boolean,
): Answer[] {
  const bottom: Threshold | null =
    range.above !== undefined
      ? { comparison: '>', bound: range.above }
      : range.min !== undefined
        ? { comparison: '>=', bound: range.min }
        : null;
  // For whole numbers "more than n" and "at least n + 1" are the same bound.
  const steps = whole
    ? sortedThresholds(
        thresholds.map(({ comparison, bound }) => ({
          comparison: '>=',
          bound: comparison === '>' ? Math.floor(bound) + 1 : Math.ceil(bound),
        })),
      )
    : thresholds;
  const starts = [
    bottom,
    ...steps.filter(
      (step) =>
        !bottom ||
        step.bound > bottom.bound ||
        (step.bound === bottom.bound && step.comparison === '>' && bottom.comparison === '>='),
    ),
  ];
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? null;
    const value = representative(start, end, range.max, whole);
    if (!within(value, range)) return [];
    return [
      {
        value,
        span: {
          low: start?.bound ?? null,
          lowIncluded: start?.comparison === '>=',
          high: end?.bound ?? range.max ?? null,
          highIncluded: end ? end.comparison === '>' : range.max !== undefined,
        },
      },
    ];
  });
}

function representative(
  start: Threshold | null,
  end: Threshold | null,
  max: number | undefined,
  whole: boolean,
): number {
  if (!start) return end ? end.bound - 1 : 0;
  if (start.comparison === '>=') return start.bound;
  if (whole) return start.bound + 1;
  if (end) return (start.bound + end.bound) / 2;
  return max !== undefined ? (start.bound + max) / 2 : start.bound + 1;
}
