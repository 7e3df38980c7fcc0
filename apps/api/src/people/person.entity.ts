import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DisciplineCode, PersonRole } from '@consilium/contracts';

@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'display_name' }) displayName: string;
  @Column('text') email: string;
  @Column('text', { nullable: true }) discipline: DisciplineCode | null;
  @Column('text', { array: true }) roles: PersonRole[];
  @Column('boolean', { name: 'is_active' }) isActive: boolean;
}
