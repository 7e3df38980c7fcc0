import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { AgendaLane } from '@consilium/board';
import type { AgendaItem } from '@consilium/contracts';
import { CaseEntity } from '../cases/case.entity.js';
import { MeetingEntity } from './meeting.entity.js';

/** A case on the list of a meeting, or a break. Positions of one meeting run from 1 without gaps. */
@Entity('agenda_item')
export class AgendaItemEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId: string;
  @ManyToOne(() => MeetingEntity) @JoinColumn({ name: 'meeting_id' }) meeting: Relation<MeetingEntity>;
  @Column('text', { default: 'case' }) kind: 'case' | 'break';
  /** Null for a break. */
  @Column('uuid', { name: 'case_id', nullable: true }) caseId: string | null;
  @ManyToOne(() => CaseEntity) @JoinColumn({ name: 'case_id' }) boardCase: Relation<CaseEntity> | null;
  @Column('integer') position: number;
  /** Planned minutes, 1 to 90. */
  @Column('integer') minutes: number;
  @Column('uuid', { name: 'presenter_id', nullable: true }) presenterId: string | null;
  @Column('text') lane: AgendaLane;
  @Column('text', { default: '' }) reason: string;
  @Column('uuid', { name: 'waiver_by', nullable: true }) waiverById: string | null;
  @Column('text', { name: 'waiver_reason', default: '' }) waiverReason: string;
  /** Clinical justification of a case listed after the cut-off; empty where it was in time. */
  @Column('text', { name: 'late_reason', default: '' }) lateReason: string;
  @Column('uuid', { name: 'late_asked_by', nullable: true }) lateAskedById: string | null;
  @Column('uuid', { name: 'late_assented_by', nullable: true }) lateAssentedById: string | null;
  @Column('timestamptz', { name: 'late_assented_at', nullable: true }) lateAssentedAt: Date | null;
  @Column('text', { default: 'waiting' }) state: AgendaItem['state'];
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { name: 'presented_at', nullable: true }) presentedAt: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}
