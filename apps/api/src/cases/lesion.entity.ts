import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { LesionInput } from '@consilium/contracts';

@Entity('lesion')
export class LesionEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  /** Counted from 1 within the case, never used again after a lesion is removed. */
  @Column('integer') number: number;
  @Column('text') segment: LesionInput['segment'];
  /** Largest diameter in centimetres. */
  @Column('double precision', { name: 'size_cm', nullable: true }) sizeCm: number | null;
  @Column('boolean', { name: 'near_hilum', nullable: true }) nearHilum: boolean | null;
  @Column('boolean', { name: 'near_vessel', nullable: true }) nearVessel: boolean | null;
  @Column('boolean', { name: 'near_portal', nullable: true }) nearPortal: boolean | null;
  @Column('boolean', { name: 'near_gut', nullable: true }) nearGut: boolean | null;
  @Column('text', { nullable: true }) plan: LesionInput['plan'];
  @Column('double precision', { nullable: true }) x: number | null;
  @Column('double precision', { nullable: true }) y: number | null;
  @Column('uuid', { name: 'entered_by' }) enteredById: string;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt: Date | null;
}
