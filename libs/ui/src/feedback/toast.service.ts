import { Injectable, signal } from '@angular/core';

export interface Toast {
  readonly id: number;
  /** Key of the sentence. */
  readonly text: string;
  readonly parameters: Record<string, string | number>;
  readonly tone: 'plain' | 'failure';
  /** Takes the act back; offered as a button while the toast stands. */
  readonly undo?: () => void;
}

/** Time a toast stands in milliseconds: long enough to read twice and to reach the undo button by keyboard. */
const STANDS_FOR = 8_000;

/** Says that something was done, with a way back where there is one. A failure stays until it is dismissed. */
@Injectable({ providedIn: 'root' })
export class ToastService {
  private readonly shown = signal<readonly Toast[]>([]);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private next = 1;

  readonly toasts = this.shown.asReadonly();

  /** @returns takes the toast away again: for an act that was undone in another way. */
  done(text: string, options: { readonly parameters?: Record<string, string | number>; readonly undo?: () => void } = {}): () => void {
    const id = this.add({ text, parameters: options.parameters ?? {}, tone: 'plain', ...(options.undo ? { undo: options.undo } : {}) });
    this.timers.set(id, setTimeout(() => this.dismiss(id), STANDS_FOR));
    return () => this.dismiss(id);
  }

  failed(text: string, parameters: Record<string, string | number> = {}): void {
    this.add({ text, parameters, tone: 'failure' });
  }

  undo(toast: Toast): void {
    this.dismiss(toast.id);
    toast.undo?.();
  }

  dismiss(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.shown.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  /** Keeps a toast while it has the pointer or the focus. */
  hold(id: number): void {
    clearTimeout(this.timers.get(id));
  }

  release(id: number): void {
    if (this.timers.has(id)) this.timers.set(id, setTimeout(() => this.dismiss(id), STANDS_FOR));
  }

  private add(toast: Omit<Toast, 'id'>): number {
    const id = this.next++;
    this.shown.update((toasts) => [...toasts.slice(-2), { ...toast, id }]);
    return id;
  }
}
