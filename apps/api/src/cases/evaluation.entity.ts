import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What the board saw: canonical texts, never a re-serialised object, with the versions that made them. */
@Entity('evaluation')
export class EvaluationEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('integer', { name: 'case_version' }) caseVersion: number;
  @Column('text', { name: 'input_text' }) inputText: string;
  @Column('text', { name: 'result_text' }) resultText: string;
  @Column('bytea') sha256: Buffer;
  @Column('text', { name: 'knowledge_version' }) knowledgeVersion: string;
  @Column('bytea', { name: 'knowledge_hash' }) knowledgeHash: Buffer;
  @Column('text', { name: 'engine_version' }) engineVersion: string;
  @Column('uuid', { name: 'created_by', nullable: true }) createdById: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false }) createdAt: Date;
}
