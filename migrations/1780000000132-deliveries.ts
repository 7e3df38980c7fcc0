import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where released letters went, and whether they arrived. */
export class Deliveries1780000000132 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE document_delivery (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        organisation_id uuid NOT NULL REFERENCES organisation,
        order_id uuid NOT NULL REFERENCES document_order,
        channel text NOT NULL CHECK (channel IN ('link','attachment','print')),
        recipient text NOT NULL,
        recipient_person_id uuid REFERENCES person,
        address text,
        state text NOT NULL CHECK (state IN ('waiting','sent','failed','unknown','cancelled','handedOver')),
        error text,
        requested_by uuid NOT NULL REFERENCES person,
        requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz,
        read_at timestamptz,
        CHECK ((channel = 'link') = (recipient_person_id IS NOT NULL)),
        CHECK ((channel = 'print') = (address IS NULL))
      );
      CREATE INDEX document_delivery_order ON document_delivery (order_id, requested_at);
      CREATE INDEX document_delivery_receiver ON document_delivery (recipient_person_id, requested_at DESC) WHERE recipient_person_id IS NOT NULL;

      ALTER TABLE document_delivery ENABLE ROW LEVEL SECURITY;
      ALTER TABLE document_delivery FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_functions ON document_delivery TO consilium_owner USING (true) WITH CHECK (true);
      CREATE POLICY in_scope ON document_delivery TO consilium_app
        USING (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM document_order o WHERE o.id = order_id))
        WITH CHECK (organisation_id = scope.organisation() AND EXISTS (SELECT 1 FROM document_order o WHERE o.id = order_id));
      CREATE POLICY own_organisation ON document_delivery TO consilium_worker
        USING (organisation_id = scope.organisation()) WITH CHECK (organisation_id = scope.organisation());
      GRANT SELECT, INSERT ON document_delivery TO consilium_app;
      GRANT UPDATE (state, error, sent_at, read_at) ON document_delivery TO consilium_app;
      GRANT SELECT, UPDATE (state, error, sent_at) ON document_delivery TO consilium_worker;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OF state, read_at ON document_delivery
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `DROP TABLE document_delivery`);
  }
}
