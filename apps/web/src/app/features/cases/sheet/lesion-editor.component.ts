import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { deriveFromLesions } from '@consilium/board';
import type { Lesion, LesionInput } from '@consilium/contracts';
import { LiverMapComponent, type MapPlace, NumberFieldComponent, QuantityPipe, SEGMENT_NUMERALS, SEGMENTS, SegmentedFieldComponent, SelectFieldComponent, ToastService, TriStateFieldComponent } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { CaseFile } from '../data/case-file';
import { CasesClient } from '../data/cases.client';
import { lesionViews } from '../reading/lesion-views';
import { Speech } from '../words/speech';

const NEIGHBOURS = ['nearHilum', 'nearVessel', 'nearPortal', 'nearGut'] as const;
type Neighbour = (typeof NEIGHBOURS)[number];
type EditedLesion = LesionInput & { readonly id?: string };

/** Lesions on the map: choosing a segment adds one, the list edits them. Each change is stored at once. */
@Component({
  selector: 'cn-lesion-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LiverMapComponent, NumberFieldComponent, QuantityPipe, SegmentedFieldComponent, SelectFieldComponent, TranslocoPipe, TriStateFieldComponent],
  templateUrl: './lesion-editor.component.html',
  styleUrl: './lesion-editor.component.css',
})
export class LesionEditorComponent {
  readonly editable = input(false);

  private readonly file = inject(CaseFile);
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(ToastService);
  private readonly speech = inject(Speech);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly words = this.speech.clinical;

  protected readonly neighbours = NEIGHBOURS;
  protected readonly numerals = SEGMENT_NUMERALS;
  protected readonly lesions = computed(() => this.file.sheet()?.lesions ?? []);
  protected readonly views = computed(() => lesionViews(this.lesions(), this.words()));
  protected readonly busy = signal(false);
  private readonly typedSize = signal<{ readonly id: string; readonly size: number | null } | null>(null);
  /** Number of the lesion whose fields are open. */
  protected readonly opened = signal<number | null>(null);
  protected readonly segmentChoices = SEGMENTS.map((value) => ({ value, label: SEGMENT_NUMERALS[value] }));
  protected readonly planChoices = computed(() => [
    ...(['resect', 'ablate', 'leave'] as const).map((value) => ({ value: value as string, label: this.speech.say()(`ui.liver.plan.${value}`) })),
    { value: 'none', label: this.speech.say()('cases.sheet.lesion.noPlan') },
  ]);
  /** What follows from the map, and what somebody typed instead. */
  protected readonly derived = computed(() => {
    const reading = this.file.reading();
    if (!reading || this.lesions().length === 0) return [];
    const typedCount = reading.profile.facts['lesionCount'];
    const complete = typeof typedCount !== 'number' || typedCount <= this.lesions().length;
    return deriveFromLesions(this.lesions().map((lesion) => ({ ...lesion, lesionId: lesion.id })), complete)
      .filter(({ use }) => use === 'store')
      .map(({ elementId, value }) => ({ element: elementId, label: this.words().element(elementId), text: this.words().value(elementId, value), used: elementId in reading.profile.fromLesions }));
  });
  protected readonly disagreements = computed(() =>
    (this.file.reading()?.profile.disagreements ?? []).map(({ code, elementId, typed, drawn }) =>
      this.speech.say()(`cases.sheet.disagreement.${code}`, {
        label: this.words().element(elementId),
        typed: this.words().value(elementId, typed),
        // Against a burden of nothing stands a number of lesions, not a share.
        drawn: this.words().value(code === 'lesions.burdenZeroWithLesions' ? 'lesionCount' : elementId, drawn),
      }),
    ),
  );

