import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { DisciplineCode } from '@consilium/contracts';
import { PersonEntity } from '../people/person.entity.js';
import { FactEntity } from './fact.entity.js';

/** Somebody of the board checked a reported value at its source, for their discipline. */
@Entity('fact_review')
export class FactReviewEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'fact_id' }) factId: string;
  @ManyToOne(() => FactEntity, (fact) => fact.reviews) @JoinColumn({ name: 'fact_id' }) fact: Relation<FactEntity>;
  @Column('text') discipline: DisciplineCode;
  @Column('uuid', { name: 'reviewed_by' }) reviewedById: string;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'reviewed_by' }) reviewedBy: Relation<PersonEntity>;
  @Column({ type: 'timestamptz', name: 'reviewed_at', insert: false }) reviewedAt: Date;
}
