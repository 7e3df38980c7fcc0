import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Signatories } from '@consilium/board';
import type { OutcomeRecord } from '@consilium/contracts';

/** The exact text that is signed. Of a row nothing but the state of its signing ever changes. */
@Entity('outcome_record')
export class OutcomeRecordEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text') kind: OutcomeRecord['kind'];
  @Column('uuid', { name: 'amends_id', nullable: true }) amendsId: string | null;
  @Column('text', { name: 'canonical_text' }) canonicalText: string;
  @Column('bytea') sha256: Buffer;
  @Column('jsonb') required: Signatories;
  @Column('text') state: OutcomeRecord['state'];
  @Column({ type: 'timestamptz', name: 'created_at', insert: false }) createdAt: Date;
  @Column('boolean', { default: false }) imported: boolean;
}
