import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { DisciplineCode } from '@consilium/contracts';

/** A ballot: sealed until its round's seal opens, and for ever where another one replaced it. */
@Entity('ballot')
export class BallotEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'round_id' }) roundId: string;
  @Column('uuid', { name: 'voter_id' }) voterId: string;
  /** The absent member whose seat the voter holds; null in the voter's own seat. */
  @Column('uuid', { name: 'covers_person_id', nullable: true }) coversPersonId: string | null;
  @Column('text', { nullable: true }) discipline: DisciplineCode | null;
  @Column('bytea') ciphertext: Buffer;
  @Column('text', { name: 'key_id' }) keyId: string;
  /** SHA-256, 32 bytes. */
  @Column('bytea') commitment: Buffer;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'cast_at' }) castAt: Date;
  @Column('timestamptz', { name: 'replaced_at', nullable: true }) replacedAt: Date | null;
  @Column('text', { name: 'opened_text', nullable: true }) openedText: string | null;
  @Column('bytea', { nullable: true }) salt: Buffer | null;
}
