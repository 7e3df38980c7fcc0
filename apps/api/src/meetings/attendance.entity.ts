import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { Attendance, DisciplineCode } from '@consilium/contracts';
import { PersonEntity } from '../people/person.entity.js';

/** One unbroken stay in a meeting; only its end is ever written afterwards. */
@Entity('attendance')
export class AttendanceEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'person_id' }) person: Relation<PersonEntity>;
  @Column('text', { nullable: true }) discipline: DisciplineCode | null;
  @Column('text') role: Attendance['role'];
  @Column('text') mode: Attendance['mode'];
  @Column('uuid', { name: 'covers_person_id', nullable: true }) coversPersonId: string | null;
  @Column('timestamptz', { name: 'arrived_at' }) arrivedAt: Date;
  @Column('timestamptz', { name: 'left_at', nullable: true }) leftAt: Date | null;
}
