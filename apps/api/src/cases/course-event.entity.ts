import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { CourseEventInput } from '@consilium/contracts';

@Entity('course_event')
export class CourseEventEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text') kind: CourseEventInput['kind'];
  @Column('text') label: string;
  @Column('date', { name: 'starts_on' }) startsOn: string;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn: string | null;
  @Column('jsonb', { nullable: true }) marker: CourseEventInput['marker'];
  @Column('text', { nullable: true }) response: CourseEventInput['response'];
  @Column('uuid', { name: 'entered_by' }) enteredById: string;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt: Date | null;
}
