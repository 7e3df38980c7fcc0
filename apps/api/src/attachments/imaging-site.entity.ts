import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Where studies are kept, and how the viewer of that place is opened. */
@Entity('imaging_site')
export class ImagingSiteEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') name: string;
  @Column('text', { name: 'viewer_template', nullable: true }) viewerTemplate: string | null;
  @Column('integer', { default: 1 }) version: number;
}
