import { computed, inject, Injectable, signal } from '@angular/core';
import type { Fact, FactInput, FactValue, FieldProblem } from '@consilium/contracts';
import { ProblemError } from '../../../core/http/problem-error';
import { CaseFile } from '../data/case-file';
import { CasesClient } from '../data/cases.client';

/** Where the values come from that are being entered now: chosen once, kept while one document is worked through. */
export interface Provenance {
  readonly kind: 'document' | 'person';
  readonly label: string;
  readonly observedOn: string | null;
  /** File of the case the values are read in. */
  readonly attachmentId: string | null;
}

export type WriteState =
  | { readonly kind: 'storing' }
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly problem: FieldProblem }
  /** Something stands in the field that cannot be read as a value; nothing was sent. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'failed'; readonly mine: FactInput }
  /** Somebody else changed this very fact; both versions are shown and a person chooses. */
  | { readonly kind: 'conflict'; readonly mine: FactInput; readonly theirs: readonly Fact[] };

/**
 * Stores facts one after the other, each based on the version on screen. When another part of the case changed in the
 * meantime the value is stored on top of it; when the fact itself changed, nothing is stored and both are shown.
 */
@Injectable()
export class FactWriter {
  private readonly client = inject(CasesClient);
  private readonly file = inject(CaseFile);
  private readonly entries = signal<ReadonlyMap<string, WriteState>>(new Map());
  private queue: Promise<unknown> = Promise.resolve();

  readonly provenance = signal<Provenance>({ kind: 'document', label: '', observedOn: null, attachmentId: null });
  readonly storing = computed(() => [...this.entries().values()].some(({ kind }) => kind === 'storing'));
  /** How many entries the server does not have. */
  readonly open = computed(() => [...this.entries().values()].filter(({ kind }) => kind === 'failed' || kind === 'conflict' || kind === 'refused' || kind === 'unread').length);

  state(element: string): WriteState | null {
    return this.entries().get(element) ?? null;
  }

  /** A known value with the provenance in force. */
  known(value: FactValue, enteredText?: string): FactInput {
    const { kind, label, observedOn, attachmentId } = this.provenance();
    return { value, state: 'known', ...(enteredText ? { enteredText } : {}), ...(observedOn ? { observedOn } : {}), source: { kind, label, ...(attachmentId ? { attachmentId } : {}) }, competing: false };
  }

  /** Stores a value. While two versions are shown, nothing is stored before somebody chose: the value becomes theirs to choose from. */
  record(element: string, input: FactInput): Promise<void> {
    const state = this.state(element);
    if (state?.kind === 'conflict') {
      this.set(element, { ...state, mine: input });
      return Promise.resolve();
    }
    return this.settle(element, input);
  }

  /** Stores what somebody chose, also where two versions were shown. */
  settle(element: string, input: FactInput): Promise<void> {
    this.set(element, { kind: 'storing' });
    return this.enqueue(() => this.store(element, input, true));
  }

  retire(element: string, factId: string): Promise<void> {
    this.set(element, { kind: 'storing' });
    return this.enqueue(async () => {
      const { id } = this.opened();
      try {
        this.file.wrote(await this.client.retireFact(id, factId, this.file.version()));
        this.set(element, { kind: 'stored' });
      } catch (problem) {
        if (!(problem instanceof ProblemError)) throw problem;
        if (problem.code === 'stale' || problem.code === 'notFound') {
          // The value on screen is no longer the one in force: show what is, and let the person decide anew.
          this.file.wrote(await this.client.sheet(id));
          this.clear(element);
        } else this.set(element, { kind: 'refused', problem: problem.fields[0] ?? { path: 'value', message: problem.message } });
      }
    });
  }

  /** Signs a value as checked at its source, for one's discipline. @throws ProblemError */
  review(factId: string): Promise<void> {
    return this.enqueue(async () => this.file.wrote(await this.client.reviewFact(factId)));
  }

  /** Says that a text stands in a field that no value was read from: leaving the page would lose it. */
  unread(element: string): void {
    this.set(element, { kind: 'unread' });
  }

  /** Leaves what the server has and forgets the entry. */
  clear(element: string): void {
    this.entries.update((entries) => new Map([...entries].filter(([name]) => name !== element)));
  }

  private async store(element: string, input: FactInput, mayRetry: boolean): Promise<void> {
    const { id } = this.opened();
    const before = this.idsOf(element);
    try {
      this.file.wrote(await this.client.recordFact(id, element, input, this.file.version()));
      this.set(element, { kind: 'stored' });
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      if (problem.code === 'stale') await this.meet(element, input, before, mayRetry);
      else if (problem.fields.length > 0) this.set(element, { kind: 'refused', problem: problem.fields[0] ?? { path: 'value', message: problem.message } });
      else this.set(element, { kind: 'failed', mine: input });
    }
  }

  /** The version was not the newest. An untouched fact is stored on top; a changed one is shown beside ours. */
  private async meet(element: string, mine: FactInput, before: string, mayRetry: boolean): Promise<void> {
    try {
      this.file.wrote(await this.client.sheet(this.opened().id));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.set(element, { kind: 'failed', mine });
      return;
    }
    if (this.idsOf(element) === before && mayRetry) await this.store(element, mine, false);
    else this.set(element, { kind: 'conflict', mine, theirs: this.factsOf(element) });
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    const next = this.queue.then(task);
    this.queue = next.catch(() => undefined);
    return next;
  }

  private opened(): { readonly id: string } {
    const detail = this.file.detail();
    if (!detail) throw new Error('A fact is stored only while its case is open.');
    return detail;
  }

  private factsOf(element: string): readonly Fact[] {
    return (this.file.sheet()?.facts ?? []).filter((fact) => fact.element === element);
  }

  private idsOf(element: string): string {
    return this.factsOf(element).map(({ id }) => id).join(' ');
  }

  private set(element: string, state: WriteState): void {
    this.entries.update((entries) => new Map(entries).set(element, state));
  }
}
