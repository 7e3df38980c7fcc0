import { computed, inject, Injectable, signal } from '@angular/core';
import type { Attachment, AttachmentKind, ImagingStudy } from '@consilium/contracts';
import { newIdempotencyKey } from '../../../core/http/api-client';
import { ProblemError } from '../../../core/http/problem-error';
import { FilesClient } from './files.client';

/** One file on its way to the server, or one that did not get there. */
export interface Sending {
  readonly id: string;
  readonly file: File;
  readonly kind: AttachmentKind;
  readonly label: string;
  /** Share of the bytes that have left, 0 to 1. */
  readonly share: number;
  readonly problem: ProblemError | null;
  /** Whether it got there under another name, or was there already. */
  readonly outcome: 'sending' | 'failed' | 'renamed' | 'alreadyThere';
}

/** The files of one opened case. Provided by the page, so that leaving it forgets them and stops what is being sent. */
@Injectable()
export class CaseShelf {
  private readonly client = inject(FilesClient);

  readonly attachments = signal<readonly Attachment[]>([]);
  readonly studies = signal<readonly ImagingStudy[]>([]);
  readonly maximumBytes = signal(0);
  readonly sending = signal<readonly Sending[]>([]);
  readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  readonly busy = computed(() => this.sending().some(({ outcome }) => outcome === 'sending'));
  /** Files a fact may name as its source. */
  readonly current = computed(() => this.attachments().filter(({ withdrawn }) => withdrawn === null));

  async load(caseId: string): Promise<void> {
    this.state.set('loading');
    try {
      const { attachments, studies, maximumBytes } = await this.client.read(caseId);
      this.attachments.set(attachments);
      this.studies.set(studies);
      this.maximumBytes.set(maximumBytes);
      this.state.set('ready');
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.state.set('failed');
    }
  }

  /** Sends files one after the other; each may fail on its own and be sent again. */
  async send(caseId: string, files: readonly File[], kind: AttachmentKind, label: string): Promise<void> {
    const queued = files.map((file): Sending => ({ id: newIdempotencyKey(), file, kind, label, share: 0, problem: null, outcome: 'sending' }));
    this.sending.update((all) => [...all, ...queued]);
    for (const { id } of queued) await this.sendOne(caseId, id);
  }

  /** Again under the same key: a file that arrived without our knowing is not added twice. */
  async sendOne(caseId: string, id: string): Promise<void> {
    const entry = this.sending().find((one) => one.id === id);
    if (!entry) return;
    this.change(id, { outcome: 'sending', problem: null, share: 0 });
    try {
      const { attachment, renamed, alreadyThere } = await this.client.add(caseId, entry.file, { kind: entry.kind, label: entry.label }, { idempotencyKey: id, progress: (share) => this.change(id, { share }) });
      this.attachments.update((all) => [attachment, ...all.filter((one) => one.id !== attachment.id)]);
      if (renamed || alreadyThere) this.change(id, { outcome: alreadyThere ? 'alreadyThere' : 'renamed', share: 1 });
      else this.dismiss(id);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.change(id, { outcome: 'failed', problem });
    }
  }

  dismiss(id: string): void {
    this.sending.update((all) => all.filter((one) => one.id !== id));
  }

  async withdraw(attachmentId: string, reason: string): Promise<void> {
    const withdrawn = await this.client.withdraw(attachmentId, reason);
    this.attachments.update((all) => all.map((one) => (one.id === attachmentId ? withdrawn : one)));
  }

  private change(id: string, change: Partial<Sending>): void {
    this.sending.update((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }
}
