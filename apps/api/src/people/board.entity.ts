import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BoardSettings } from '@consilium/contracts';

@Entity('board')
export class BoardEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') name: string;
  @Column('text', { name: 'tumour_type' }) tumourType: string;
  @Column('jsonb') settings: BoardSettings;
  @Column('integer') version: number;
}
