import { computed, inject, Injectable, signal } from '@angular/core';
import type { Annotation, CaseDetail, CaseSheet } from '@consilium/contracts';
import { ProblemError } from '../../../core/http/problem-error';
import { type BoardRules, type CaseReading, competingReadings, readCase, sensitivityOf } from '../reading/case-reading';
import { CasesClient } from './cases.client';
import { localToday } from './calendar';

/**
 * One opened case: what the server says of it, and what the criteria make of it here in the browser. Provided by the
 * page, so that leaving the page forgets the patient.
 */
@Injectable()
export class CaseFile {
  private readonly client = inject(CasesClient);

  readonly detail = signal<CaseDetail | null>(null);
  readonly sheet = signal<CaseSheet | null>(null);
  readonly annotations = signal<readonly Annotation[]>([]);
  readonly nextMeeting = signal<string | null>(null);
  readonly failure = signal<ProblemError | null>(null);
  private readonly rules = signal<BoardRules | null>(null);

  readonly today = localToday();

  private readonly outcome = computed<{ readonly reading: CaseReading | null; readonly refused: boolean }>(() => {
    const sheet = this.sheet();
    const rules = this.rules();
    if (!sheet || !rules) return { reading: null, refused: false };
    try {
      return { reading: readCase(sheet, rules, this.today), refused: false };
    } catch {
      // A stored value the catalogue does not know: the facts are shown, the options are not.
      return { reading: null, refused: true };
    }
  });
  readonly reading = computed(() => this.outcome().reading);
  /** Whether the sheet holds something the criteria cannot read. */
  readonly unreadable = computed(() => this.outcome().refused);
  readonly sensitivity = computed(() => {
    const reading = this.reading();
    return reading ? sensitivityOf(reading) : null;
  });
  readonly competing = computed(() => {
    const reading = this.reading();
    return reading ? competingReadings(reading) : null;
  });

  /** Version the next write is based on. */
  readonly version = computed(() => Math.max(this.sheet()?.version ?? 0, this.detail()?.version ?? 0));

  may(action: string): boolean {
    return this.detail()?.allowedActions.includes(action) ?? false;
  }

  async open(caseId: string): Promise<void> {
    this.failure.set(null);
    try {
      const [detail, sheet] = await Promise.all([this.client.read(caseId), this.client.sheet(caseId)]);
      const rules = await this.rulesOf(detail);
      this.rules.set(rules);
      this.sheet.set(sheet);
      this.detail.set(detail);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
      return;
    }
    await Promise.allSettled([this.loadAnnotations(caseId), this.loadMeeting(caseId)]);
  }

  async loadAnnotations(caseId: string): Promise<void> {
    this.annotations.set(await this.client.annotations(caseId));
  }

  /** Takes over a sheet the server returned after a write. */
  wrote(sheet: CaseSheet): void {
    this.sheet.set(sheet);
    this.detail.update((detail) => (detail ? { ...detail, version: Math.max(detail.version, sheet.version) } : detail));
  }

  moved(detail: CaseDetail): void {
    this.detail.set(detail);
    this.sheet.update((sheet) => (sheet && sheet.caseId === detail.id ? { ...sheet, version: Math.max(sheet.version, detail.version) } : sheet));
  }

  /** A newer version is known to exist; the next write is based on it. */
  sawVersion(version: number): void {
    this.sheet.update((sheet) => (sheet ? { ...sheet, version: Math.max(sheet.version, version) } : sheet));
  }

  /** The board's settings; for people outside the board those the server evaluated with. */
  private async rulesOf(detail: CaseDetail): Promise<BoardRules> {
    const board = (await this.client.boards()).find(({ id }) => id === detail.boardId);
    if (board) return board.settings;
    const { evaluation } = await this.client.evaluation(detail.id);
    return {
      debulkingPolicy: evaluation.policy as BoardRules['debulkingPolicy'],
      assumptions: evaluation.settings as BoardRules['assumptions'],
      minimumDataset: [],
      freshnessDays: {},
      staleCountsAsUnknown: false,
    };
  }

  private async loadMeeting(caseId: string): Promise<void> {
    const detail = this.detail();
    if (detail?.state !== 'listed' && detail?.state !== 'inDiscussion') return;
    const page = await this.client.page({ text: detail.number, limit: 5 });
    this.nextMeeting.set(page.items.find(({ id }) => id === caseId)?.nextMeeting?.startsAt ?? null);
  }
}
