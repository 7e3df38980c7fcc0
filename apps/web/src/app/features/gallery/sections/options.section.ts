import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { EvidenceTableComponent, OptionCardComponent, OptionListComponent, SectionHeadingComponent } from '@consilium/ui';
import { evidence, openedOption, optionRows } from '../specimens/options';
import { SpecimenComponent } from './specimen.component';

@Component({
  selector: 'cn-options-section',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EvidenceTableComponent, OptionCardComponent, OptionListComponent, SectionHeadingComponent, SpecimenComponent, TranslocoPipe],
  template: `
    <cn-section-heading headingId="options" [text]="'gallery.options.title' | transloco" [note]="'gallery.options.note' | transloco" />
    <div class="cn-master-detail">
      <cn-specimen name="cn-option-list"><cn-option-list [rows]="rows" [(selected)]="selected" /></cn-specimen>
      <cn-specimen name="cn-option-card"><cn-option-card [option]="option" /></cn-specimen>
    </div>
    <cn-specimen name="cn-evidence-table"><cn-evidence-table [groups]="groups" [label]="'gallery.options.evidence' | transloco" /></cn-specimen>
  `,
})
export class OptionsSection {
  protected readonly rows = optionRows;
  protected readonly option = openedOption;
  protected readonly groups = evidence;
  protected readonly selected = signal<string | null>('debulking');
}
