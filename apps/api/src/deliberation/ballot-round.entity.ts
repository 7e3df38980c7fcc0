import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Round } from '@consilium/contracts';

/** A round of sealed ballots on one case of a meeting. */
@Entity('ballot_round')
export class BallotRoundEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  /** 1 before the discussion, 2 after it. */
  @Column('integer') number: 1 | 2;
  @Column('text') state: Round['state'];
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('timestamptz', { name: 'seal_opened_at', nullable: true }) sealOpenedAt: Date | null;
}
