import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Integration, IntegrationTest, SystemHealth } from '@consilium/contracts';
import { DatePipe, ErrorStateComponent, formatDate, formatNumber, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ScrollRegionDirective, SectionHeadingComponent } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { LanguageService } from '../../../core/i18n/language.service';
import { DeskClient } from '../data/desk.client';
import { refusalKey } from '../data/refusal-words';
import { DeskTabsComponent } from '../desk-tabs.component';

type HealthCheck = SystemHealth['checks'][number];

/** What the installation is connected to, whether it answers, and how its parts are. */
@Component({
  selector: 'cn-system-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, DeskTabsComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, RouterLink, ScrollRegionDirective, SectionHeadingComponent, TranslocoPipe],
  templateUrl: './system.page.html',
  styles: `
    :host { display: block; }
    table { min-width: 620px; }
    td > span { display: block; }
    .attention { color: var(--danger); font-weight: 600; }
    .failed { color: var(--danger); font-weight: 500; }
  `,
  host: { class: 'cn-page' },
})
export class SystemPage {
  private readonly client = inject(DeskClient);
  private readonly words = inject(TranslocoService);
  private readonly languages = inject(LanguageService);

  protected readonly integrations = signal<readonly Integration[]>([]);
  protected readonly health = signal<SystemHealth | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly testing = signal<string | null>(null);
  protected readonly tested = signal<Readonly<Record<string, IntegrationTest | undefined>>>({});

  constructor() {
    void this.load();
  }

  /** The number of a check with its unit, in words. */
  protected reading({ id, value, text }: HealthCheck): string {
    const language = this.languages.language();
    if (id === 'selfCheck') return text === null ? this.words.translate('admin.system.selfCheckNone') : formatDate(text, 'dateTime', language);
    if (value === null) return '';
    if (id === 'disk') return this.words.translate('admin.system.reading.disk', { free: formatNumber(Math.round(value / 1024 ** 3), language) });
    return this.words.translate(`admin.system.reading.${id}`, { value: formatNumber(value, language), text: text ?? '' });
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      const [integrations, health] = await Promise.all([this.client.integrations(), this.client.health()]);
      this.integrations.set(integrations);
      this.health.set(health);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  protected async test(id: Integration['id']): Promise<void> {
    if (this.testing() !== null) return;
    this.testing.set(id);
    this.problem.set(null);
    try {
      const result = await this.client.test(id);
      this.tested.update((tested) => ({ ...tested, [id]: result }));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.problem.set(refusalKey(problem));
    }
    this.testing.set(null);
  }
}
