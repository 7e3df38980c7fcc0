import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { AttachmentKind, AttachmentType } from '@consilium/contracts';
import { PersonEntity } from '../people/person.entity.js';

/** A file of a case. The bytes lie in the object store under their hash; the row ends by being withdrawn. */
@Entity('attachment')
export class AttachmentEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text') kind: AttachmentKind;
  @Column('text') label: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text', { name: 'media_type' }) mediaType: AttachmentType;
  @Column('integer') bytes: number;
  @Column('bytea') sha256: Buffer;
  @Column('integer', { nullable: true }) width: number | null;
  @Column('integer', { nullable: true }) height: number | null;
  @Column('boolean', { name: 'has_active_content' }) hasActiveContent: boolean;
  @Column('uuid', { name: 'added_by' }) addedById: string;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'added_by' }) addedBy: Relation<PersonEntity>;
  @Column({ type: 'timestamptz', name: 'added_at', insert: false }) addedAt: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true }) withdrawnById: string | null;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'withdrawn_by' }) withdrawnBy: Relation<PersonEntity> | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) withdrawnReason: string | null;
}
