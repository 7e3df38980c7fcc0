import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Something a signed recommendation asks somebody to do by a day. */
@Entity('action_item')
export class ActionItemEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'recommendation_id', nullable: true }) recommendationId: string | null;
  @Column('text') what: string;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt: Date | null;
}
