import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { DisciplineCode, Signature } from '@consilium/contracts';

/** One person's attestation of one text; rows are never changed. */
@Entity('signature')
export class SignatureEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'outcome_record_id' }) outcomeRecordId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text', { name: 'name_shown' }) nameShown: string;
  @Column('text', { nullable: true }) discipline: DisciplineCode | null;
  @Column('text') capacity: Signature['capacity'];
  @Column('text') meaning: Signature['meaning'];
  @Column('text', { default: '' }) reason: string;
  @Column('bytea') sha256: Buffer;
  @Column('timestamptz', { name: 'authenticated_at' }) authenticatedAt: Date;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
}
