import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A voter's ballots in a round are numbered without doubles, and each version is found by its number: what was replaced
 * need not be read to take the next one.
 */
export class BallotVersions1780000000220 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `CREATE UNIQUE INDEX ballot_version_of_voter ON ballot (round_id, voter_id, version)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `DROP INDEX ballot_version_of_voter`);
  }
}
