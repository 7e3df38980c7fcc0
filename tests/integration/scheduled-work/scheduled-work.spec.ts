import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { until } from '../../drills/audit/record.mjs';
import { createDatabase } from '../../support/postgres.mjs';
import { startMailServer } from '../../support/mail-server.mjs';
import { asOwner, seedBoard } from '../meetings/board-room.mjs';
import { openPostOffice } from '../mail/post-office.mjs';
import { built } from './built.mjs';

interface Run {
  task_id: string;
  tick: Date;
  state: string;
  counts: Record<string, number>;
  error: string | null;
  fence: number;
}

/** On Redis where REDIS_URL is given, on PostgreSQL otherwise. */
describe('scheduled work', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let dataSource: DataSource;
  let parts: Awaited<ReturnType<typeof built>>;
  const redisUrl = process.env['REDIS_URL'];

  beforeAll(async () => {
    database = await createDatabase({ label: 'scheduled' });
    parts = await built();
    dataSource = await new DataSource({ type: 'postgres', url: database.workerUrl, poolSize: 8 }).initialize();
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const settings = () => (redisUrl ? { kind: 'redis', url: redisUrl, prefix: parts.queuePrefix(database.workerUrl) } : { kind: 'postgres', url: database.workerUrl, schema: 'bullmq' });
  const runsOf = async (id: string): Promise<Run[]> => dataSource.query(`SELECT * FROM scheduled_run WHERE task_id = $1 ORDER BY tick`, [id]);
  const startWorker = (tasks: object[]) => {
    const work = new parts.ScheduledWork();
    for (const task of tasks) work.register(task);
    const runs = new parts.ScheduledRuns(dataSource);
    const runner = new parts.TaskRunner(work, runs);
    const schedule = new parts.Schedule(settings(), work.tasks, runs, runner, () => undefined);
    return { runs, runner, schedule };
  };
  const emptyQueue = async (): Promise<void> => {
    if (redisUrl) {
      const redis = new Redis(redisUrl);
      const keys = await redis.keys(`${parts.queuePrefix(database.workerUrl)}:*`);
      if (keys.length > 0) await redis.del(...keys);
      await redis.quit();
      return;
    }
    await asOwner(database.url, async (client) => {
      const { rows } = await client.query(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`);
      await client.query(`TRUNCATE ${rows.map(({ name }) => name as string).join(', ')} CASCADE`);
    });
  };

  it('runs each tick once, however many workers there are, and says when the next one is', async () => {
    const ran: number[] = [];
    const task = { id: 'test.everySecond', cron: '* * * * * *', run: async ({ at }: { at: Date }) => (ran.push(at.getTime()), { done: 1 }) };
    const workers = [startWorker([task]), startWorker([task]), startWorker([task])];
    try {
      await Promise.all(workers.map(({ schedule }) => schedule.reconcile()));
      await until(() => ran.length >= 3, 20_000);
    } finally {
      await Promise.all(workers.map(({ schedule }) => schedule.close()));
    }
    expect(new Set(ran).size).toBe(ran.length);
    const runs = await runsOf(task.id);
    expect(runs.map(({ tick }) => tick.getTime())).toEqual([...ran].sort((one, other) => one - other));
    expect(runs.every(({ state, counts, tick }) => state === 'done' && counts['done'] === 1 && tick.getMilliseconds() === 0)).toBe(true);
    const [noted] = await dataSource.query<Array<{ next_run_at: Date }>>(`SELECT next_run_at FROM scheduled_task WHERE id = $1`, [task.id]);
    expect(noted!.next_run_at.getTime()).toBeGreaterThanOrEqual(ran[0]! - 2000);
  }, 60_000);

  it('runs once more what an operator asks for again', async () => {
    const ran: string[] = [];
    const task = { id: 'test.askedAgain', cron: '30 2 * * *', run: async ({ at }: { at: Date }) => (ran.push(at.toISOString()), { done: 1 }) };
    const workers = [startWorker([task]), startWorker([task])];
    try {
      await workers[0]!.schedule.reconcile();
      const [[asked]] = await dataSource.query<[[{ again_at: Date }], number]>(`UPDATE scheduled_task SET again_at = date_trunc('milliseconds', clock_timestamp()) WHERE id = $1 RETURNING again_at`, [task.id]);
      await Promise.all(workers.map(({ schedule }) => schedule.reconcile()));
      await until(() => ran.length > 0);
      await Promise.all(workers.map(({ schedule }) => schedule.reconcile()));
      expect(ran).toEqual([asked.again_at.toISOString()]);
    } finally {
      await Promise.all(workers.map(({ schedule }) => schedule.close()));
    }
    expect(await runsOf(task.id)).toEqual([expect.objectContaining({ state: 'done', counts: { done: 1 } })]);
  }, 60_000);

  it('goes on after the queue was emptied, and makes up for a tick that was lost with it', async () => {
    const ran: string[] = [];
    const task = { id: 'test.nightly', cron: '30 2 * * *', run: async ({ at }: { at: Date }) => (ran.push(at.toISOString()), {}) };
    const worker = startWorker([task]);
    try {
      await worker.schedule.reconcile();
      const lost = new Date(Date.now() - 3_600_000);
      lost.setUTCMilliseconds(0);
      await dataSource.query(`UPDATE scheduled_task SET next_run_at = $2 WHERE id = $1`, [task.id, lost]);
      await emptyQueue();
      await Promise.all([worker.schedule.reconcile(), worker.schedule.reconcile()]);
      await until(() => ran.length > 0);
      await worker.schedule.reconcile();
      expect(ran).toEqual([lost.toISOString()]);
      const [noted] = await dataSource.query<Array<{ next_run_at: Date }>>(`SELECT next_run_at FROM scheduled_task WHERE id = $1`, [task.id]);
      expect([noted!.next_run_at.getTime() > Date.now(), noted!.next_run_at.getUTCHours(), noted!.next_run_at.getUTCMinutes()]).toEqual([true, 2, 30]);
    } finally {
      await worker.schedule.close();
    }
  }, 60_000);

  it('lists what went wrong in words for the operator, and nothing a database might quote', async () => {
    const meant = new parts.TaskFailedError('The store is full.');
    const other = Object.assign(new Error('duplicate key: Erika Musterfrau'), { code: '23505' });
    const worker = startWorker([
      { id: 'test.fails', cron: '0 0 1 1 *', run: () => Promise.reject(meant) },
      { id: 'test.breaks', cron: '0 0 1 1 *', run: () => Promise.reject(other) },
    ]);
    try {
      await worker.schedule.reconcile();
      const tick = new Date('2026-01-01T00:00:00Z');
      expect([await worker.runner.run('test.fails', tick), await worker.runner.run('test.fails', tick), await worker.runner.run('test.breaks', tick)]).toEqual([true, false, true]);
      expect(await runsOf('test.fails')).toMatchObject([{ state: 'failed', error: 'The store is full.' }]);
      expect(await runsOf('test.breaks')).toMatchObject([{ state: 'failed', error: 'Error 23505' }]);
    } finally {
      await worker.schedule.close();
    }
  }, 30_000);

  it('is begun again when its worker died, and the dead one no longer ends it', async () => {
    const worker = startWorker([{ id: 'test.again', cron: '0 0 1 1 *', run: async () => ({ done: 1 }) }]);
    try {
      await worker.schedule.reconcile();
      const tick = new Date('2026-01-01T00:00:00Z');
      const dead = await worker.runs.claim('test.again', tick);
      expect(await worker.runner.run('test.again', tick)).toBe(false);
      await dataSource.query(`UPDATE scheduled_run SET lease_until = now() - interval '1 second' WHERE task_id = 'test.again'`);
      expect(await worker.runner.run('test.again', tick)).toBe(true);
      await worker.runs.finish(dead, { error: 'woke late' });
      expect(await runsOf('test.again')).toMatchObject([{ state: 'done', error: null, fence: 2 }]);
    } finally {
      await worker.schedule.close();
    }
  }, 30_000);

  describe('of the product', () => {
    const config = { PUBLIC_URL: 'https://board.example.org', DATA_DIR: '/nonexistent' };
    let board: Awaited<ReturnType<typeof seedBoard>>;
    let server: Awaited<ReturnType<typeof startMailServer>>;
    let office: Awaited<ReturnType<typeof openPostOffice>>;

    beforeAll(async () => {
      board = await seedBoard(database.url, { name: 'Board of the reminders' });
      server = await startMailServer();
      office = await openPostOffice(database, server.url);
      await asOwner(database.url, async (client) => {
        const people = board.voters;
        await client.query('SET session_replication_role = replica');
        await client.query(`UPDATE board SET settings = settings || '{"cutOffHours": 24}' WHERE id = $1`, [board.boardId]);
        const patient = randomUUID();
        await client.query(`INSERT INTO patient (id, organisation_id, identifier_system, identifier_value, family_name, given_name, birth_date, sex) VALUES ($1, $2, 'local', '4711', 'MUSTERFRAU', 'Erika', '1961-02-03', 'female')`, [patient, board.organisationId]);
        const caseId = randomUUID();
        await client.query(`INSERT INTO board_case (id, organisation_id, board_id, patient_id, number, state, question_code, question_text, urgency, consultant_name, consultant_contact, wish, consent, search_text) VALUES ($1, $2, $3, $4, 'C-2026-0001', 'recommended', 'resectability', 'Can it be resected?', 'routine', 'C. Example', '', '{}', '{}', '')`, [caseId, board.organisationId, board.boardId, patient]);
        const meetingId = randomUUID();
        await client.query(`INSERT INTO meeting (id, organisation_id, board_id, title, starts_at, planned_minutes, chair_id, state) VALUES ($1, $2, $3, 'About Erika Musterfrau', now() + interval '40 hours', 60, $4, 'published')`, [meetingId, board.organisationId, board.boardId, board.chair.id]);
        const required = { chair: { personId: people[0]!.id }, disciplines: [{ discipline: 'surgery', candidateIds: [people[1]!.id, people[2]!.id] }, { discipline: 'radiology', candidateIds: [people[3]!.id, people[4]!.id] }], otherVoterIds: [people[5]!.id] };
        const outcome = randomUUID();
        await client.query(`INSERT INTO outcome_record (id, organisation_id, meeting_id, case_id, kind, canonical_text, sha256, required, state, created_at) VALUES ($1, $2, $3, $4, 'outcome', '{}', sha256('{}'), $5, 'awaitingSignatures', now() - interval '2 days')`, [outcome, board.organisationId, meetingId, caseId, required]);
        await client.query(`INSERT INTO signature (organisation_id, outcome_record_id, case_id, person_id, name_shown, capacity, meaning, sha256, authenticated_at) VALUES ($1, $2, $3, $4, 'x', 'requiredDiscipline', 'approved', sha256('{}'), now())`, [board.organisationId, outcome, caseId, people[3]!.id]);
        await client.query(`INSERT INTO action_item (organisation_id, case_id, what, owner_id, due_on) VALUES ($1, $2, 'Ask Erika Musterfrau', $3, current_date - 1), ($1, $2, 'Later', $3, current_date + 1)`, [board.organisationId, caseId, people[6]!.id]);
        await client.query(`UPDATE person SET locale = 'de' WHERE id = $1`, [people[1]!.id]);
      });
    });
    afterAll(async () => {
      await office?.close();
      await server?.close();
    });

    const tasksOf = (mail: unknown) => {
      const work = new parts.ScheduledWork();
      const organisations = new parts.EveryOrganisation(dataSource, new parts.UnitOfWork(dataSource));
      new parts.Reminders(config, mail, organisations, work).onModuleInit();
      new parts.ChaseReminders(config, mail, new parts.AuditLog(), organisations, work).onModuleInit();
      return work;
    };
    const tick = { at: new Date(), requestId: 'scheduled-test' };

    it('reminds the chair and the candidates of disciplines without a signature, once a day, naming no patient', async () => {
      const work = tasksOf(office.mail);
      expect(await work.find('reminders.unsignedOutcomes').run(tick)).toEqual({ placed: 3, before: 0, notConfigured: 0 });
      expect(await work.find('reminders.unsignedOutcomes').run(tick)).toEqual({ placed: 0, before: 3, notConfigured: 0 });
      expect(await work.find('reminders.overdueActions').run(tick)).toMatchObject({ placed: 1 });
      expect(await work.find('reminders.cutOff').run(tick)).toMatchObject({ placed: 1 });
      await office.sender.sendDue();
      const { voters, coordinator } = board;
      expect(server.received.map(({ to }) => to).sort()).toEqual([voters[0], voters[1], voters[2], voters[6], coordinator].map((person) => person!.email).sort());
      const all = server.received.map(({ raw }) => raw).join('\n');
      expect(all).not.toMatch(/Musterfrau|4711|C-2026-0001/i);
      expect(server.received.find(({ to }) => to === voters[1]!.email)!.raw).toContain('Subject: Ein Ergebnis wartet auf Ihre Unterschrift');
      expect(server.received.find(({ to }) => to === coordinator.email)!.raw).toContain('https://board.example.org/meetings/');
    });

    it('reminds whoever owes something for a case: one mail a day and person, counted on the item and on record', async () => {
      const [owner, byRole] = [board.voters[2]!, board.voters[4]!];
      await asOwner(database.url, async (client) => {
        await client.query('SET session_replication_role = replica');
        const [{ id: caseId }] = (await client.query(`SELECT id FROM board_case WHERE organisation_id = $1`, [board.organisationId])).rows;
        await client.query(`UPDATE board_case SET state = 'accepted' WHERE id = $1`, [caseId]);
        const discipline = (await client.query(`SELECT discipline FROM board_membership WHERE person_id = $1 AND board_id = $2`, [byRole.id, board.boardId])).rows[0].discipline;
        const item = (itemId: string, role: string, person: string | null, days: number) =>
          client.query(`INSERT INTO chase_item (organisation_id, case_id, item_id, owner_role, owner_id, due_on, created_by) VALUES ($1, $2, $3, $4, $5, current_date + $6::integer, $7)`, [board.organisationId, caseId, itemId, role, person, days, board.chair.id]);
        await item('ki67Pct', 'pathology', owner.id, 0);
        await item('mitoticCount', 'pathology', owner.id, -9);
        await item('lesionCount', discipline, null, 2);
        await item('flrPct', 'surgery', owner.id, 10);
      });
      const work = tasksOf(office.mail);
      const first = await work.find('reminders.chase').run(tick);
      expect(first).toMatchObject({ notConfigured: 0 });
      expect(first.placed).toBeGreaterThanOrEqual(2);
      expect(await work.find('reminders.chase').run(tick)).toEqual({ placed: 0, notConfigured: 0, items: 0 });
      await office.sender.sendDue();
      const toOwner = server.received.filter(({ to, raw }) => to === owner.email && raw.includes('/chase'));
      expect(toOwner).toHaveLength(1);
      expect(toOwner[0]!.raw).not.toMatch(/Musterfrau|C-2026-0001|ki67/i);
      await asOwner(database.url, async (client) => {
        const { rows } = await client.query(`SELECT item_id, reminders FROM chase_item WHERE organisation_id = $1 ORDER BY item_id`, [board.organisationId]);
        expect(rows).toEqual([{ item_id: 'flrPct', reminders: 0 }, { item_id: 'ki67Pct', reminders: 1 }, { item_id: 'lesionCount', reminders: 1 }, { item_id: 'mitoticCount', reminders: 1 }]);
        const log = await client.query(`SELECT count(*)::integer AS n FROM audit.entry WHERE event = 'chaseReminded' AND organisation_id = $1`, [board.organisationId]);
        expect(log.rows[0].n).toBe(3);
      });
    });

    it('says how many reminders were due where no mail server is configured', async () => {
      const without = await openPostOffice(database, null);
      try {
        expect(await tasksOf(without.mail).find('reminders.unsignedOutcomes').run(tick)).toEqual({ placed: 0, before: 0, notConfigured: 3 });
      } finally {
        await without.close();
      }
    });

    it('removes what has served its purpose and leaves the rest', async () => {
      const person = board.chair.id;
      await asOwner(database.url, async (client) => {
        await client.query(`INSERT INTO session (token_hash, person_id, expires_at) VALUES ('\\x01', $1, now() - interval '8 days'), ('\\x02', $1, now() - interval '1 day'), ('\\x03', $1, now() + interval '1 hour')`, [person]);
        await client.query(`INSERT INTO idempotency_record (organisation_id, person_id, key, route, body_hash, created_at) VALUES ($1, $2, 'old-answer', 'r', '\\x00', now() - interval '3 days'), ($1, $2, 'new-answer', 'r', '\\x00', now())`, [board.organisationId, person]);
      });
      const housekeeping = new parts.Housekeeping(dataSource, config, null, null);
      expect(await housekeeping.removeExpired()).toMatchObject({ sessions: 1, answers: 1 });
      expect(await housekeeping.removeExpired()).toMatchObject({ sessions: 0, answers: 0 });
      expect(await housekeeping.removeLeftovers(tick)).toEqual({ files: 0 });
    });
  });
});
