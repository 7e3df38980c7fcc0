import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A minority view in the person's own words; only the chair's acknowledgement is ever added. */
@Entity('dissent')
export class DissentEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'recommendation_id' }) recommendationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'acknowledged_by', nullable: true }) acknowledgedById: string | null;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt: Date | null;
}
