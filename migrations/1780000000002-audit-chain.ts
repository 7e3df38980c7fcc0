import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit chain: one chain of entries per case, one per organisation for what belongs to no case.
 * Format and reasons: docs/audit-format.md.
 *
 * The group roles consilium_owner, consilium_app, consilium_worker and consilium_auditor exist before this runs
 * (they are provisioned once per server). Everything here belongs to consilium_owner.
 */
export class AuditChain1780000000002 implements MigrationInterface {
  name = 'AuditChain1780000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await refuseOtherEncodings(queryRunner);
    await queryRunner.query(`CREATE SCHEMA IF NOT EXISTS audit AUTHORIZATION consilium_owner`);
    await asOwner(queryRunner, [TABLES, LINK, APPEND, CHANGE_NEEDS_ENTRY, ENTRY_NEEDS_CHANGE, FREE_TEXT, GUARDS, ACCESS]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const [{ entries }] = await queryRunner.query(`SELECT count(*) AS entries FROM (SELECT FROM audit.entry LIMIT 1) AS any_entry`);
    if (Number(entries) > 0) throw new Error('An audit log that holds entries is not taken down by a migration.');
    await queryRunner.query(`DROP SCHEMA audit CASCADE`);
  }
}

/** Lengths in the framing are counted in UTF-8 bytes, which octet_length() gives only in a UTF8 database. */
async function refuseOtherEncodings(queryRunner: QueryRunner): Promise<void> {
  const [{ encoding }] = await queryRunner.query(`SELECT getdatabaseencoding() AS encoding`);
  if (encoding !== 'UTF8') throw new Error(`The database must be encoded in UTF8, not ${encoding}.`);
}

/** Runs the statements as consilium_owner and gives the caller's role back. */
async function asOwner(queryRunner: QueryRunner, statements: readonly string[]): Promise<void> {
  const [{ role }] = await queryRunner.query(`SELECT current_setting('role') AS role`);
  await queryRunner.query(`SET ROLE consilium_owner`);
  for (const statement of statements) await queryRunner.query(statement);
  await queryRunner.query(`SELECT set_config('role', $1, false)`, [role]);
}

const TABLES = `
CREATE TABLE audit.chain_head (
  chain           text PRIMARY KEY,
  organisation_id uuid NOT NULL,
  case_id         uuid,
  length          bigint NOT NULL,
  hash            bytea NOT NULL,
  recorded_at     text NOT NULL,
  -- The transaction that appended last: how a constraint trigger knows that this very change has its entry.
  last_xact       xid8 NOT NULL
) WITH (fillfactor = 50);

-- Written by audit.append() alone, which checks every value: a CHECK here would be read anew at each insert.
CREATE TABLE audit.entry (
  chain           text NOT NULL,
  "position"      bigint NOT NULL,
  -- Order of insertion over all chains: what the sealer reads on from. Not part of the record.
  seq             bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) UNIQUE,
  entry_id        uuid NOT NULL UNIQUE,
  organisation_id uuid NOT NULL,
  case_id         uuid,
  actor_id        uuid,
  -- The hash covers these texts exactly as stored: no jsonb, no timestamptz.
  recorded_at     text NOT NULL,
  event           text NOT NULL,
  actor_role      text NOT NULL,
  outcome         text NOT NULL,
  request_id      text NOT NULL,
  payload         text NOT NULL,
  previous_hash   bytea NOT NULL,
  hash            bytea NOT NULL,
  PRIMARY KEY (chain, "position")
);
-- Rows arrive in the order of time, so block ranges find a period without an index entry per row.
CREATE INDEX entry_recorded_at ON audit.entry USING brin (recorded_at) WITH (autosummarize = on);
`;

