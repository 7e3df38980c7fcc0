import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDemoHospital, type Visitor } from '../../support/demo-hospital.mjs';

/** The operator's page on the demo hospital, without a worker: what is failed stays failed until somebody acts. */
describe('operations', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let administrator: Visitor;
  let owner: pg.Client;
  let orderId: string;
  let organisationId: string;

  beforeAll(async () => {
    hospital = await openDemoHospital('operations');
    administrator = await hospital.signIn('quillon');
    owner = new pg.Client({ connectionString: hospital.database.url });
    await owner.connect();
    const { rows } = await owner.query(`SELECT id, organisation_id FROM board_case WHERE state = 'signedOff' LIMIT 1`);
    organisationId = rows[0].organisation_id;
    await owner.query('SET session_replication_role = replica');
    const placed = await owner.query(
      `INSERT INTO document_order (organisation_id, case_id, snapshot_text, record_sha256, kind, format, language, template_version, state, attempts, error)
       VALUES ($1, $2, '{}', sha256('operations'), 'caseOnePager', 'pdf', 'en', 'case-one-pager/1', 'failed', 5, 'ENOSPC: no space left for documents') RETURNING id`,
      [organisationId, rows[0].id],
    );
    orderId = placed.rows[0].id;
    const mail = (key: string, purpose: string, state: string) =>
      owner.query(`INSERT INTO mail (organisation_id, purpose, key, message_id, recipient, subject, body, state, attempts, error) VALUES ($1, $2, $3, $3, 'someone@example.org', 'A subject', 'A body', $4, 3, '550 refused')`, [organisationId, purpose, key, state]);
    await mail('<one@x>', 'invitation', 'failed');
    await mail('<two@x>', 'letter', 'unknown');
    await owner.query(`INSERT INTO organisation (id, name) VALUES ($1, 'Another hospital')`, [randomUUID()]);
    await owner.query(`INSERT INTO scheduled_task (id, cron, next_run_at) VALUES ('audit.selfCheck', '30 2 * * *', now() + interval '1 hour')`);
    await owner.query(`INSERT INTO scheduled_run (task_id, tick, state, started_at, finished_at, counts) VALUES ('audit.selfCheck', now() - interval '1 day', 'done', now() - interval '24 hours', now() - interval '24 hours' + interval '2 seconds', '{"entries":300}')`);
  }, 120_000);
  afterAll(async () => {
    await owner?.end();
    await hospital?.close();
  });

  it('are for the administrator alone', async () => {
    for (const key of ['fenwick', 'valkenaar', 'ellery-voss', 'penhallow']) {
      const someone = await hospital.signIn(key);
      expect((await someone.send('GET', '/operations')).status).toBe(403);
      expect((await someone.send('POST', `/operations/documents/${orderId}/retry`)).status).toBe(403);
    }
  });

  it('show numbers, kinds and errors, and name nobody', async () => {
    const { status, body } = await administrator.send('GET', '/operations');
    expect(status).toBe(200);
    expect(body.documents.failed).toEqual([expect.objectContaining({ id: orderId, kind: 'caseOnePager', attempts: 5, error: 'ENOSPC: no space left for documents' })]);
    expect(body.mail).toMatchObject({ isConfigured: false, states: { failed: 1, unknown: 1 } });
    expect(body.mail.troubled.map(({ purpose, canRetry }: { purpose: string; canRetry: boolean }) => [purpose, canRetry]).sort()).toEqual([['invitation', true], ['letter', false]]);
    expect(body.tasks).toEqual([expect.objectContaining({ id: 'audit.selfCheck', lastRun: expect.objectContaining({ seconds: 2, state: 'done', counts: { entries: 300 } }) as unknown })]);
    const text = JSON.stringify(body);
    expect(text).not.toContain('@example.org');
    const { rows } = await owner.query(`SELECT family_name FROM patient`);
    for (const { family_name: name } of rows) expect(text).not.toContain(name);
  });

  it('ask for scheduled work that failed once more, once, and leave an entry', async () => {
    expect((await administrator.send('POST', '/operations/tasks/audit.selfCheck/retry')).body).toMatchObject({ status: 409, reason: 'operations.notFailed' });
    await owner.query(`INSERT INTO scheduled_run (task_id, tick, state, started_at, finished_at, counts, error) VALUES ('audit.selfCheck', now() - interval '1 hour', 'failed', now() - interval '1 hour', now(), '{}', 'Error')`);
    expect((await (await hospital.signIn('fenwick')).send('POST', '/operations/tasks/audit.selfCheck/retry')).status).toBe(403);
    const { status, body } = await administrator.send('POST', '/operations/tasks/audit.selfCheck/retry');
    expect([status, body.tasks[0].isAskedAgain]).toEqual([200, true]);
    expect((await administrator.send('POST', '/operations/tasks/audit.selfCheck/retry')).body.reason).toBe('operations.notFailed');
    await owner.query(`INSERT INTO scheduled_run (task_id, tick, state, finished_at, counts) SELECT id, again_at, 'done', now(), '{"entries":301}' FROM scheduled_task WHERE id = 'audit.selfCheck'`);
    const [task] = (await administrator.send('GET', '/operations')).body.tasks;
    expect(task).toMatchObject({ isAskedAgain: false, lastRun: { state: 'done', counts: { entries: 301 } } });
    const { rows } = await owner.query(`SELECT payload::json ->> 'change' AS change FROM audit.entry WHERE event = 'integrationChanged' AND payload::json ->> 'integration' = 'scheduledWork'`);
    expect(rows).toEqual([{ change: 'ranAgain' }]);
    expect((await administrator.send('POST', '/operations/tasks/no-such-thing!/retry')).status).toBe(400);
  });

  it('set a failed document going again, once, and leave an entry', async () => {
    const { status, body } = await administrator.send('POST', `/operations/documents/${orderId}/retry`);
    expect([status, body.documents.failed]).toEqual([200, []]);
    expect((await administrator.send('POST', `/operations/documents/${orderId}/retry`)).body.reason).toBe('operations.notFailed');
    expect((await administrator.send('POST', `/operations/documents/${randomUUID()}/retry`)).status).toBe(409);
    const { rows } = await owner.query(`SELECT actor_role FROM audit.entry WHERE event = 'documentOrdered' AND payload::json ->> 'orderId' = $1`, [orderId]);
    expect(rows).toEqual([{ actor_role: 'administrator' }]);
  });

  it('send a failed mail again, and leave letters to those who sent them', async () => {
    const { rows } = await owner.query(`SELECT id, purpose FROM mail ORDER BY purpose`);
    expect((await administrator.send('POST', `/operations/mail/${rows[0].id}/retry`)).status).toBe(200);
    expect((await administrator.send('POST', `/operations/mail/${rows[1].id}/retry`)).status).toBe(409);
    expect((await owner.query(`SELECT state FROM mail WHERE id = $1`, [rows[0].id])).rows[0].state).toBe('waiting');
  });
});
