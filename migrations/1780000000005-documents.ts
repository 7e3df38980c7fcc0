import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Document orders (the transactional outbox), made documents, and idempotency records. */
export class Documents1780000000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      /* The truth about every document: written with the act that causes it. The queue only speeds up what this table
         says; a reconciler enqueues again what the queue lost. The fence rises with each attempt, so a worker that was
         frozen and wakes late cannot publish. */
      CREATE TABLE document_order (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        case_id uuid REFERENCES board_case,
        meeting_id uuid REFERENCES meeting,
        outcome_record_id uuid REFERENCES outcome_record,
        -- Canonical text of the frozen snapshot where no signed record feeds the document.
        snapshot_text text,
        record_sha256 bytea NOT NULL CHECK (octet_length(record_sha256) = 32),
        kind text NOT NULL,
        format text NOT NULL CHECK (format IN ('pdf','docx','json')),
        language text NOT NULL,
        recipient text NOT NULL DEFAULT '',
        template_version text NOT NULL,
        state text NOT NULL DEFAULT 'ordered' CHECK (state IN ('ordered','queued','making','made','failed','cancelled')),
        progress integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
        attempts integer NOT NULL DEFAULT 0,
        fence bigint NOT NULL DEFAULT 0,
        lease_until timestamptz,
        error text,
        ordered_by uuid REFERENCES person,
        ordered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        released_by uuid REFERENCES person,
        released_at timestamptz,
        UNIQUE (record_sha256, template_version, kind, format, language, recipient),
        CHECK (outcome_record_id IS NOT NULL OR snapshot_text IS NOT NULL)
      );
      CREATE INDEX document_order_open ON document_order (ordered_at) WHERE state IN ('ordered','queued','making');
      CREATE INDEX document_order_case ON document_order (case_id, ordered_at);

      CREATE TABLE document (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        order_id uuid NOT NULL UNIQUE REFERENCES document_order,
        sha256 bytea NOT NULL,
        byte_length integer NOT NULL,
        storage_key text NOT NULL,
        fence bigint NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      ALTER TABLE document_order ENABLE ROW LEVEL SECURITY;
      ALTER TABLE document_order FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON document_order TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON document_order TO consilium_app
        USING (organisation_id = scope.organisation()
               AND (EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id) OR EXISTS (SELECT 1 FROM meeting m WHERE m.id = meeting_id)))
        WITH CHECK (organisation_id = scope.organisation()
               AND (EXISTS (SELECT 1 FROM board_case c WHERE c.id = case_id) OR EXISTS (SELECT 1 FROM meeting m WHERE m.id = meeting_id)));
      -- The worker serves every organisation: it finds its orders here and takes the scope of the one it works on.
      CREATE POLICY all_orders ON document_order TO consilium_worker USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT ON document_order TO consilium_app;
      GRANT UPDATE (state, progress, error, released_by, released_at) ON document_order TO consilium_app;
      GRANT SELECT, UPDATE (state, progress, attempts, fence, lease_until, error) ON document_order TO consilium_worker;

      ALTER TABLE document ENABLE ROW LEVEL SECURITY;
      ALTER TABLE document FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON document TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON document TO consilium_app
        USING (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM document_order o WHERE o.id = order_id));
      CREATE POLICY own_organisation ON document TO consilium_worker
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      GRANT SELECT ON document TO consilium_app;
      GRANT SELECT, INSERT ON document TO consilium_worker;

      CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON document
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON document_order
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();

      /* One row per (person, key): the same key and body give the same answer, another body is refused. Answers that
         would show a sealed ballot are never stored here. */
      CREATE TABLE idempotency_record (
        organisation_id uuid NOT NULL REFERENCES organisation,
        person_id uuid NOT NULL REFERENCES person,
        key text NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
        route text NOT NULL,
        body_hash bytea NOT NULL,
        status integer,
        headers jsonb,
        response text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (person_id, key)
      );
      ALTER TABLE idempotency_record ENABLE ROW LEVEL SECURITY;
      ALTER TABLE idempotency_record FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON idempotency_record TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY own_records ON idempotency_record TO consilium_app
        USING (person_id = scope.person()) WITH CHECK (person_id = scope.person() AND organisation_id = scope.organisation());
      GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_record TO consilium_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `DROP TABLE idempotency_record, document, document_order`);
  }
}
