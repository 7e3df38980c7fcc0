import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { AnnotationInput } from '@consilium/contracts';
import { PersonEntity } from '../people/person.entity.js';

@Entity('annotation')
export class AnnotationEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text', { name: 'target_kind' }) targetKind: AnnotationInput['target']['kind'];
  @Column('text', { name: 'target_ref' }) targetRef: string;
  @Column('uuid', { name: 'reply_to', nullable: true }) replyTo: string | null;
  @Column('text') visibility: AnnotationInput['visibility'];
  @Column('text') body: string;
  @Column('uuid', { array: true }) mentions: string[];
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'author_id' }) author: Relation<PersonEntity>;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false }) createdAt: Date;
  @Column('timestamptz', { name: 'resolved_at', nullable: true }) resolvedAt: Date | null;
  @Column('uuid', { name: 'resolved_by', nullable: true }) resolvedById: string | null;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'resolved_by' }) resolvedBy: Relation<PersonEntity> | null;
}
