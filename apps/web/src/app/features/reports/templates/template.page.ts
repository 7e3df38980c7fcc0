import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DocumentTemplate, DocumentTemplateContent, DocumentTemplateVersion, TemplatePreviewInput } from '@consilium/contracts';
import { ConfirmService, DatePipe, ErrorStateComponent, FieldComponent, LoadingRowsComponent, PageHeaderComponent, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import type { HoldsUnsavedChanges } from '../../../core/forms/unsaved-changes.guard';
import { OneAct } from '../../../core/feedback/one-act';
import { ProblemError } from '../../../core/http/problem-error';
import { LanguageService } from '../../../core/i18n/language.service';
import { TemplatePreviewComponent } from './template-preview.component';
import { TemplateClient, logoAddress } from './template.client';
import { changedParts, isOwn, keyOf, sameContent, textOf, tidy, unknownPlaceholder, withText, type Block, type Language } from './wording-draft';

const NOTHING: DocumentTemplateContent = { addressLines: [], footer: '', logoSha256: null, wording: {} };
const LOGO_BYTES = 200_000;

/**
 * Logo, address, foot line and wording of the organisation's documents, beside a preview drawn from an invented record.
 * Every save is a new version; documents keep the one they were ordered under.
 */
@Component({
  selector: 'cn-template-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ErrorStateComponent, FieldComponent, LoadingRowsComponent, PageHeaderComponent, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TemplatePreviewComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './template.page.html',
  styleUrl: './template.page.css',
  host: { class: 'cn-page' },
})
export class TemplatePage implements HoldsUnsavedChanges {
  private readonly client = inject(TemplateClient);
  private readonly confirm = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  private readonly transloco = inject(TranslocoService);

  protected readonly stored = signal<DocumentTemplate | null>(null);
  protected readonly draft = signal<DocumentTemplateContent>(NOTHING);
  /** As typed; empty lines are dropped when it is sent. */
  protected readonly address = signal('');
  protected readonly versions = signal<readonly DocumentTemplateVersion[]>([]);
  protected readonly kind = signal<Block['kind']>('referrerLetter');
  protected readonly language = signal<Language>(inject(LanguageService).language());
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly logoProblem = signal<string | null>(null);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;

  protected readonly kinds = computed(() => [...new Set((this.stored()?.blocks ?? []).map(({ kind }) => kind))].map((value) => ({ value, label: this.say(`reports.kind.${value}`) })));
  protected readonly languages = computed(() => (['en', 'de'] as const).map((value) => ({ value, label: this.say(`reports.language.${value}`) })));
  protected readonly blocks = computed(() => {
    const [draft, language] = [this.draft(), this.language()];
    return (this.stored()?.blocks ?? [])
      .filter(({ kind }) => kind === this.kind())
      .map((block) => ({ block, key: keyOf(block, language), text: textOf(draft, block, language), isOwn: isOwn(draft, block, language), error: this.errorOf(block, language) }));
  });
  protected readonly addressProblem = computed(() => {
    const lines = tidy(this.draft()).addressLines;
    if (lines.length > 5) return this.say('reports.template.tooManyLines');
    return lines.some((line) => line.length > 90) ? this.say('reports.template.lineTooLong') : null;
  });
  private readonly faulty = computed(() => {
    const draft = this.draft();
    return (this.stored()?.blocks ?? []).find((block) => (['en', 'de'] as const).some((language) => unknownPlaceholder(textOf(draft, block, language), block.placeholders) !== null)) ?? null;
  });
  protected readonly changes = computed(() => {
    const stored = this.stored();
    return stored === null ? [] : changedParts(stored.content, this.draft()).map((part) => this.partName(part));
  });
  protected readonly maySave = computed(() => this.changes().length > 0 && this.faulty() === null && this.addressProblem() === null && !this.busy());
  protected readonly wish = computed((): TemplatePreviewInput | null =>
    this.stored() === null || this.faulty() !== null || this.addressProblem() !== null ? null : { content: tidy(this.draft()), kind: this.kind(), language: this.language() },
  );
  protected readonly refusal = computed(() => {
    const problem = this.problem();
    if (problem === null) return null;
    return this.say(problem.code === 'stale' ? 'reports.template.stale' : problem.fields.length > 0 ? 'reports.refusal.fields' : 'reports.refusal.other');
  });
  /** A greeting and a closing are one line; line ends in them would tear the letter. */
  protected readonly isShort = ({ block }: Block): boolean => block === 'greeting' || block === 'closing';
  protected readonly logoAddress = logoAddress;

  constructor() {
    void this.load();
  }

  hasUnsavedChanges(): boolean {
    return this.changes().length > 0;
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    this.problem.set(null);
    try {
      const [template, versions] = await Promise.all([this.client.read(), this.client.versions()]);
      this.stored.set(template);
      this.versions.set(versions);
      this.take(template.content);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  protected setAddress(text: string): void {
    this.address.set(text);
    this.draft.update((draft) => ({ ...draft, addressLines: text.split('\n') }));
  }

  protected setFooter(footer: string): void {
    this.draft.update((draft) => ({ ...draft, footer }));
  }

  protected setText(block: Block, typed: string): void {
    this.draft.update((draft) => withText(draft, block, this.language(), typed));
  }

  /** Puts a name in braces where the cursor stands, or at the end. */
  protected insert(block: Block, name: string): void {
    const key = keyOf(block, this.language());
    const area = document.getElementById(`wording-${key}`) as HTMLTextAreaElement | null;
    const text = textOf(this.draft(), block, this.language());
    const at = area?.selectionStart ?? text.length;
    this.setText(block, `${text.slice(0, at)}{${name}}${text.slice(area?.selectionEnd ?? at)}`);
    area?.focus();
  }

  protected setKind(value: string | null): void {
    const found = this.kinds().find((choice) => choice.value === value);
    if (found !== undefined) this.kind.set(found.value);
  }

  protected async choose(box: HTMLInputElement): Promise<void> {
    const file = box.files?.[0];
    box.value = '';
    if (file === undefined) return;
    this.logoProblem.set(null);
    if (file.size > LOGO_BYTES) {
      this.logoProblem.set(this.say('reports.template.logoTooLarge'));
      return;
    }
    await this.act(async () => {
      const logo = await this.client.addLogo(file);
      this.draft.update((draft) => ({ ...draft, logoSha256: logo.sha256 }));
    }, (problem) => this.logoProblem.set(this.say(problem.fields.length > 0 ? 'reports.template.logoRefused' : 'reports.refusal.other', { why: problem.fields[0]?.message ?? '' })));
  }

  protected removeLogo(): void {
    this.logoProblem.set(null);
    this.draft.update((draft) => ({ ...draft, logoSha256: null }));
  }

  /** Takes an earlier version into the draft; it counts once it is saved. */
  protected restore({ content }: DocumentTemplateVersion): void {
    this.take(content);
    this.toasts.done('reports.template.restored');
  }

  protected async reset(): Promise<void> {
    if (await this.confirm.ask({ title: 'reports.template.resetTitle', text: 'reports.template.resetText', confirm: 'reports.template.reset' })) this.take(NOTHING);
  }

  protected discard(): void {
    const stored = this.stored();
    if (stored !== null) this.take(stored.content);
    this.problem.set(null);
  }

  protected async save(): Promise<void> {
    const stored = this.stored();
    if (stored === null || !this.maySave()) return;
    await this.act(async () => {
      const saved = await this.client.change(stored.version, tidy(this.draft()));
      this.stored.set(saved);
      this.take(saved.content);
      this.versions.set(await this.client.versions());
      this.toasts.done('reports.template.saved', { parameters: { version: saved.version } });
    }, (problem) => this.problem.set(problem));
  }

  protected isStored({ content }: DocumentTemplateVersion): boolean {
    return sameContent(content, this.draft());
  }

  /** What a version changed, in words; nothing for the one that is delivered. */
  protected changesOf(index: number): string {
    const [now, before] = [this.versions()[index], this.versions()[index + 1]];
    if (now === undefined || before === undefined) return this.say('reports.template.asDelivered');
    return changedParts(before.content, now.content).map((part) => this.partName(part)).join('; ');
  }

  private errorOf(block: Block, language: Language): string | null {
    const found = unknownPlaceholder(textOf(this.draft(), block, language), block.placeholders);
    if (found !== null) return this.say('reports.template.unknown', { name: found });
    return this.problem()?.fields.find(({ path }) => path === `wording.${keyOf(block, language)}`)?.message ?? null;
  }

  private partName(part: string): string {
    const [kind, block, language] = part.split('.');
    if (block === undefined) return this.say(`reports.template.part.${part}`);
    return `${this.say(`reports.kind.${kind}`)}, ${this.say(`reports.template.block.${block}`)} (${this.say(`reports.language.${language}`)})`;
  }

  private take(content: DocumentTemplateContent): void {
    this.draft.set(content);
    this.address.set(content.addressLines.join('\n'));
  }

  private say(key: string, parameters: Record<string, string> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }

  private async act(work: () => Promise<void>, failed: (problem: ProblemError) => void): Promise<void> {
    if (this.busy()) return;
    this.problem.set(null);
    await this.one.run(work, failed);
  }
}
