import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, UpdateDateColumn, type Relation } from 'typeorm';
import type { CaseInput, CaseStateCode, PatientWish } from '@consilium/contracts';
import { BoardEntity } from '../people/board.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { PatientEntity } from './patient.entity.js';

/** One patient's question put once. Its version rises with every change of the case or of anything it holds. */
@Entity('board_case')
export class CaseEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'board_id' }) boardId: string;
  @ManyToOne(() => BoardEntity) @JoinColumn({ name: 'board_id' }) board: Relation<BoardEntity>;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @ManyToOne(() => PatientEntity) @JoinColumn({ name: 'patient_id' }) patient: Relation<PatientEntity>;
  @Column('text') number: string;
  @Column('integer', { default: 1 }) episode: number;
  @Column('uuid', { name: 'reopens_case_id', nullable: true }) reopensCaseId: string | null;
  @Column('text') state: CaseStateCode;
  @Column('text', { name: 'question_code' }) questionCode: CaseInput['question']['code'];
  @Column('text', { name: 'question_text' }) questionText: string;
  @Column('text') urgency: CaseInput['urgency'];
  @Column('text', { default: '' }) summary: string;
  @Column('uuid', { name: 'referrer_id', nullable: true }) referrerId: string | null;
  @ManyToOne(() => PersonEntity) @JoinColumn({ name: 'referrer_id' }) referrer: Relation<PersonEntity> | null;
  @Column('text', { name: 'consultant_name' }) consultantName: string;
  @Column('text', { name: 'consultant_contact' }) consultantContact: string;
  @Column('text', { name: 'patient_knows' }) patientKnows: string;
  @Column('jsonb') wish: PatientWish;
  @Column('jsonb') consent: CaseInput['consent'];
  @Column('text', { name: 'search_text' }) searchText: string;
  @Column('integer', { default: 1 }) version: number;
  @Column('boolean', { default: false }) imported: boolean;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' }) updatedAt: Date;
}
