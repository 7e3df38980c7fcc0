import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { MeetingState } from '@consilium/board';
import { BoardEntity } from '../people/board.entity.js';
import { PersonEntity } from '../people/person.entity.js';

/** One sitting of a board. Its version rises with every change of its head or agenda. */
@Entity('meeting')
export class MeetingEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'board_id' }) boardId: string;
  @ManyToOne(() => BoardEntity) @JoinColumn({ name: 'board_id' }) board: Relation<BoardEntity>;
  @Column('text') title: string;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('integer', { name: 'planned_minutes' }) plannedMinutes: number;
  @Column('text', { default: '' }) place: string;
  @Column('text', { default: '' }) link: string;
  @Column('uuid', { name: 'chair_id' }) chairId: string;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'chair_id' }) chair: Relation<PersonEntity>;
  @Column('text') state: MeetingState;
  @Column('uuid', { name: 'current_item_id', nullable: true }) currentItemId: string | null;
  /** Number of the newest live event; driven by `append_meeting_event` alone. */
  @Column({ type: 'bigint', name: 'event_sequence', insert: false, update: false }) eventSequence: string;
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('boolean', { default: false }) imported: boolean;
  @Column('integer', { default: 1 }) version: number;
}
