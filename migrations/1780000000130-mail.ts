import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox of mail: a message is written with the act that causes it, and sent by the worker. */
export class Mail1780000000130 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      /* SMTP cannot promise "exactly once": when the connection is lost after the message was handed over, nobody knows
         whether it arrived. Such a mail is "unknown" and is sent again only by hand, under the same Message-ID. */
      CREATE TABLE mail (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        purpose text NOT NULL CHECK (purpose ~ '^[a-zA-Z]{1,40}$'),
        -- What the mail is about, for the feature that sent it: a delivery, an invitation.
        subject_id uuid,
        -- The same key is the same mail, however often it is asked for.
        key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
        message_id text NOT NULL UNIQUE,
        recipient text NOT NULL CHECK (length(recipient) BETWEEN 3 AND 320),
        subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
        -- Emptied when the mail has left: a link that signs somebody in must not lie about.
        body text,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting','sending','sent','failed','unknown')),
        attempts integer NOT NULL DEFAULT 0,
        fence bigint NOT NULL DEFAULT 0,
        lease_until timestamptz,
        -- Committed before the first byte of the message leaves: from here on a lost connection means "unknown".
        handed_over boolean NOT NULL DEFAULT false,
        next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz,
        error text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        settled_at timestamptz,
        UNIQUE (organisation_id, key)
      );
      CREATE INDEX mail_open ON mail (next_attempt_at) WHERE state IN ('waiting','sending');
      CREATE INDEX mail_newest ON mail (organisation_id, created_at DESC, id DESC);
      CREATE INDEX mail_subject ON mail (subject_id);

      ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
      ALTER TABLE mail FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON mail TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_organisation ON mail TO consilium_app
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      -- The worker serves every organisation: it finds what is to be sent here and takes the scope of the one it works on.
      CREATE POLICY all_mail ON mail TO consilium_worker USING (true) WITH CHECK (true);
      -- The app never reads a body back.
      GRANT SELECT (id, organisation_id, purpose, subject_id, key, message_id, recipient, subject, state, attempts, next_attempt_at,
                    expires_at, error, created_at, settled_at) ON mail TO consilium_app;
      GRANT INSERT (organisation_id, purpose, subject_id, key, message_id, recipient, subject, body, expires_at) ON mail TO consilium_app;
      GRANT UPDATE (state, next_attempt_at, error, settled_at) ON mail TO consilium_app;
      GRANT SELECT, DELETE ON mail TO consilium_worker;
      GRANT INSERT (organisation_id, purpose, subject_id, key, message_id, recipient, subject, body, expires_at) ON mail TO consilium_worker;
      GRANT UPDATE (state, body, attempts, fence, lease_until, handed_over, next_attempt_at, error, settled_at) ON mail TO consilium_worker;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `DROP TABLE mail`);
  }
}
