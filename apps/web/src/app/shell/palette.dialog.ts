import { ChangeDetectionStrategy, Component, computed, inject, Injector, resource, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { CommandPaletteComponent, type PaletteGroup } from '@consilium/ui';
import type { PaletteHit } from '../core/navigation/feature';
import { Navigation } from '../core/navigation/navigation';
import { matchesWords } from '../core/navigation/word-match';
import { PaletteActions } from './palette-actions';
import { merge } from './palette-search';

/** Waits this long after the last key before it asks the server, in milliseconds. */
const PAUSE = 150;

/** Something found, and what choosing it does. */
interface Found {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly run: () => void;
}

/**
 * The command palette over whatever page is open: what can be done there and pages at once, everything else as the server
 * finds it. It closes with what is to be done next, so that the focus goes back before the page goes on.
 */
@Component({
  selector: 'cn-palette-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CommandPaletteComponent],
  template: `<cn-command-palette [(term)]="term" [groups]="groups()" [busy]="hits.isLoading()" [incomplete]="incomplete()" (chosen)="open($event)" (closed)="dialog.close()" />`,
})
export class PaletteDialog {
  protected readonly dialog = inject<MatDialogRef<PaletteDialog, () => void>>(MatDialogRef);
  private readonly router = inject(Router);
  private readonly navigation = inject(Navigation);
  private readonly words = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly actions = inject(PaletteActions);

  protected readonly term = signal('');

  protected readonly hits = resource({
    params: () => this.term().trim(),
    loader: async ({ params: term, abortSignal }): Promise<readonly { heading: string; hits: readonly PaletteHit[]; failed: boolean }[]> => {
      if (term === '') return [];
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (abortSignal.aborted) return [];
      const searches = await Promise.all(this.navigation.searches().map((search) => search.load()));
      return Promise.all(
        searches.map(async (type) => {
          const search = this.injector.get(type);
          const heading = this.words.translate(search.heading);
          // One kind of thing that cannot be searched must not hide the others; that it failed is said.
          return search.search(term, abortSignal).then(
            (hits) => ({ heading, hits, failed: false }),
            () => ({ heading, hits: [], failed: !abortSignal.aborted }),
          );
        }),
      );
    },
    defaultValue: [],
  });

  private readonly pages = computed<readonly Found[]>(() =>
    this.navigation
      .commands()
      .map((command) => this.leading({ id: command.id, title: this.words.translate(command.label), detail: '', path: command.path }))
      .filter((page) => matchesWords(page.title, this.term())),
  );

  /** What was looked for first; then actions before pages, but pages first where nothing is typed and Enter is near. */
  private readonly found = computed(() => {
    const things = (this.hits.hasValue() ? this.hits.value() : []).map(({ heading, hits }) => ({ heading, hits: hits.map((hit) => this.leading(hit)) }));
    const actions = { heading: this.words.translate<string>('shell.search.actions'), hits: this.actions.all().filter(({ title }) => matchesWords(title, this.term())) };
    const pages = { heading: this.words.translate<string>('shell.search.pages'), hits: this.pages() };
    return merge<Found>(this.term().trim() === '' ? [pages, actions] : [...things, actions, pages]);
  });

  protected readonly groups = computed<readonly PaletteGroup[]>(() =>
    this.found().map((group) => ({ heading: group.heading, entries: group.hits.map((hit) => ({ id: hit.id, title: hit.title, detail: hit.detail })) })),
  );

  /** Kinds of things that could not be searched, for example without connection. */
  protected readonly incomplete = computed(() =>
    (this.hits.hasValue() ? this.hits.value() : [])
      .filter((group) => group.failed)
      .map((group) => group.heading)
      .join(', '),
  );

  protected open(id: string): void {
    this.dialog.close(
      this.found()
        .flatMap((group) => group.hits)
        .find((each) => each.id === id)?.run,
    );
  }

  private leading({ path, ...hit }: PaletteHit): Found {
    return { ...hit, run: () => void this.router.navigateByUrl(path) };
  }
}
