/** Templates of an organisation and letters about what is owed, over HTTP, with documents made by the real worker. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Guard, entryPoints, startService } from '@consilium/launcher';
import pg from 'pg';
import { getDocumentProxy } from 'unpdf';
import { makeDocument } from '../../drills/documents/product.mjs';
import { openDemoHospital, type Visitor } from '../../support/demo-hospital.mjs';

interface Order {
  id: string;
  kind: string;
  state: string;
  templateVersion: string;
  sha256: string;
  recipient: string;
}
const drawing = (inner: string): FormData => {
  const form = new FormData();
  form.append('file', new Blob([`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">${inner}</svg>`]), 'logo.svg');
  return form;
};
const circle = '<circle cx="10" cy="10" r="8" fill="#0b5568"/>';
const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

describe('documents of an organisation', () => {
  const guard = new Guard();
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let worker: ReturnType<typeof startService>;
  let client: pg.Client;
  let coordinator: Visitor;
  let specialist: Visitor;
  let administrator: Visitor;
  let caseId: string;

  beforeAll(async () => {
    hospital = await openDemoHospital('templates');
    const env = { ...process.env, NODE_ENV: 'test', WORKER_DATABASE_URL: hospital.database.workerUrl, DATA_DIR: hospital.dataDir, LOG_LEVEL: 'info', SESSION_SECRET: 'the secret of the tests, which is long enough', ALLOW_UNSAFE_DATABASE: '1' };
    worker = startService({ name: 'worker', entryPoint: entryPoints.worker, env, logFile: join(hospital.dataDir, 'worker.log'), guard });
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    coordinator = await hospital.signIn('fenwick');
    specialist = await hospital.signIn('castellane');
    administrator = await hospital.signIn('quillon');
    caseId = (await client.query(`SELECT c.id FROM board_case c JOIN patient p ON p.id = c.patient_id WHERE p.family_name = 'Eastlake'`)).rows[0].id;
  }, 180_000);
  afterAll(async () => {
    await worker?.stop();
    await client?.end();
    await hospital?.close();
    await guard.close();
  });

  const entries = async (event: string): Promise<unknown[]> => (await client.query(`SELECT payload::json AS payload FROM audit.entry WHERE event = $1 ORDER BY seq`, [event])).rows.map(({ payload }) => payload);
  const content = { addressLines: ['1 Moor Road', 'Northmoor NM1 2AB'], footer: 'Tel. 000 555 0100', logoSha256: null as string | null, wording: {} as Record<string, string> };
  const change = (version: string | null, input: object, who = coordinator) => who.send('PUT', '/document-template', input, version === null ? {} : { 'if-match': `"${version}"` });
  const made = async (id: string): Promise<Order> => {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const { body } = await coordinator.send('GET', `/documents/${id}`);
      if (body.state === 'made') return body;
      if (body.state === 'failed') throw new Error(JSON.stringify(body));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The document was not made in a minute.');
  };
  const stored = async (id: string) =>
    (
      await client.query(
        `SELECT o.kind, o.format, o.language, o.recipient, encode(o.record_sha256, 'hex') AS "recordSha256", o.snapshot_text AS "frozenText", NULL AS "recordText", encode(d.sha256, 'hex') AS sha256,
                (SELECT l.bytes FROM document_logo l WHERE encode(l.sha256, 'hex') = o.snapshot_text::json #>> '{letterhead,logo,sha256}') AS logo
           FROM document_order o JOIN document d ON d.order_id = o.id WHERE o.id = $1`,
        [id],
      )
    ).rows[0];
  const textOf = async (bytes: Uint8Array): Promise<string> => {
    const pdf = await getDocumentProxy(bytes);
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push((await (await pdf.getPage(number)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' '));
    return pages.join(' ').replace(/\s+/g, ' ');
  };
  const remade = async (id: string): Promise<Uint8Array> => makeDocument(await stored(id), sha256);

  it('are edited by coordinator and administrator, and by nobody else', async () => {
    const read = await coordinator.send('GET', '/document-template');
    expect([read.status, read.headers.get('etag'), read.body.version, read.body.content.wording]).toEqual([200, '"1"', 1, {}]);
    expect(read.body.blocks).toContainEqual(expect.objectContaining({ kind: 'patientLetter', block: 'opening', placeholders: expect.arrayContaining(['meetingDate']) }));
    expect((await administrator.send('GET', '/document-template')).status).toBe(200);
    for (const [method, path] of [['GET', '/document-template'], ['GET', '/document-template/versions'], ['PUT', '/document-template'], ['POST', '/document-template/preview']] as const) {
      expect((await specialist.send(method, path, method === 'GET' ? undefined : {}, { 'if-match': '"1"' })).status).toBe(403);
    }
  });

  it('refuse wording with an unknown placeholder, naming the field, and store nothing', async () => {
    const answer = await change('1', { ...content, wording: { 'patientLetter.opening.de': 'Am {Tag} …', 'agenda.note.en': 'For {board}' } });
    expect(answer.status).toBe(400);
    expect(answer.body.fields).toEqual([{ path: 'wording.patientLetter.opening.de', message: expect.stringContaining('{Tag}') }]);
    expect((await change('1', { ...content, logoSha256: 'ab'.repeat(32) })).body.fields).toEqual([{ path: 'logoSha256', message: expect.any(String) }]);
    expect((await change(null, content)).status).toBe(428);
    expect(await entries('documentTemplateChanged')).toEqual([]);
  });

  it('take a logo by its bytes, and keep of a drawing what can do no harm', async () => {
    const refused = await coordinator.send('POST', '/document-template/logos', drawing(`${circle}<script>alert(1)</script>`));
    expect([refused.status, refused.body.fields]).toEqual([400, [{ path: 'file', message: expect.stringContaining('<script>') }]]);
    const kept = await coordinator.send('POST', '/document-template/logos', drawing(`<title>Made by somebody</title>${circle}`));
    expect([kept.status, kept.body.mediaType]).toEqual([201, 'image/svg+xml']);
    content.logoSha256 = kept.body.sha256;
    expect((await coordinator.send('POST', '/document-template/logos', drawing(circle))).status).toBe(200);
    const shown = await coordinator.send('GET', `/document-template/logos/${kept.body.sha256}`);
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('content-security-policy')]).toEqual([200, 'image/svg+xml', expect.stringContaining('sandbox')]);
    expect(shown.body).not.toMatch(/somebody/);
    expect(await entries('documentLogoAdded')).toHaveLength(1);
    expect((await coordinator.send('GET', `/document-template/logos/${'0'.repeat(64)}`)).status).toBe(404);
  });

  it('show a draft on an invented record, drawn by the real renderer, and store nothing of it', async () => {
    const draft = { ...content, wording: { 'patientLetter.contact.de': 'Wochentags von 9 bis 12 Uhr am Telefon.' } };
    const answer = await fetchPreview({ content: draft, kind: 'patientLetter', language: 'de' });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const text = await textOf(new Uint8Array(await answer.arrayBuffer()));
    for (const said of ['Wochentags von 9 bis 12 Uhr am Telefon.', '1 Moor Road', 'Birchwood', 'Alle genannten Personen sind erfunden.']) expect(text).toContain(said);
    expect((await coordinator.send('GET', '/document-template')).body.version).toBe(1);
    expect((await coordinator.send('POST', '/document-template/preview', { content: { ...draft, wording: { 'minutes.note.en': '{x}' } }, kind: 'minutes', language: 'en' })).status).toBe(400);
  });

  it('stand under a version that is part of their key; earlier ones are made again as they were', async () => {
    const first = await change('1', { ...content, wording: { 'caseOnePager.note.en': 'Keep this page in the meeting room of {board}.' } });
    expect([first.status, first.body.version, first.headers.get('etag')]).toEqual([200, 2, '"2"']);
    expect((await change('1', content)).status).toBe(412);
    const order = async (): Promise<Order> => (await coordinator.send('POST', `/cases/${caseId}/summaries`, { kind: 'caseOnePager', format: 'pdf', language: 'en' })).body;
    const before = await order();
    expect(before.templateVersion).toMatch(/^case-one-pager\/\d+\.2$/);
    const made2 = await made(before.id);
    const text = await textOf(await remade(before.id));
    expect(text).toMatch(/Keep this page in the meeting room of [A-Z]/);

    expect((await change('2', { ...content, logoSha256: null })).body.version).toBe(3);
    const after = await order();
    expect(after.templateVersion).toMatch(/\.3$/);
    await made(after.id);
    expect(sha256(await remade(before.id))).toBe(made2.sha256);
    expect(await textOf(await remade(after.id))).not.toContain('Keep this page');

    expect(await entries('documentTemplateChanged')).toEqual([{ version: 2, fields: ['addressLines', 'footer', 'logoSha256', 'caseOnePager.note.en'] }, { version: 3, fields: ['logoSha256', 'caseOnePager.note.en'] }]);
    const { body: versions } = await coordinator.send('GET', '/document-template/versions');
    expect(versions.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1]);
    // The same content again is no new version.
    expect((await change('3', { ...content, logoSha256: null })).body.version).toBe(3);
    // Nobody outside the organisation is served by these rows.
    await client.query('BEGIN');
    await client.query(`SET LOCAL ROLE consilium_app`);
    await client.query(`SELECT set_config('consilium.organisation_id', '00000000-0000-4000-8000-00000000dead', true)`);
    expect((await client.query(`SELECT (SELECT count(*) FROM document_template)::int + (SELECT count(*) FROM document_logo)::int AS count`)).rows[0].count).toBe(0);
    await client.query('ROLLBACK');
  });

  it('ask everybody for what they owe: one letter for each person and case, once a day', async () => {
    const { rows } = await client.query(`SELECT (current_date + 5)::text AS due`);
    const ask = async (input: object): Promise<string> => (await coordinator.send('POST', `/cases/${caseId}/chase`, { itemId: 'other', dueOn: rows[0].due, ...input })).body.id;
    const ids = [await ask({ ask: 'Discharge letter', ownerRole: 'referrer' }), await ask({ ask: 'Echocardiography', ownerRole: 'referrer' }), await ask({ ask: 'Slides of 2024', ownerRole: 'external', ownerLabel: 'Institute of Pathology, Eastport' })];
    expect((await specialist.send('POST', '/chase-letters', { itemIds: ids })).status).toBe(403);
    expect((await coordinator.send('POST', '/chase-letters', { itemIds: ['00000000-0000-4000-8000-00000000dead'] })).body.fields).toEqual([{ path: 'itemIds.0', message: 'is no item you can see' }]);
    const answer = await coordinator.send('POST', '/chase-letters', { itemIds: ids, language: 'en' });
    expect(answer.status).toBe(201);
    expect(answer.body.items).toHaveLength(2);
    expect((await coordinator.send('POST', '/chase-letters', { itemIds: ids, language: 'en' })).body.items.map(({ isNew }: { isNew: boolean }) => isNew)).toEqual([false, false]);
    const texts: string[] = [];
    for (const { orderId } of answer.body.items as Array<{ orderId: string }>) {
      await made(orderId);
      texts.push(await textOf(await remade(orderId)));
    }
    const [outside] = texts.filter((text) => text.includes('Slides of 2024'));
    const [referrer] = texts.filter((text) => text.includes('Discharge letter'));
    expect(outside).toContain('Institute of Pathology');
    expect(outside).not.toContain('Discharge letter');
    for (const said of ['Echocardiography', 'Penhallow', 'Eastlake', 'Your contact: ']) expect(referrer).toContain(said);
  });

  it('let no letter leave before a clinician released it, a request no more than another', async () => {
    const orders = (await coordinator.send('GET', `/cases/${caseId}/documents`)).body.items as Order[];
    const letter = orders.find(({ kind }) => kind === 'chaseLetter')!;
    const print = { channel: 'print', recipient: 'Dr P. Penhallow' };
    expect((await coordinator.send('POST', `/documents/${letter.id}/deliveries`, print)).body.reason).toBe('delivery.notReleased');
    expect((await coordinator.send('POST', `/documents/${letter.id}/release`)).status).toBe(403);
    expect((await specialist.send('POST', `/documents/${letter.id}/release`)).status).toBe(200);
    expect((await coordinator.send('POST', `/documents/${letter.id}/deliveries`, print)).body.state).toBe('handedOver');
  });

  /** The answer is a file, which `Visitor` would read as text. */
  async function fetchPreview(input: object): Promise<Response> {
    const answer = await fetch(`${hospital.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': '10.200.0.1' }, body: JSON.stringify({ email: 'fenwick@northmoor.example', password: 'tumour-board-demo' }) });
    const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]!);
    const csrf = cookies.find((line) => line.startsWith('consilium_csrf='))!.slice('consilium_csrf='.length);
    return fetch(`${hospital.url}/api/v1/document-template/preview`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: cookies.join('; '), 'x-csrf-token': csrf, 'x-forwarded-for': '10.200.0.1' }, body: JSON.stringify(input) });
  }
});
