import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { ImagingStudyInput } from '@consilium/contracts';
import { PersonEntity } from '../people/person.entity.js';
import { ImagingSiteEntity } from './imaging-site.entity.js';

/** A study that is kept elsewhere: what is needed to find it there. */
@Entity('imaging_study')
export class ImagingStudyEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'site_id' }) siteId: string;
  @ManyToOne(() => ImagingSiteEntity) @JoinColumn({ name: 'site_id' }) site: Relation<ImagingSiteEntity>;
  @Column('text') modality: ImagingStudyInput['modality'];
  @Column('date', { name: 'performed_on' }) performedOn: string;
  @Column('text', { nullable: true }) accession: string | null;
  @Column('text', { name: 'study_uid', nullable: true }) studyUid: string | null;
  @Column('text') label: string;
  @Column('uuid', { name: 'entered_by' }) enteredById: string;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'entered_by' }) enteredBy: Relation<PersonEntity>;
  @Column({ type: 'timestamptz', name: 'entered_at', insert: false }) enteredAt: Date;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt: Date | null;
}
