import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { PatientInput } from '@consilium/contracts';

@Entity('patient')
export class PatientEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'identifier_system' }) identifierSystem: string;
  @Column('text', { name: 'identifier_value' }) identifierValue: string;
  @Column('text', { name: 'family_name' }) familyName: string;
  @Column('text', { name: 'given_name' }) givenName: string;
  @Column('date', { name: 'birth_date' }) birthDate: string;
  @Column('text') sex: PatientInput['sex'];
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('integer', { default: 1 }) version: number;
}
