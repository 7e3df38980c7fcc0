import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { DatePipe } from '../text/format.pipes';
import type { SourceView } from './criterion.model';

/** Date, document and person of a value on one small line. */
@Component({
  selector: 'cn-source-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe],
  host: { class: 'cn-source' },
  styles: `:host { display: block; }`,
  template: `{{ source().date | cnDate }}@if (source().date && source().text) {, }{{ source().text }}@if (source().by; as by) {, {{ by }}}`,
})
export class SourceLineComponent {
  readonly source = input.required<SourceView>();
}
