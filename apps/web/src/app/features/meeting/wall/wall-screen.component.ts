import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaItem, DisciplineCode, MeetingDetail } from '@consilium/contracts';
import { DatePipe, LiverMapComponent, MarkShapeComponent, SealedVoteComponent, type LesionView, type Presence } from '@consilium/ui';
import { CaseClockComponent } from '../room/case-clock.component';
import type { WallNumber } from './wall-numbers';

/** Everything the wall shows, in words. No name of a patient, no name beside a vote. */
export interface WallScreenModel {
  readonly boardName: string;
  readonly place: string;
  /** By the server's clock. */
  readonly time: Date;
  readonly isLost: boolean;
  readonly state: MeetingDetail['state'];
  readonly startsAt: string;
  /** Null while no case is on the table. */
  readonly patient: { readonly initials: string; readonly about: string; readonly number: string; readonly question: string } | null;
  readonly lesions: readonly LesionView[];
  readonly numbers: readonly WallNumber[];
  readonly recommendation: { readonly what: string; readonly rationale: string; readonly conditions: ReadonlyArray<{ readonly condition: string; readonly then: string; readonly otherwise: string }>; readonly isConfirmed: boolean } | null;
  readonly item: Pick<AgendaItem, 'startedAt' | 'finishedAt' | 'minutes'> | null;
  /** Clock of the server minus the clock here, in milliseconds. */
  readonly clockOffset: number;
  readonly sealed: { readonly number: number; readonly vote: { readonly sealed: number; readonly eligible: number; readonly open: boolean } } | null;
  readonly opened: { readonly number: number; readonly rows: ReadonlyArray<{ readonly id: string; readonly label: string; readonly count: number }> } | null;
  readonly quorum: { readonly met: boolean; readonly lines: ReadonlyArray<{ readonly discipline: DisciplineCode; readonly presence: Presence }> } | null;
  /** What is still to come, the next one first. */
  readonly coming: ReadonlyArray<{ readonly id: string; readonly initials: string; readonly about: string; readonly at: string | undefined }>;
}

/** The screen on the wall of the room: read from four metres, no controls, no full name. */
@Component({
  selector: 'cn-wall-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CaseClockComponent, DatePipe, LiverMapComponent, MarkShapeComponent, SealedVoteComponent, TranslocoPipe],
  templateUrl: './wall-screen.component.html',
  styleUrl: './wall-screen.component.css',
})
export class WallScreenComponent {
  readonly model = input.required<WallScreenModel>();
}
