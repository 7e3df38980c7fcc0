import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { PersonEntity } from '../people/person.entity.js';

/** A clinician holds that a criterion is met, or not met, other than the facts say; marked as theirs wherever shown. */
@Entity('criterion_assertion')
export class CriterionAssertionEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text', { name: 'criterion_id' }) criterionId: string;
  @Column('text') verdict: 'met' | 'notMet';
  @Column('text') reason: string;
  @Column('uuid', { name: 'asserted_by' }) assertedById: string;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'asserted_by' }) assertedBy: Relation<PersonEntity>;
  @Column({ type: 'timestamptz', name: 'asserted_at', insert: false }) assertedAt: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true }) withdrawnById: string | null;
}
