import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  FactComponent, FactTableComponent, LineChartComponent, LiverMapComponent, type MapPlace, PatientBannerComponent, ReadinessTableComponent, SectionHeadingComponent, SignatureStripComponent,
  TimelineComponent,
} from '@consilium/ui';
import { asOf, chart, course, facts, lesions, patient, readinessGroups, readinessRows, signatures, unplannedLesions } from '../specimens/case';
import { SpecimenComponent } from './specimen.component';

@Component({
  selector: 'cn-case-section',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    FactComponent, FactTableComponent, LineChartComponent, LiverMapComponent, PatientBannerComponent, ReadinessTableComponent, SectionHeadingComponent, SignatureStripComponent, SpecimenComponent,
    TimelineComponent, TranslocoPipe,
  ],
  styles: `
    .banner { margin-inline: calc(-1 * var(--gutter)); }
    .pictures { display: grid; grid-template-columns: minmax(0, 520px) minmax(0, 1fr); gap: 0 40px; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 16px 32px; }
    @media (max-width: 1100px) { .pictures { grid-template-columns: minmax(0, 1fr); } }
  `,
  template: `
    <cn-section-heading headingId="case" [text]="'gallery.case.title' | transloco" />
    <cn-specimen name="cn-patient-banner"><div class="banner"><cn-patient-banner [patient]="patient" [on]="asOf"><button type="button" class="cn-button">{{ 'gallery.case.comment' | transloco }}</button><button type="button" class="cn-button cn-button-primary">{{ 'gallery.case.review' | transloco }}</button></cn-patient-banner></div></cn-specimen>
    <div class="pictures">
      <cn-specimen name="cn-liver-map"><cn-liver-map [lesions]="lesions" /></cn-specimen>
      <cn-specimen name="cn-timeline"><cn-timeline [timeline]="course" [label]="'gallery.case.timelineLabel' | transloco" /></cn-specimen>
    </div>
    <div class="pictures">
      <cn-specimen name="cn-liver-map editable">
        <cn-liver-map [lesions]="unplanned" [editable]="true" [selected]="'6'" (placeChosen)="place.set($event)" />
        <p class="cn-source" role="status">{{ 'gallery.case.place' | transloco: { segment: place()?.segment ?? '–', x: place()?.x ?? '–', y: place()?.y ?? '–' } }}</p>
      </cn-specimen>
      <cn-specimen name="cn-line-chart"><cn-line-chart [chart]="chart" [label]="'gallery.case.chartLabel' | transloco" /></cn-specimen>
    </div>
    <cn-specimen name="cn-fact-table"><cn-fact-table [facts]="facts" /></cn-specimen>
    <cn-specimen name="cn-fact">
      <div class="facts">
        @for (fact of facts.slice(0, 6); track fact.id) {
          <cn-fact [fact]="fact" />
        }
      </div>
    </cn-specimen>
    <cn-specimen name="cn-readiness-table"><cn-readiness-table [groups]="groups" [rows]="rows" [label]="'gallery.case.readinessLabel' | transloco" /></cn-specimen>
    <cn-specimen name="cn-signature-strip"><cn-signature-strip [signatures]="signatures" mine="5" /></cn-specimen>
  `,
})
export class CaseSection {
  protected readonly patient = patient;
  protected readonly asOf = asOf;
  protected readonly lesions = lesions;
  protected readonly unplanned = unplannedLesions;
  protected readonly course = course;
  protected readonly chart = chart;
  protected readonly facts = facts;
  protected readonly groups = readinessGroups;
  protected readonly rows = readinessRows;
  protected readonly signatures = signatures;
  protected readonly place = signal<MapPlace | null>(null);
}
