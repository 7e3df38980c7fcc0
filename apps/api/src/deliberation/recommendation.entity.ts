import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { RecommendationInput } from '@consilium/contracts';

/** The board's recommendation on one case of a meeting: a draft under one scribe's pen until the chair confirms it. */
@Entity('recommendation')
export class RecommendationEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('jsonb') content: RecommendationInput;
  @Column('text') state: 'draft' | 'confirmed';
  @Column('uuid', { name: 'scribe_id', nullable: true }) scribeId: string | null;
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedById: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
  @Column('integer') version: number;
}