const LINK = `
-- The hash of an entry over its framed fields: of each its length in bytes, a colon, the text, a comma, so that no two
-- lists of fields give the same bytes. concat() writes null as nothing.
CREATE FUNCTION audit.link_hash(
  chain text, "position" bigint, recorded_at text, entry_id uuid, organisation_id uuid, case_id uuid, event text,
  actor_id uuid, actor_role text, outcome text, request_id text, previous_hash bytea, payload text
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256(convert_to(concat(
  'consilium-audit-entry/1', chr(10),
  octet_length(chain), ':', chain, ',',
  octet_length("position"::text), ':', "position", ',',
  octet_length(recorded_at), ':', recorded_at, ',',
  '36:', entry_id, ',',
  '36:', organisation_id, ',',
  CASE WHEN case_id IS NULL THEN '0:' ELSE '36:' END, case_id, ',',
  octet_length(event), ':', event, ',',
  CASE WHEN actor_id IS NULL THEN '0:' ELSE '36:' END, actor_id, ',',
  octet_length(actor_role), ':', actor_role, ',',
  octet_length(outcome), ':', outcome, ',',
  octet_length(request_id), ':', request_id, ',',
  '64:', encode(previous_hash, 'hex'), ',',
  '64:', encode(sha256(convert_to(payload, 'UTF8')), 'hex'), ','), 'UTF8'));

-- Time-ordered id (UUID version 7), so that the index on ids grows at one end.
CREATE FUNCTION audit.new_entry_id(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN encode(set_byte(overlay(uuid_send(gen_random_uuid())
  PLACING substring(int8send(floor(extract(epoch FROM at) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 6, 112 + (random() * 15)::int), 'hex')::uuid;
`;

const APPEND = `
-- Appends one entry to the chain of the case, or of the organisation where p_case is null, and returns its place.
-- The head row stays locked until the transaction ends, so positions have no gaps and follow the order of commits.
CREATE FUNCTION audit.append(
  p_organisation uuid, p_case uuid, p_event text, p_actor uuid, p_actor_role text, p_outcome text, p_payload text, p_request text,
  OUT entry_id uuid, OUT chain text, OUT "position" bigint, OUT hash bytea
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $append$
#variable_conflict use_column
DECLARE
  v_scope    text := nullif(current_setting('consilium.organisation_id', true), '');
  v_chain    text := coalesce('case:' || p_case, 'organisation:' || p_organisation);
  v_request  text := coalesce(p_request, '');
  v_json     json := p_payload::json;
  v_head     audit.chain_head;
  v_position bigint;
  v_now      timestamptz;
  v_at       text;
  v_id       uuid;
  v_hash     bytea;
BEGIN
  IF p_organisation IS NULL OR v_scope IS DISTINCT FROM p_organisation::text AND v_scope IS NOT NULL THEN
    RAISE EXCEPTION 'an entry can be appended only for the organisation of the request' USING ERRCODE = '42501';
  END IF;
  IF p_outcome NOT IN ('success', 'refused') OR octet_length(p_payload) > 65536 OR length(v_request) > 128
     OR length(p_event) > 60 OR translate(p_event, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', '') <> ''
     OR p_actor_role = '' OR length(p_actor_role) > 60 THEN
    RAISE EXCEPTION 'an entry has an event in letters, a role, an outcome, and a payload of at most 64 kB' USING ERRCODE = '23514';
  END IF;
  LOOP
    SELECT * INTO v_head FROM audit.chain_head h WHERE h.chain = v_chain FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO audit.chain_head (chain, organisation_id, case_id, length, hash, recorded_at, last_xact)
    VALUES (v_chain, p_organisation, p_case, 0, decode(repeat('00', 32), 'hex'), '', pg_current_xact_id())
    ON CONFLICT DO NOTHING;
  END LOOP;
  IF v_head.organisation_id <> p_organisation THEN
    RAISE EXCEPTION 'the chain belongs to another organisation' USING ERRCODE = '42501';
  END IF;

  v_now := clock_timestamp();
  v_at := to_char(v_now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  -- A clock that was set back is a fact of the record, not a reason to refuse the act.
  IF v_at < v_head.recorded_at AND p_event <> 'clockSteppedBack' THEN
    PERFORM audit.append(p_organisation, p_case, 'clockSteppedBack', NULL, 'system', 'success',
                         '{"from":"' || v_head.recorded_at || '","to":"' || v_at || '"}', v_request);
    SELECT * INTO v_head FROM audit.chain_head h WHERE h.chain = v_chain;
  END IF;
  v_position := v_head.length + 1;
  v_id := audit.new_entry_id(v_now);
  v_hash := audit.link_hash(v_chain, v_position, v_at, v_id, p_organisation, p_case, p_event, p_actor, p_actor_role,
                            p_outcome, v_request, v_head.hash, p_payload);
  INSERT INTO audit.entry (chain, "position", entry_id, organisation_id, case_id, actor_id, recorded_at, event, actor_role,
                           outcome, request_id, payload, previous_hash, hash)
  VALUES (v_chain, v_position, v_id, p_organisation, p_case, p_actor, v_at, p_event, p_actor_role,
          p_outcome, v_request, p_payload, v_head.hash, v_hash);
  UPDATE audit.chain_head h SET length = v_position, hash = v_hash, recorded_at = v_at, last_xact = pg_current_xact_id()
  WHERE h.chain = v_chain;
  -- A hint where to look, never the proof: audit.require_entry() reads the head row itself.
  chain := set_config('consilium.audit_chain', v_chain, true);
  entry_id := v_id;
  "position" := v_position;
  hash := v_hash;
END
$append$;
`;

