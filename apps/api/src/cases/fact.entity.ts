import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { FactInput, FactValue } from '@consilium/contracts';
import { PersonEntity } from '../people/person.entity.js';
import { FactReviewEntity } from './fact-review.entity.js';

/** One value of one element. Never changed: a newer value retires it, or stands beside it as competing. */
@Entity('case_fact')
export class FactEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text') element: string;
  @Column('jsonb', { nullable: true }) value: FactValue;
  @Column('text') state: FactInput['state'];
  @Column('text', { name: 'entered_text', nullable: true }) enteredText: string | null;
  @Column('date', { name: 'pending_until', nullable: true }) pendingUntil: string | null;
  @Column('date', { name: 'observed_on', nullable: true }) observedOn: string | null;
  @Column('text', { name: 'source_kind' }) sourceKind: FactInput['source']['kind'];
  @Column('text', { name: 'source_label', default: '' }) sourceLabel: string;
  @Column('uuid', { name: 'source_attachment_id', nullable: true }) sourceAttachmentId: string | null;
  @Column('text', { default: '' }) note: string;
  @Column('uuid', { name: 'entered_by' }) enteredById: string;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'entered_by' }) enteredBy: Relation<PersonEntity>;
  @Column({ type: 'timestamptz', name: 'entered_at', insert: false }) enteredAt: Date;
  @OneToMany(() => FactReviewEntity, (review) => review.fact) reviews: Relation<FactReviewEntity[]>;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt: Date | null;
  @Column('uuid', { name: 'retired_by', nullable: true }) retiredById: string | null;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'retired_by' }) retiredBy: Relation<PersonEntity> | null;
}
