import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeaderComponent, ToastRegionComponent } from '@consilium/ui';
import { BrandComponent } from '../../shell/brand.component';
import { PresentationMenuComponent } from '../../shell/presentation-menu.component';
import { CaseSection } from './sections/case.section';
import { FormsSection } from './sections/forms.section';
import { MarksSection } from './sections/marks.section';
import { OptionsSection } from './sections/options.section';
import { StatesSection } from './sections/states.section';
import { TokensSection } from './sections/tokens.section';
import { VoteSection } from './sections/vote.section';

/** The living page of the design language: every shared component in every state. */
@Component({
  selector: 'cn-gallery-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BrandComponent, CaseSection, FormsSection, MarksSection, OptionsSection, PageHeaderComponent, PresentationMenuComponent, StatesSection, ToastRegionComponent, TokensSection, TranslocoPipe, VoteSection],
  styles: `
    header { display: flex; align-items: center; justify-content: space-between; height: 48px; padding: 0 var(--gutter); background: var(--surface); border-bottom: var(--rule); }
    section { margin-top: 36px; }
  `,
  template: `
    <header><cn-brand /><cn-presentation-menu /></header>
    <main id="main" class="cn-page">
      <cn-page-header [text]="'gallery.title' | transloco" [note]="'gallery.note' | transloco" />
      <section aria-labelledby="marks"><cn-marks-section /></section>
      <section aria-labelledby="case"><cn-case-section /></section>
      <section aria-labelledby="options"><cn-options-section /></section>
      <section aria-labelledby="vote"><cn-vote-section /></section>
      <section aria-labelledby="forms"><cn-forms-section /></section>
      <section aria-labelledby="states"><cn-states-section /></section>
      <section aria-labelledby="tokens"><cn-tokens-section /></section>
    </main>
    <cn-toast-region />
  `,
})
export class GalleryPage {}