const CHANGE_NEEDS_ENTRY = `
-- Attach to every audited table:
--   CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON <table>
--   DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_entry();
-- With the name of the column that holds the case id as argument, the entry must stand in the chain of that case.
CREATE FUNCTION audit.require_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $require$
DECLARE
  v_chain text := current_setting('consilium.audit_chain', true);
BEGIN
  IF TG_NARGS > 0 THEN
    v_chain := 'case:' || (to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END) ->> TG_ARGV[0]);
  END IF;
  PERFORM FROM audit.chain_head h WHERE h.chain = v_chain AND h.last_xact = pg_current_xact_id();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a change of %.% was made without an audit entry', TG_TABLE_SCHEMA, TG_TABLE_NAME
      USING ERRCODE = 'CA001', HINT = 'Call audit.append() in the same transaction, after the change.';
  END IF;
  v_chain := set_config('consilium.audit_changed', pg_current_xact_id()::text, true);
  RETURN NULL;
END
$require$;
`;

const ENTRY_NEEDS_CHANGE = `
-- Events that claim a change: such an entry is refused when its transaction changed nothing. A later migration that adds
-- one replaces this function.
CREATE FUNCTION audit.change_events() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[
  'caseCreated', 'factRecorded', 'factReviewed', 'lesionRecorded', 'caseSubmitted', 'caseAccepted', 'caseReturned',
  'caseListed', 'caseDeferred', 'caseWithdrawn', 'caseReopened', 'evaluationStored', 'annotationAdded',
  'annotationResolved', 'criterionAsserted', 'meetingCreated', 'meetingPublished', 'meetingOpened', 'meetingClosed',
  'agendaItemAdded', 'agendaItemMoved', 'agendaItemRemoved', 'attendanceRecorded', 'interestDeclared', 'roundOpened',
  'ballotCast', 'roundClosed', 'recommendationDrafted', 'recommendationConfirmed', 'dissentRecorded',
  'dissentAcknowledged', 'outcomeSigned', 'outcomeDeclined', 'addendumSigned', 'documentMade', 'attachmentAdded',
  'membershipChanged', 'boardSettingsChanged'
];

-- The other direction. The trigger of a change made before the entry has run by now and left its mark.
CREATE FUNCTION audit.require_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $require$
BEGIN
  IF NEW.outcome = 'success' AND NEW.event = ANY (audit.change_events())
     AND current_setting('consilium.audit_changed', true) IS DISTINCT FROM pg_current_xact_id()::text
     AND position('"imported":true' IN NEW.payload) = 0 THEN
    RAISE EXCEPTION 'an audit entry "%" claims a change, but no audited table was changed before it', NEW.event
      USING ERRCODE = 'CA002', HINT = 'Write the change first, then append its entry, in one transaction.';
  END IF;
  RETURN NULL;
END
$require$;
CREATE CONSTRAINT TRIGGER entry_has_change AFTER INSERT ON audit.entry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_change();
`;