  protected async add({ segment, x, y }: MapPlace): Promise<void> {
    const before = new Set(this.lesions().map(({ id }) => id));
    await this.store((lesions) => [...lesions, { segment, x, y, sizeCm: null, nearHilum: null, nearVessel: null, nearPortal: null, nearGut: null, plan: null }]);
    const added = this.lesions().find(({ id }) => !before.has(id));
    if (!added) return;
    this.opened.set(added.number);
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(`#lesion-size-${added.number}`)?.focus());
  }

  protected change(lesion: Lesion, change: Partial<LesionInput>): void {
    // A moved lesion loses its place on the drawing; the map finds one in the new segment.
    const moved = change.segment !== undefined && change.segment !== lesion.segment ? { x: null, y: null } : {};
    void this.store((lesions) => (has(lesions, lesion) ? lesions.map((each) => (each.id === lesion.id ? { ...each, ...change, ...moved } : each)) : null));
  }

  /** The size is stored when its field is left, not with every digit. */
  protected typed(lesion: Lesion, size: number | null): void {
    this.typedSize.set({ id: lesion.id, size });
  }

  /** A size that is refused stays in its field; only a field left empty takes the size away. */
  protected commitSize(lesion: Lesion, { target }: Event): void {
    const typed = this.typedSize();
    if (!(target instanceof HTMLInputElement) || typed?.id !== lesion.id) return;
    if (typed.size === null && target.value.trim() !== '') return;
    this.typedSize.set(null);
    if (typed.size !== lesion.sizeCm) this.change(lesion, { sizeCm: typed.size });
  }

  /** Whether a size stands in its field that was refused or not stored yet. */
  hasDraft(): boolean {
    return this.typedSize() !== null;
  }

  protected noteOf(lesion: Lesion): string {
    return this.views().find(({ id }) => id === lesion.id)?.note ?? '';
  }

  protected setPlan(lesion: Lesion, plan: string | null): void {
    this.change(lesion, { plan: plan === 'none' ? null : (plan as LesionInput['plan']) });
  }

  protected setSegment(lesion: Lesion, segment: string | null): void {
    if (segment !== null) this.change(lesion, { segment: segment as LesionInput['segment'] });
  }

  protected setNear(lesion: Lesion, neighbour: Neighbour, value: boolean | null): void {
    this.change(lesion, { [neighbour]: value });
  }

  protected async remove(lesion: Lesion): Promise<void> {
    await this.store((lesions) => (has(lesions, lesion) ? lesions.filter(({ id }) => id !== lesion.id) : null));
    if (this.lesions().some(({ id }) => id === lesion.id)) return;
    this.opened.set(null);
    this.toasts.done('cases.sheet.lesion.removed', {
      parameters: { number: lesion.number },
      // Taken back as a new lesion with the same findings: what was removed stays on the record as removed.
      undo: () => {
        const { id: _, number: __, ...findings } = lesion;
        void this.store((lesions) => [...lesions, findings]);
      },
    });
  }

  /** Puts one change on the lesions as they are now; where somebody else stored meanwhile, on theirs. */
  private async store(change: LesionChange): Promise<void> {
    this.busy.set(true);
    try {
      await this.send(change, true);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.toasts.failed('cases.sheet.failed');
    } finally {
      this.busy.set(false);
    }
  }

  private async send(change: LesionChange, mayRetry: boolean): Promise<void> {
    const caseId = this.file.detail()?.id ?? '';
    const lesions = change(this.lesions().map(inputOf));
    if (lesions === null) {
      this.toasts.failed('cases.sheet.lesion.stale');
      return;
    }
    try {
      this.file.wrote(await this.client.replaceLesions(caseId, lesions, this.file.version()));
    } catch (problem) {
      if (!(problem instanceof ProblemError) || !(problem.code === 'stale' || problem.fields.some(({ path }) => path === 'lesions'))) throw problem;
      this.file.wrote(await this.client.sheet(caseId));
      if (mayRetry) await this.send(change, false);
      else this.toasts.failed('cases.sheet.lesion.stale');
    }
  }
}

/** One change to the list as it stands; null when the lesion it is about was changed or removed by somebody else. */
type LesionChange = (lesions: readonly EditedLesion[]) => readonly EditedLesion[] | null;

const has = (lesions: readonly EditedLesion[], lesion: Lesion): boolean => lesions.some(({ id }) => id === lesion.id);
const inputOf = ({ number: _, ...lesion }: Lesion): EditedLesion => lesion;
