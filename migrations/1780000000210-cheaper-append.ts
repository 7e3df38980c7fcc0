import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The same entries, the same refusals, less work for each: the head is moved and the entry written by one statement, which
 * is tried before anything is locked ahead; the framing is joined from texts without looking up how to print each part.
 * Figures: docs/decisions/0065-what-an-entry-costs.md.
 */
export class CheaperAppend1780000000210 implements MigrationInterface {
  name = 'CheaperAppend1780000000210';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [HEAD, LINK, APPEND, CHANGE_FIRST]) await queryRunner.query(statement);
  }

  /** The functions stay: they write what the earlier ones wrote. */
  async down(): Promise<void> {}
}

/** What the entry links to, kept beside the new hash so that one statement can write both. */
const HEAD = /* sql */ `
ALTER TABLE audit.chain_head ADD COLUMN previous_hash bytea;
`;

const LINK = /* sql */ `
-- The same bytes as before (docs/audit-format.md). array_to_string() leaves out null, as the framing wants it.
CREATE OR REPLACE FUNCTION audit.link_hash(
  chain text, "position" bigint, recorded_at text, entry_id uuid, organisation_id uuid, case_id uuid, event text,
  actor_id uuid, actor_role text, outcome text, request_id text, previous_hash bytea, payload text
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256(convert_to(array_to_string(ARRAY[
  'consilium-audit-entry/1' || chr(10),
  octet_length(chain)::text, ':', chain, ',',
  octet_length("position"::text)::text, ':', "position"::text, ',',
  octet_length(recorded_at)::text, ':', recorded_at, ',',
  '36:', entry_id::text, ',36:', organisation_id::text,
  CASE WHEN case_id IS NULL THEN ',0:' ELSE ',36:' END, case_id::text, ',',
  octet_length(event)::text, ':', event,
  CASE WHEN actor_id IS NULL THEN ',0:' ELSE ',36:' END, actor_id::text, ',',
  octet_length(actor_role)::text, ':', actor_role, ',',
  octet_length(outcome)::text, ':', outcome, ',',
  octet_length(request_id)::text, ':', request_id, ',64:',
  encode(previous_hash, 'hex'), ',64:',
  encode(sha256(convert_to(payload, 'UTF8')), 'hex'), ','], ''), 'UTF8'));
`;

const APPEND = /* sql */ `
-- Appends one entry to the chain of the case, or of the organisation where p_case is null, and returns its place.
-- The head row stays locked until the transaction ends, so positions have no gaps and follow the order of commits.
CREATE OR REPLACE FUNCTION audit.append(
  p_organisation uuid, p_case uuid, p_event text, p_actor uuid, p_actor_role text, p_outcome text, p_payload text, p_request text,
  OUT entry_id uuid, OUT chain text, OUT "position" bigint, OUT hash bytea
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $append$
#variable_conflict use_column
DECLARE
  v_chain   text := coalesce('case:' || p_case, 'organisation:' || p_organisation);
  v_request text := coalesce(p_request, '');
  v_now     timestamptz;
  v_at      text;
  v_id      uuid;
  v_head    audit.chain_head;
BEGIN
  IF p_organisation IS NULL OR nullif(current_setting('consilium.organisation_id', true), '') <> p_organisation::text THEN
    RAISE EXCEPTION 'an entry can be appended only for the organisation of the request' USING ERRCODE = '42501';
  END IF;
  IF p_outcome NOT IN ('success', 'refused') OR octet_length(p_payload) > 65536 OR length(v_request) > 128
     OR length(p_event) > 60 OR translate(p_event, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', '') <> ''
     OR p_actor_role = '' OR length(p_actor_role) > 60 OR json_typeof(p_payload::json) IS NULL THEN
    RAISE EXCEPTION 'an entry has an event in letters, a role, an outcome, and a payload of at most 64 kB' USING ERRCODE = '23514';
  END IF;
  LOOP
    v_now := clock_timestamp();
    v_at := to_char(v_now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    v_id := audit.new_entry_id(v_now);
    -- Where another transaction held the head, its entry is later than v_at: then nothing is found, and the time is taken anew.
    WITH moved AS (
      UPDATE audit.chain_head h
      SET length = h.length + 1, previous_hash = h.hash, recorded_at = v_at, last_xact = pg_current_xact_id(),
          hash = audit.link_hash(h.chain, h.length + 1, v_at, v_id, p_organisation, p_case, p_event, p_actor, p_actor_role,
                                 p_outcome, v_request, h.hash, p_payload)
      WHERE h.chain = v_chain AND h.organisation_id = p_organisation AND (h.recorded_at <= v_at OR p_event = 'clockSteppedBack')
      RETURNING h.length, h.previous_hash, h.hash
    )
    INSERT INTO audit.entry (chain, "position", entry_id, organisation_id, case_id, actor_id, recorded_at, event, actor_role,
                             outcome, request_id, payload, previous_hash, hash)
    SELECT v_chain, m.length, v_id, p_organisation, p_case, p_actor, v_at, p_event, p_actor_role,
           p_outcome, v_request, p_payload, m.previous_hash, m.hash
    FROM moved m
    RETURNING entry."position", entry.hash INTO "position", hash;
    EXIT WHEN FOUND;

    SELECT * INTO v_head FROM audit.chain_head h WHERE h.chain = v_chain FOR UPDATE;
    IF NOT FOUND THEN
      INSERT INTO audit.chain_head (chain, organisation_id, case_id, length, hash, recorded_at, last_xact)
      VALUES (v_chain, p_organisation, p_case, 0, decode(repeat('00', 32), 'hex'), '', pg_current_xact_id())
      ON CONFLICT DO NOTHING;
    ELSIF v_head.organisation_id <> p_organisation THEN
      RAISE EXCEPTION 'the chain belongs to another organisation' USING ERRCODE = '42501';
    ELSE
      v_at := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
      -- A clock that was set back is a fact of the record, not a reason to refuse the act.
      IF v_at < v_head.recorded_at THEN
        PERFORM audit.append(p_organisation, p_case, 'clockSteppedBack', NULL, 'system', 'success',
                             '{"from":"' || v_head.recorded_at || '","to":"' || v_at || '"}', v_request);
      END IF;
    END IF;
  END LOOP;
  -- A hint where to look, never the proof: audit.require_entry() reads the head row itself.
  chain := set_config('consilium.audit_chain', v_chain, true);
  entry_id := v_id;
END
$append$;
`;

const CHANGE_FIRST = /* sql */ `
-- As before; what is usual is asked first, so that the list of events is not read for an act that made its change.
CREATE OR REPLACE FUNCTION audit.require_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $require$
BEGIN
  IF current_setting('consilium.audit_changed', true) IS DISTINCT FROM pg_current_xact_id()::text
     AND NEW.outcome = 'success' AND NEW.event = ANY (audit.change_events())
     AND position('"imported":true' IN NEW.payload) = 0 THEN
    RAISE EXCEPTION 'an audit entry "%" claims a change, but no audited table was changed before it', NEW.event
      USING ERRCODE = 'CA002', HINT = 'Write the change first, then append its entry, in one transaction.';
  END IF;
  RETURN NULL;
END
$require$;
`;
