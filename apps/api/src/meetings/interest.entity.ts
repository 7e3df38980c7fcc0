import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { InterestInput } from '@consilium/contracts';
import { PersonEntity } from '../people/person.entity.js';

/** A declared interest in one case of a meeting. Declarations are added, never changed. */
@Entity('interest')
export class InterestEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'person_id' }) person: Relation<PersonEntity>;
  @Column('text') kind: InterestInput['kind'];
  @Column('text') text: string;
  @Column('boolean') recuses: boolean;
  @Column('timestamptz', { name: 'declared_at' }) declaredAt: Date;
}
