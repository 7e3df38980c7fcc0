/**
 * THE classification of every column of every table for the erasure of a case: apps/api/src/erasure/erasure-plan.ts.
 *
 * Whoever adds a table or a column adds it here, or `tests/integration/erasure/classification.spec.ts` fails. The migrate
 * step stores the rules in the database (erasure.rule); `erasure.erase_case()` carries them out in the order of this list.
 *
 * - `deleted`: the rows of the case go, with every column they have or will have.
 * - `blanked`: the row stays, because others point at it; columns in `blank` get the given SQL value, those in `keep` stay.
 * - `kept`: nothing in the table is about a patient.
 * - `deletedByVault`: the rows go through `audit.erase_free_text()`; the table is written anew with the others.
 *
 * `of` is a condition on the row `t`, with `$1` for the id of the case. In `keep`, a key names one or several columns and
 * the value says why they may stay. Deletions come before the rows they point at.
 */

interface Named {
  /** With its schema where that is not `public`. */
  readonly table: string;
}
/** A file that goes with the row: which store holds it, and the SQL expression on `t` that gives its key there. */
export interface FileOfRow {
  readonly store: 'documents' | 'attachments' | 'ballotKeys';
  readonly key: string;
}
type Reasons = Readonly<Record<string, string>>;

export type TableRule =
  | (Named & { readonly rows: 'deleted'; readonly of: string; readonly file?: FileOfRow })
  | (Named & { readonly rows: 'deletedByVault' })
  | (Named & { readonly rows: 'blanked'; readonly of: string; readonly blank: Reasons; readonly keep: Reasons })
  | (Named & { readonly rows: 'kept'; readonly keep: Reasons });

const ofCase = 't.case_id = $1';
/** A document of a meeting names every patient of its agenda; it can be ordered again from what is left. */
const ordersOfCase = (row: string): string => `(${row}.case_id = $1 OR ${row}.case_id IS NULL AND ${row}.meeting_id IN (SELECT i.meeting_id FROM agenda_item i WHERE i.case_id = $1))`;
const orderIdsOfCase = `SELECT o.id FROM document_order o WHERE ${ordersOfCase('o')}`;
const patientOfCase = 'SELECT c.patient_id FROM board_case c WHERE c.id = $1';
/** Ids under which an answer that was stored for a retry may speak of the case. */
const idsOfCase = [
  'SELECT $1::uuid',
  patientOfCase,
  ...['agenda_item', 'late_addition', 'ballot_round', 'recommendation', 'dissent', 'outcome_record', 'attachment', 'annotation', 'chase_item', 'follow_up', 'finding'].map((table) => `SELECT x.id FROM ${table} x WHERE x.case_id = $1`),
  orderIdsOfCase,
  `SELECT v.id FROM document_delivery v WHERE v.order_id IN (${orderIdsOfCase})`,
].join(' UNION ALL ');

const id = 'reference without meaning of its own';
const staff = 'about staff, not about a patient';