const FREE_TEXT = `
-- What people wrote, as AES-256-GCM ciphertext. The key of a case lies outside the database; without it, and after
-- audit.erase_free_text(), the text is gone while every chain stays whole.
CREATE TABLE audit.free_text (
  id              uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  case_id         uuid NOT NULL,
  ciphertext      bytea NOT NULL,
  key_id          text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX free_text_case ON audit.free_text (case_id);

CREATE FUNCTION audit.erase_free_text(p_case uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $erase$
DECLARE
  v_scope text := nullif(current_setting('consilium.organisation_id', true), '');
  v_rows  bigint;
BEGIN
  PERFORM FROM audit.chain_head h WHERE h.chain = 'case:' || p_case AND h.last_xact = pg_current_xact_id()
    AND (v_scope IS NULL OR h.organisation_id::text = v_scope);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'free text is erased only together with an entry in the chain of its case' USING ERRCODE = 'CA001';
  END IF;
  PERFORM set_config('consilium.audit_erasing', p_case::text, true);
  DELETE FROM audit.free_text f WHERE f.case_id = p_case;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  PERFORM set_config('consilium.audit_erasing', '', true);
  RETURN v_rows;
END
$erase$;

CREATE FUNCTION audit.only_by_erasure() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $only$
BEGIN
  IF current_setting('consilium.audit_erasing', true) IS DISTINCT FROM OLD.case_id::text THEN
    RAISE EXCEPTION 'free text is erased only by audit.erase_free_text()' USING ERRCODE = 'CA003';
  END IF;
  RETURN OLD;
END
$only$;
CREATE TRIGGER only_by_erasure BEFORE DELETE ON audit.free_text FOR EACH ROW EXECUTE FUNCTION audit.only_by_erasure();
ALTER TABLE audit.free_text ENABLE ALWAYS TRIGGER only_by_erasure;
`;

const GUARDS = `
CREATE FUNCTION audit.forbid() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $forbid$
BEGIN
  RAISE EXCEPTION '% on audit.% is forbidden: the record is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'CA003';
END
$forbid$;

-- Statement triggers: refused even where no row matches. ALWAYS: also under session_replication_role = replica.
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION audit.forbid();
CREATE TRIGGER only_added_to BEFORE DELETE OR TRUNCATE ON audit.chain_head FOR EACH STATEMENT EXECUTE FUNCTION audit.forbid();
-- The head moves one step at a time; what it says beyond that, the self-check compares with the entries.
CREATE TRIGGER only_one_step BEFORE UPDATE ON audit.chain_head FOR EACH ROW WHEN (NEW.length <> OLD.length + 1) EXECUTE FUNCTION audit.forbid();
CREATE TRIGGER only_sealed BEFORE UPDATE OR TRUNCATE ON audit.free_text FOR EACH STATEMENT EXECUTE FUNCTION audit.forbid();
ALTER TABLE audit.entry ENABLE ALWAYS TRIGGER only_added_to;
ALTER TABLE audit.chain_head ENABLE ALWAYS TRIGGER only_added_to;
ALTER TABLE audit.chain_head ENABLE ALWAYS TRIGGER only_one_step;
ALTER TABLE audit.free_text ENABLE ALWAYS TRIGGER only_sealed;
ALTER TABLE audit.entry ENABLE ALWAYS TRIGGER entry_has_change;
`;

const ACCESS = `
CREATE FUNCTION audit.scope() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('consilium.organisation_id', true), '')::uuid;

DO $access$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'chain_head', 'free_text'] LOOP
    EXECUTE format('ALTER TABLE audit.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE audit.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_functions ON audit.%I TO consilium_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own_organisation ON audit.%I TO consilium_app, consilium_worker
                    USING (organisation_id = (SELECT audit.scope())) WITH CHECK (organisation_id = (SELECT audit.scope()))', t);
  END LOOP;
  -- The auditor's login reads the whole log for an export, or one organisation when a scope is set.
  FOREACH t IN ARRAY ARRAY['entry', 'chain_head'] LOOP
    EXECUTE format('CREATE POLICY auditor_reads ON audit.%I FOR SELECT TO consilium_auditor
                    USING ((SELECT audit.scope()) IS NULL OR organisation_id = (SELECT audit.scope()))', t);
  END LOOP;
END
$access$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT USAGE ON SCHEMA audit TO consilium_app, consilium_worker, consilium_auditor;
GRANT SELECT ON audit.entry, audit.chain_head TO consilium_app, consilium_worker, consilium_auditor;
GRANT SELECT, INSERT ON audit.free_text TO consilium_app, consilium_worker;
GRANT EXECUTE ON FUNCTION audit.append(uuid, uuid, text, uuid, text, text, text, text) TO consilium_app, consilium_worker, consilium_auditor;
GRANT EXECUTE ON FUNCTION audit.scope(), audit.change_events() TO consilium_app, consilium_worker, consilium_auditor;
GRANT EXECUTE ON FUNCTION audit.erase_free_text(uuid) TO consilium_app, consilium_worker;
`;
