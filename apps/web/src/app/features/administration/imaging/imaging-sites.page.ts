import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { checkViewerTemplate, isBlank, viewerLink } from '@consilium/board';
import type { ImagingSite, ImagingSiteInput } from '@consilium/contracts';
import { EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, ScrollRegionDirective, TextFieldComponent, ToastService } from '@consilium/ui';
import type { HoldsUnsavedChanges } from '../../../core/forms/unsaved-changes.guard';
import { UnsavedWork } from '../../../core/forms/unsaved-work';
import { ApiClient, newIdempotencyKey } from '../../../core/http/api-client';
import { ProblemError } from '../../../core/http/problem-error';
import { Speech } from '../../cases/words/speech';
import { DeskTabsComponent } from '../desk-tabs.component';

interface Draft {
  /** Null for a site that is added. */
  readonly site: ImagingSite | null;
  readonly name: string;
  readonly template: string;
}

/** A study nobody has, to show where a template leads. */
const EXAMPLE = { accession: 'ACC-0001', studyUid: '1.2.826.0.1.3680043.8.498.1', date: '2026-01-31' };

/** Where imaging studies are kept, and the address that opens one in the viewer of its site. */
@Component({
  selector: 'cn-imaging-sites-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DeskTabsComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, ScrollRegionDirective, TextFieldComponent, TranslocoPipe],
  templateUrl: './imaging-sites.page.html',
  styles: `
    :host { display: block; }
    td.address { overflow-wrap: anywhere; }
    th.name { width: 26%; }
    th.act, td.act { width: 110px; text-align: right; }
    form { display: grid; gap: 12px; max-width: 760px; margin-top: 24px; }
    .example { overflow-wrap: anywhere; }
    .add { margin-top: 16px; }
    .failed { color: var(--danger); font-weight: 500; }
  `,
  host: { class: 'cn-page' },
})
export class ImagingSitesPage implements HoldsUnsavedChanges {
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(ToastService);
  private readonly speech = inject(Speech);

  /** Words for the hint; the braces would be read as a placeholder in the translation. */
  protected readonly places = '{accession}, {studyUid}, {date}';
  protected readonly sites = signal<readonly ImagingSite[] | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly draft = signal<Draft | null>(null);
  protected readonly busy = signal(false);
  protected readonly errors = signal<{ readonly name?: string; readonly template?: string; readonly form?: string }>({});
  private key = newIdempotencyKey();

  /** Where the address leads for the example, once it may be used. */
  protected readonly example = computed(() => viewerLink(this.draft()?.template.trim() ?? '', EXAMPLE));

  constructor() {
    inject(UnsavedWork).watch(this);
    void this.load();
  }

  hasUnsavedChanges(): boolean {
    const draft = this.draft();
    return draft !== null && (draft.name !== (draft.site?.name ?? '') || draft.template !== (draft.site?.viewerTemplate ?? ''));
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.sites.set(await this.api.get<ImagingSite[]>('/imaging-sites'));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  protected edit(site: ImagingSite | null): void {
    this.key = newIdempotencyKey();
    this.errors.set({});
    this.draft.set({ site, name: site?.name ?? '', template: site?.viewerTemplate ?? '' });
  }

  protected set(change: Partial<Draft>): void {
    this.key = newIdempotencyKey();
    this.draft.update((draft) => (draft ? { ...draft, ...change } : null));
  }

  protected async store(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    if (draft === null || this.busy()) return;
    const say = this.speech.say();
    const template = draft.template.trim();
    const ruling = template === '' ? { ok: true as const } : checkViewerTemplate(template);
    this.errors.set({
      ...(isBlank(draft.name) ? { name: say('admin.imaging.nameMissing') } : {}),
      ...(ruling.ok ? {} : { template: say(`admin.imaging.refused.${ruling.code.replace('viewer.', '')}`, { places: this.places }) }),
    });
    if (Object.keys(this.errors()).length > 0) return;
    this.busy.set(true);
    try {
      const input: ImagingSiteInput = { name: draft.name, viewerTemplate: template === '' ? null : template };
      const stored = draft.site === null
        ? await this.api.post<ImagingSite>('/imaging-sites', input, { idempotencyKey: this.key })
        : await this.api.put<ImagingSite>(`/imaging-sites/${draft.site.id}`, input, { version: draft.site.version });
      this.sites.update((sites) => [...(sites ?? []).filter(({ id }) => id !== stored.id), stored].toSorted((one, other) => one.name.localeCompare(other.name)));
      this.draft.set(null);
      this.toasts.done('admin.imaging.stored', { parameters: { name: stored.name } });
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      const taken = problem.fields.some(({ path }) => path === 'name');
      this.errors.set(taken ? { name: say('admin.imaging.nameTaken') } : { form: say(problem.code === 'stale' ? 'admin.imaging.stale' : 'admin.imaging.failed') });
      if (problem.code === 'stale') await this.load();
    } finally {
      this.busy.set(false);
    }
  }
}
