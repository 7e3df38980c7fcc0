/** Files in a bucket that is away for a while: whoever sends or opens one is told what to do, and nothing is lost. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { createDatabase } from '../../support/postgres.mjs';
import { acceptedCase, seedBoard, signIn, startApi, type Client } from '../meetings/board-room.mjs';

/** A bucket that keeps what it is given, and while it is away hangs up on everybody. */
class Bucket {
  away = false;
  private readonly objects = new Map<string, Buffer>();
  private readonly server: Server = createServer((request, response) => {
    if (this.away) {
      request.socket.destroy();
      return;
    }
    const key = (request.url ?? '').replace(/\?.*$/, '');
    const received: Buffer[] = [];
    request.on('data', (chunk: Buffer) => received.push(chunk)).on('end', () => {
      if (request.method === 'PUT') this.objects.set(key, Buffer.concat(received));
      const content = this.objects.get(key);
      if (content === undefined) response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
      else response.writeHead(200, { etag: '"x"' }).end(request.method === 'PUT' ? undefined : content);
    });
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/files`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('files in a bucket that is away', () => {
  const bucket = new Bucket();
  let api: Awaited<ReturnType<typeof startApi>>;
  let coordinator: Client;
  let caseId: string;
  let database: Awaited<ReturnType<typeof createDatabase>>;

  beforeAll(async () => {
    database = await createDatabase({ label: 'files-away' });
    const board = await seedBoard(database.url, { voters: 2 });
    api = await startApi({ appUrl: database.appUrl, label: 'files-away', env: { S3_ENDPOINT: await bucket.open(), S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'a secret key' } });
    coordinator = await signIn(api.url, board.coordinator);
    caseId = await acceptedCase(coordinator, board.boardId);
  });
  afterAll(async () => {
    await api?.stop();
    await bucket.close();
    await database?.drop();
  });

  const send = (key: string) => {
    const form = new FormData();
    form.append('kind', 'imagingReport');
    form.append('file', new Blob(['Liver MRI: twelve lesions.\n'], { type: 'text/plain' }), 'mri.txt');
    return coordinator.post(`/cases/${caseId}/attachments`, form, { 'idempotency-key': key });
  };
  const files = async (): Promise<{ id: string }[]> => (await coordinator.get(`/cases/${caseId}/attachments`)).body.attachments;

  it('takes nothing in and says when to try again; the same request succeeds when it is back', async () => {
    bucket.away = true;
    const refused = await send('upload-while-away');
    expect([refused.status, refused.body.code, refused.body.reason, refused.retryAfter]).toEqual([503, 'unavailable', 'storage.away', '30']);
    expect(refused.body.detail).toMatch(/Nothing was changed. Try again in a while/);
    expect(await files()).toEqual([]);
    bucket.away = false;
    expect((await send('upload-while-away')).status).toBe(201);
    expect(await files()).toHaveLength(1);
  });

  it('still lists a file it cannot hand out, and hands it out later', async () => {
    const [{ id }] = (await files()) as [{ id: string }];
    bucket.away = true;
    const refused = await coordinator.get(`/attachments/${id}/content`);
    expect([refused.status, refused.body.reason]).toEqual([503, 'storage.away']);
    expect(await files()).toHaveLength(1);
    bucket.away = false;
    const content = await fetch(`${api.url}/api/v1/attachments/${id}/content`, { headers: { cookie: coordinator.cookie } });
    expect([content.status, await content.text()]).toEqual([200, 'Liver MRI: twelve lesions.\n']);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(`SELECT count(*)::integer AS reads FROM audit.entry WHERE case_id = $1 AND event = 'attachmentRead'`, [caseId]);
    await client.end();
    // Each attempt is on record, the one that got nothing too.
    expect(rows[0].reads).toBe(2);
  });
});
