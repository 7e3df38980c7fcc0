/** Files of a case: what is taken in, who may see it, how it is handed out, and that each access is on record. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '@consilium/launcher';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { openDemoHospital, type Answer, type Visitor } from '../../support/demo-hospital.mjs';

const pdf = (body = '') => Buffer.from(`%PDF-1.7\n1 0 obj << /Type /Catalog ${body} >> endobj\ntrailer\n%%EOF\n`);

describe('the files of a case', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let client: pg.Client;
  let coordinator: Visitor;
  let radiologist: Visitor;
  let referrer: Visitor;
  let caseId: string;
  let ownCaseId: string;

  beforeAll(async () => {
    hospital = await openDemoHospital('attachments');
    client = new pg.Client({ connectionString: hospital.database.url });
    await client.connect();
    coordinator = await hospital.signIn('fenwick');
    radiologist = await hospital.signIn('castellane');
    referrer = await hospital.signIn('penhallow');
    const board = (await client.query(`SELECT board_id FROM board_membership m JOIN person p ON p.id = m.person_id WHERE p.email LIKE 'castellane%' LIMIT 1`)).rows[0].board_id;
    caseId = (await client.query(`SELECT id FROM board_case WHERE state = 'accepted' AND referrer_id IS NULL AND board_id = $1 ORDER BY number LIMIT 1`, [board])).rows[0].id;
    ownCaseId = (await client.query(`SELECT id FROM board_case WHERE referrer_id IS NOT NULL AND state IN ('draft', 'submitted', 'accepted', 'returned') ORDER BY number LIMIT 1`)).rows[0].id;
  });
  afterAll(async () => {
    await client?.end();
    await hospital?.close();
  });

  const upload = (who: Visitor, content: Buffer | string, name: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}, into = caseId): Promise<Answer> => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', new Blob([new Uint8Array(Buffer.from(content))], { type: 'application/pdf' }), name);
    return who.send('POST', `/cases/${into}/attachments`, form, headers);
  };
  const eventsOf = async (id: string): Promise<string[]> => (await client.query(`SELECT event FROM audit.entry WHERE case_id = $1 ORDER BY position`, [id])).rows.map(({ event }) => event);

  it('takes a file in, shows its hash, hands it out so that nothing in it can act, and records each access', async () => {
    const added = await upload(radiologist, 'Liver MRI: twelve lesions.\n', 'befund \u202Etxt.html', { kind: 'imagingReport', label: 'MRI of 3 March' });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ renamed: true, alreadyThere: false, attachment: { fileName: 'befund txt.txt', mediaType: 'text/plain', kind: 'imagingReport', mayWithdraw: true } });
    const { id, sha256 } = added.body.attachment;
    const shown = await radiologist.send('GET', `/attachments/${id}/content?disposition=inline`);
    expect(shown.body).toBe('Liver MRI: twelve lesions.\n');
    expect(shown.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(shown.headers.get('content-disposition')).toBe(`inline; filename="befund txt.txt"; filename*=UTF-8''befund%20txt.txt`);
    expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('etag')).toBe(`"${sha256}"`);
    expect((await eventsOf(caseId)).slice(-2)).toEqual(['attachmentAdded', 'attachmentRead']);
    const listed = await coordinator.send('GET', `/cases/${caseId}/attachments`);
    expect(listed.body.attachments.map((file: { sha256: string }) => file.sha256)).toContain(sha256);
  });

  it('adds the same file once, and answers a repeated request as before', async () => {
    const key = { 'idempotency-key': 'upload-of-one-file' };
    const first = await upload(radiologist, pdf('/Once'), 'once.pdf', {}, key);
    const again = await upload(radiologist, pdf('/Once'), 'once.pdf', {}, key);
    expect(again.body).toEqual(first.body);
    const differs = await upload(radiologist, pdf('/Other'), 'once.pdf', {}, key);
    expect(differs.status).toBe(422);
    const without = await upload(coordinator, pdf('/Once'), 'another name.pdf');
    expect(without.status).toBe(200);
    expect(without.body).toMatchObject({ alreadyThere: true, attachment: { id: first.body.attachment.id } });
  });

  it('removes the bytes of an upload that came to nothing, after a day, and never those of a file that is there', async () => {
    const { sweep, store, close } = await sweeper();
    try {
      const [kept, refused] = [pdf('/Kept'), pdf('/Abandoned')];
      expect((await upload(radiologist, kept, 'kept.pdf')).status).toBe(201);
      // Refused after its bytes were stored: somebody else’s case.
      const outsider = await hospital.signIn('quillon');
      expect((await upload(outsider, refused, 'abandoned.pdf')).status).toBeGreaterThanOrEqual(403);
      const failed = await upload(radiologist, refused, 'abandoned.pdf', { kind: 'other' }, { 'idempotency-key': 'x' });
      expect(failed.status).toBe(400);
      const hash = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
      // As a process leaves it that dies between the bytes and the row.
      await client.query(`INSERT INTO attachment_upload (organisation_id, sha256) SELECT organisation_id, decode($1, 'hex') FROM board_case LIMIT 1`, [hash(refused)]);
      await store.put(Buffer.from(refused));
      expect(await sweep(new Date())).toEqual({ looked: 0, removed: 0 });
      const tomorrow = new Date(Date.now() + 25 * 3_600_000);
      // Earlier refusals of this file left bytes as well.
      expect((await sweep(tomorrow)).removed).toBeGreaterThanOrEqual(1);
      expect(await store.get(hash(refused))).toBeNull();
      expect(await store.get(hash(kept))).not.toBeNull();
      expect(await sweep(tomorrow)).toEqual({ looked: 0, removed: 0 });
    } finally {
      await close();
    }
  });

  async function sweeper() {
    const part = async (path: string) => import(pathToFileURL(join(checkout, 'apps/api/dist', path)).href);
    const { AbandonedUploads } = await part('attachments/abandoned-uploads.js');
    const { EveryOrganisation } = await part('scheduled-work/every-organisation.js');
    const { ScheduledWork } = await part('scheduled-work/scheduled-work.js');
    const { UnitOfWork } = await part('platform/database/unit-of-work.js');
    const { FolderStore } = await part('platform/storage/folder-store.js');
    const worker = await new DataSource({ type: 'postgres', url: hospital.database.workerUrl, poolSize: 2 }).initialize();
    const store = new FolderStore(join(hospital.api.dataDir, 'attachments'));
    const uploads = new AbandonedUploads(new EveryOrganisation(worker, new UnitOfWork(worker)), new ScheduledWork(), store);
    return { store, close: () => worker.destroy(), sweep: (at: Date) => uploads.run({ at, requestId: 'scheduled-test' }) };
  }

  it('hands a PDF with scripts out as a download only', async () => {
    const { body } = await upload(radiologist, pdf('/OpenAction << /S /JavaScript >>'), 'form.pdf');
    expect(body.attachment.hasActiveContent).toBe(true);
    const shown = await radiologist.send('GET', `/attachments/${body.attachment.id}/content?disposition=inline`);
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  it.each([
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 415, 'attachment.markup'],
    ['a document with macros', Buffer.from('PK\x03\x04[Content_Types].xml vbaProject.bin', 'latin1'), 415, 'attachment.office'],
    ['an archive with a path', Buffer.from('PK\x03\x04../../etc/passwd', 'latin1'), 415, 'attachment.archive'],
    ['an image of 50,000 by 50,000', Buffer.from('89504e470d0a1a0a0000000d494844520000c3500000c3500802000000000000000000000049454e44ae426082', 'hex'), 415, 'attachment.tooManyPixels'],
    ['an empty file', '', 415, 'attachment.empty'],
    ['26 MB', Buffer.alloc(26 * 1_048_576, 0x61), 413, null],
  ])('refuses %s', async (_name, content, status, reason) => {
    const before = await eventsOf(caseId);
    const answer = await upload(radiologist, content, 'report.pdf');
    expect(answer.status).toBe(status);
    if (reason !== null) expect(answer.body.reason).toBe(reason);
    expect(await eventsOf(caseId)).toEqual([...before, 'accessRefused']);
  });

  it('refuses what is no upload, at the field', async () => {
    expect((await radiologist.send('POST', `/cases/${caseId}/attachments`, { file: 'x' })).status).toBe(415);
    const unknown = await upload(radiologist, pdf(), 'x.pdf', { kind: 'somethingElse' });
    expect([unknown.status, unknown.body.fields[0].path]).toEqual([400, 'kind']);
    const extra = await upload(radiologist, pdf(), 'x.pdf', { tenantId: 'x' });
    expect(extra.status).toBe(400);
    const empty = new FormData();
    empty.append('kind', 'other');
    expect((await radiologist.send('POST', `/cases/${caseId}/attachments`, empty)).body.fields[0].path).toBe('file');
  });

  it('lets a referrer send files to their own referral only, and nobody read what lies outside their scope', async () => {
    const own = await upload(referrer, pdf('/Own'), 'own.pdf', { kind: 'referralLetter' }, {}, ownCaseId);
    expect(own.status).toBe(201);
    expect((await upload(referrer, pdf('/Own'), 'own.pdf')).status).toBe(404);
    const other = await upload(radiologist, pdf('/Secret'), 'secret.pdf');
    expect((await referrer.send('GET', `/attachments/${other.body.attachment.id}/content`)).status).toBe(404);
    expect((await referrer.send('GET', `/cases/${caseId}/attachments`)).status).toBe(404);
    const administrator = await hospital.signIn('quillon');
    expect([403, 404]).toContain((await administrator.send('GET', `/attachments/${other.body.attachment.id}/content`)).status);
  });

  it('withdraws with a reason, by who added it or the coordinator, and keeps the bytes for the record', async () => {
    const { body } = await upload(radiologist, pdf('/Wrong'), 'wrong patient.pdf');
    const { id } = body.attachment;
    const pathologist = await hospital.signIn('amrani');
    expect((await pathologist.send('POST', `/attachments/${id}/withdrawal`, { reason: 'Not mine to take away' })).status).toBe(403);
    expect((await coordinator.send('POST', `/attachments/${id}/withdrawal`, { reason: '' })).body.fields[0].path).toBe('reason');
    const done = await coordinator.send('POST', `/attachments/${id}/withdrawal`, { reason: 'Belongs to another patient' });
    expect(done.body).toMatchObject({ mayWithdraw: false, withdrawn: { reason: 'Belongs to another patient' } });
    const { rows } = await client.query(`SELECT payload FROM audit.entry WHERE case_id = $1 AND event = 'attachmentWithdrawn'`, [caseId]);
    expect(rows).toHaveLength(1);
    expect(rows[0].payload).not.toContain('another patient');
    expect((await radiologist.send('GET', `/attachments/${id}/content`)).status).toBe(200);
  });

  it('names the file a value was read in, and refuses a file of another case', async () => {
    const { body } = await upload(radiologist, pdf('/Histology'), 'histology.pdf', { kind: 'pathologyReport' });
    const detail = await radiologist.send('GET', `/cases/${caseId}`);
    const source = { kind: 'document', label: 'Histology', attachmentId: body.attachment.id };
    const stored = await radiologist.send('PUT', `/cases/${caseId}/facts/mitoticCount`, { value: 3, state: 'known', source }, { 'if-match': detail.headers.get('etag')! });
    expect(stored.body.facts.find(({ element }: { element: string }) => element === 'mitoticCount').source).toEqual(source);
    const foreign = await upload(referrer, pdf('/Foreign'), 'x.pdf', {}, {}, ownCaseId);
    const refused = await radiologist.send('PUT', `/cases/${caseId}/facts/mitoticCount`, { value: 4, state: 'known', source: { ...source, attachmentId: foreign.body.attachment.id } }, { 'if-match': stored.headers.get('etag')! });
    expect([refused.status, refused.body.fields[0].path]).toEqual([400, 'source.attachmentId']);
  });

  it('signs a value as reviewed by the board, once per person, and not one that was replaced', async () => {
    const sheet = await radiologist.send('GET', `/cases/${caseId}/sheet`);
    const fact = sheet.body.facts.find(({ state }: { state: string }) => state === 'known');
    const first = await radiologist.send('POST', `/facts/${fact.id}/review`, {});
    expect(first.body.facts.find(({ id }: { id: string }) => id === fact.id).reviews).toEqual([expect.objectContaining({ discipline: 'radiology' })]);
    const again = await radiologist.send('POST', `/facts/${fact.id}/review`, {});
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect((await coordinator.send('POST', `/facts/${fact.id}/review`, {})).status).toBe(403);
    const replaced = await radiologist.send('PUT', `/cases/${caseId}/facts/${fact.element}`, { value: fact.value, state: 'known', source: fact.source }, { 'if-match': again.headers.get('etag')! });
    expect(replaced.status).toBe(200);
    const late = await radiologist.send('POST', `/facts/${fact.id}/review`, {});
    expect([late.status, late.body.reason]).toEqual([409, 'fact.retired']);
  });

  it('refers to studies and opens them in the viewer of their site', async () => {
    const administrator = await hospital.signIn('quillon');
    const unsafe = await administrator.send('POST', '/imaging-sites', { name: 'Riverside', viewerTemplate: 'javascript:open({studyUid})' });
    expect([unsafe.status, unsafe.body.reason]).toEqual([400, 'viewer.notHttps']);
    const site = await administrator.send('POST', '/imaging-sites', { name: 'Riverside', viewerTemplate: 'https://viewer.example/open?study={studyUid}' });
    expect(site.status).toBe(201);
    expect((await coordinator.send('POST', '/imaging-sites', { name: 'Elsewhere', viewerTemplate: null })).status).toBe(403);
    const study = { siteId: site.body.id, modality: 'MR', performedOn: '2026-03-03', studyUid: '1.2.840.113619.2.5', label: 'MRI of the liver' };
    const stored = await radiologist.send('POST', `/cases/${caseId}/imaging-studies`, study);
    expect(stored.body.find(({ studyUid }: { studyUid: string }) => studyUid === study.studyUid)).toMatchObject({ viewerUrl: 'https://viewer.example/open?study=1.2.840.113619.2.5', site: { name: 'Riverside' } });
    const nameless = await radiologist.send('POST', `/cases/${caseId}/imaging-studies`, { ...study, studyUid: null });
    expect([nameless.status, nameless.body.fields[0].path]).toEqual([400, 'accession']);
    const changed = await administrator.send('PUT', `/imaging-sites/${site.body.id}`, { name: 'Riverside', viewerTemplate: null }, { 'if-match': '"7"' });
    expect(changed.status).toBe(412);
    const id = stored.body.find(({ studyUid }: { studyUid: string }) => studyUid === study.studyUid).id;
    const fewer = await radiologist.send('DELETE', `/imaging-studies/${id}`);
    expect(fewer.body.map((left: { id: string }) => left.id)).not.toContain(id);
  });
});