export const erasurePlan: readonly TableRule[] = [
  // Answers kept for a retry hold what was answered. Those of yesterday serve no retry any more.
  {
    table: 'idempotency_record',
    rows: 'deleted',
    of: `t.organisation_id = (SELECT c.organisation_id FROM board_case c WHERE c.id = $1)
         AND (t.created_at < clock_timestamp() - interval '1 day' OR EXISTS (SELECT FROM (${idsOfCase}) ids (id) WHERE t.route LIKE '%' || ids.id || '%' OR t.response LIKE '%' || ids.id || '%'))`,
  },
  { table: 'mail', rows: 'deleted', of: `t.subject_id IN (${idsOfCase})` },

  // Documents and their bytes
  { table: 'document_delivery', rows: 'deleted', of: `t.order_id IN (${orderIdsOfCase})` },
  { table: 'document', rows: 'deleted', of: `t.order_id IN (${orderIdsOfCase})`, file: { store: 'documents', key: 't.storage_key' } },
  { table: 'document_order', rows: 'deleted', of: ordersOfCase('t') },

  // Outcome and deliberation
  { table: 'signature', rows: 'deleted', of: ofCase },
  { table: 'outcome_record', rows: 'deleted', of: ofCase },
  { table: 'action_item', rows: 'deleted', of: ofCase },
  { table: 'dissent', rows: 'deleted', of: ofCase },
  { table: 'recommendation', rows: 'deleted', of: ofCase },
  { table: 'ballot', rows: 'deleted', of: 't.round_id IN (SELECT r.id FROM ballot_round r WHERE r.case_id = $1)' },
  { table: 'ballot_round', rows: 'deleted', of: ofCase, file: { store: 'ballotKeys', key: 't.id' } },
  { table: 'interest', rows: 'deleted', of: ofCase },
  { table: 'late_addition', rows: 'deleted', of: ofCase },

  // What cases are found by, and views somebody keeps that look for this patient
  { table: 'case_search', rows: 'deleted', of: ofCase },
  {
    table: 'saved_view',
    rows: 'deleted',
    of: `EXISTS (SELECT FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE c.id = $1 AND c.organisation_id = t.organisation_id
           AND EXISTS (SELECT FROM unnest(ARRAY[p.family_name, p.given_name, p.identifier_value, c.number]) AS word
                        WHERE word <> '' AND strpos(folded(t.name || ' ' || coalesce(t.filters ->> 'text', '')), folded(word)) > 0))`,
  },

  // The case as it was told
  { table: 'evaluation', rows: 'deleted', of: ofCase },
  { table: 'criterion_assertion', rows: 'deleted', of: ofCase },
  { table: 'annotation', rows: 'deleted', of: ofCase },
  { table: 'course_event', rows: 'deleted', of: ofCase },
  { table: 'lesion', rows: 'deleted', of: ofCase },
  { table: 'fact_review', rows: 'deleted', of: ofCase },
  { table: 'case_fact', rows: 'deleted', of: ofCase },
  { table: 'chase_item', rows: 'deleted', of: ofCase },
  { table: 'finding', rows: 'deleted', of: ofCase },
  { table: 'follow_up', rows: 'deleted', of: `(t.case_id = $1 OR t.next_case_id = $1)` },
  { table: 'imaging_study', rows: 'deleted', of: ofCase },
  { table: 'attachment', rows: 'deleted', of: ofCase, file: { store: 'attachments', key: `encode(t.sha256, 'hex')` } },
  { table: 'emergency_access', rows: 'deleted', of: ofCase },
  { table: 'audit.free_text', rows: 'deletedByVault' },

  // Rows others point at
  {
    table: 'agenda_item',
    rows: 'blanked',
    of: ofCase,
    blank: { reason: `''`, waiver_reason: `''`, late_reason: `''` },
    keep: {
      'id organisation_id meeting_id case_id presenter_id waiver_by late_asked_by late_assented_by': id,
      'kind position minutes lane state started_at presented_at finished_at late_assented_at': 'the order and the times of the meeting, which other cases share',
    },
  },
  {
    table: 'patient_merge',
    rows: 'blanked',
    of: `($1 = ANY (t.moved_case_ids) OR t.kept_patient_id = (${patientOfCase}))`,
    blank: { reason: `''` },
    keep: { 'id organisation_id kept_patient_id merged_patient_id moved_case_ids merged_by undone_by': id, 'merged_at undone_at': 'when it was done' },
  },
  {
    table: 'patient',
    rows: 'blanked',
    // With the registrations that were merged into it: they name the same person.
    of: `(t.id = (${patientOfCase}) OR t.id IN (SELECT m.merged_patient_id FROM patient_merge m WHERE m.kept_patient_id = (${patientOfCase}) AND m.undone_at IS NULL))`,
    blank: {
      identifier_system: `'erased'`,
      identifier_value: 't.id::text',
      family_name: `''`,
      given_name: `''`,
      birth_date: `'1900-01-01'`,
      sex: `'other'`,
    },
    keep: { 'id organisation_id created_by': id, 'created_at version': 'when and how often the row changed' },
  },
  {
    table: 'board_case',
    rows: 'blanked',
    of: 't.id = $1',
    blank: {
      // No act of the lifecycle leads on from here; what the state was says the log.
      state: `'withdrawn'`,
      question_code: `'other'`,
      question_text: `''`,
      summary: `''`,
      reopens_case_id: 'NULL',
      consultant_name: `''`,
      consultant_contact: `''`,
      patient_knows: `''`,
      wish: `'{"state":"notAsked"}'`,
      consent: `'{"state":"notAsked","recordedOn":null}'`,
      search_text: `''`,
      version: 't.version + 1',
      erased_at: 'clock_timestamp()',
    },
    keep: {
      'id organisation_id board_id patient_id referrer_id': id,
      number: 'names the case in the log and on the tombstone; says nothing of the patient',
      'episode urgency imported': 'counted in the figures of the board',
      'created_at updated_at': 'when the row changed',
    },
  },

  // Of the case, without a word about the patient
  { table: 'meeting_event', rows: 'kept', keep: { 'meeting_id sequence organisation_id kind case_id payload at': 'numbered notices of a meeting: ids and counts only, and no gaps allowed' } },
  { table: 'case_erasure', rows: 'kept', keep: { 'id organisation_id case_id board_id case_number basis reference state requested_by requested_at decided_by decided_at erased_rows files_removed_at waits_for rewritten completed_at version': 'the tombstone itself' } },
  { table: 'erasure_file', rows: 'kept', keep: { 'erasure_id organisation_id store key': 'hashes and ids of files that are being destroyed; the row goes with the file' } },
  { table: 'erasure.rule', rows: 'kept', keep: { 'step target rows_of_case blanks file_store file_key': 'this plan' } },
  { table: 'attachment_upload', rows: 'kept', keep: { 'id organisation_id sha256 begun_at': 'hashes of bytes under way, of no case yet; the row goes within a day or two' } },
  { table: 'case_counter', rows: 'kept', keep: { 'organisation_id year last': 'the last number given out' } },

  // The log: references and hashes
  { table: 'audit.entry', rows: 'kept', keep: { 'chain position seq entry_id organisation_id case_id actor_id recorded_at event actor_role outcome request_id payload previous_hash hash': 'the log holds ids, codes and hashes only; changing it would break the chain' } },
  { table: 'audit.chain_head', rows: 'kept', keep: { 'chain organisation_id case_id length hash previous_hash recorded_at last_xact': 'the log' } },
  { table: 'audit.log', rows: 'kept', keep: { 'only_row origin': 'the log' } },
  { table: 'audit.leaf', rows: 'kept', keep: { 'leaf_index seq': 'the log' } },
  { table: 'audit.tree_node', rows: 'kept', keep: { 'level index hash': 'the log' } },
  { table: 'audit.checkpoint', rows: 'kept', keep: { 'size root note sealed_through signed_at': 'the log' } },
  { table: 'audit.self_check_run', rows: 'kept', keep: { 'run_at entries problems detail': 'names chains and positions' } },

  // People of the organisation and their boards
  { table: 'organisation', rows: 'kept', keep: { 'id name is_demo created_at': 'the hospital' } },
  { table: 'person', rows: 'kept', keep: { 'id organisation_id display_name email discipline roles locale is_active version created_at': staff } },
  { table: 'credential', rows: 'kept', keep: { 'person_id password_hash failed_attempts locked_until changed_at': staff } },
  { table: 'session', rows: 'kept', keep: { 'id token_hash person_id created_at last_seen_at expires_at reauthenticated_at revoked_at method user_agent': staff } },
  { table: 'one_time_link', rows: 'kept', keep: { 'id organisation_id person_id kind secret_hash issued_by issued_at expires_at used_at withdrawn_at': staff } },
  { table: 'totp_factor', rows: 'kept', keep: { 'person_id secret confirmed_at last_step created_at': staff } },
  { table: 'recovery_code', rows: 'kept', keep: { 'person_id code_hash used_at': staff } },
  { table: 'passkey', rows: 'kept', keep: { 'id person_id credential_id public_key counter transports is_synced name created_at last_used_at suspended_at': staff } },
  { table: 'passkey_challenge', rows: 'kept', keep: { 'challenge_hash purpose binding expires_at': staff } },
  { table: 'federated_identity', rows: 'kept', keep: { 'issuer subject person_id linked_at last_used_at': staff } },
  { table: 'federated_attempt', rows: 'kept', keep: { 'state_hash browser_hash purpose session_id nonce code_verifier return_to started_at expires_at': staff } },
  { table: 'account_help', rows: 'kept', keep: { 'id organisation_id person_id kind reason given_by given_at': staff } },
  // The case on the screen is a reference without content, and changes with the next case.
  { table: 'wall_device', rows: 'kept', keep: { 'id organisation_id board_id name token_hash code_hash code_expires_at paired_by paired_at expires_at last_seen_at revoked_at revoked_by': staff, shown_case_id: id } },
  { table: 'sign_in_ticket', rows: 'kept', keep: { 'ticket_hash person_id expires_at used_at first_method': staff } },
  { table: 'sign_in_policy', rows: 'kept', keep: { 'organisation_id second_factor_roles version': 'rules of signing in' } },
  { table: 'board', rows: 'kept', keep: { 'id organisation_id name tumour_type settings version': 'rules of a board' } },
  { table: 'board_membership', rows: 'kept', keep: { 'id organisation_id board_id person_id role discipline valid_from valid_to ended_at ended_by': staff } },
  { table: 'board_cover', rows: 'kept', keep: { 'id organisation_id board_id absent_person_id cover_person_id valid_from valid_to named_by ended_at': staff } },
  { table: 'auditor_grant', rows: 'kept', keep: { 'id organisation_id board_id person_id reason granted_by valid_from valid_to revoked_at': staff } },
  { table: 'board_version', rows: 'kept', keep: { 'board_id organisation_id version name settings changed_at changed_by': 'earlier rules of a board' } },
  { table: 'document_template', rows: 'kept', keep: { 'organisation_id version content_text logo_sha256 changed_by changed_at': 'letterhead and wording of the organisation; a patient is never named in it' } },
  { table: 'document_logo', rows: 'kept', keep: { 'organisation_id sha256 media_type width height bytes added_by added_at': 'the logo of the organisation' } },
  { table: 'patient_distinction', rows: 'kept', keep: { 'organisation_id first_patient_id second_patient_id declared_by declared_at': id } },
  { table: 'scheduled_task', rows: 'kept', keep: { 'id cron next_run_at seen_at again_at': 'the timetable' } },
  { table: 'scheduled_run', rows: 'kept', keep: { 'task_id tick fence lease_until state started_at finished_at counts error': 'counts, and the message of a task that failed, which names no patient' } },
  { table: 'queue_state', rows: 'kept', keep: { 'name backend counts observed_at': 'how many jobs wait' } },
  { table: 'imaging_site', rows: 'kept', keep: { 'id organisation_id name viewer_template version': 'where studies of every patient are kept' } },
  { table: 'meeting', rows: 'kept', keep: { 'id organisation_id board_id series_id series_date title starts_at planned_minutes place link chair_id state current_item_id event_sequence opened_at closed_at imported version created_at': 'about the sitting; a patient is never named in its title' } },
  { table: 'attendance', rows: 'kept', keep: { 'id organisation_id meeting_id person_id discipline role mode covers_person_id arrived_at left_at': staff } },
];

/** Schemas and tables that other programs own, with the reason why they hold no word about a patient. */
export const ownedByOthers: Reasons = {
  'bullmq.*': 'the queue: ids of orders and versions',
  'public.migrations': 'names of migrations',
};
