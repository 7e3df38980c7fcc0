import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { startProxy } from './proxy.mjs';

/** Answers each request with the same text, and remembers what arrived. */
async function echo(): Promise<{
  server: Server;
  port: number;
  received: () => string;
  hasReceived: () => Promise<void>;
}> {
  let received = '';
  let receivedSomething: () => void = () => undefined;
  const something = new Promise<void>((resolve) => (receivedSomething = resolve));
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      received += piece.toString();
      receivedSomething();
      socket.write(piece);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server,
    port: (server.address() as AddressInfo).port,
    received: () => received,
    hasReceived: () => something,
  };
}

/** Sends a text and says what came back until the connection ended, or for as long as `patienceMs`. */
function exchange(
  port: number,
  text: string,
  patienceMs = 300,
): Promise<{ answer: string; cut: boolean; afterMs: number }> {
  return new Promise((resolve) => {
    const began = performance.now();
    let answer = '';
    let afterMs = Infinity;
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text));
    const timer = setTimeout(() => done(false), patienceMs);
    const done = (cut: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ answer, cut, afterMs });
    };
    socket.on('data', (piece) => {
      answer += piece.toString();
      afterMs = performance.now() - began;
    });
    socket.on('error', () => done(true));
    socket.on('end', () => done(true));
  });
}

describe('the misbehaving proxy', () => {
  let target: Awaited<ReturnType<typeof echo>>;
  let proxy: Awaited<ReturnType<typeof startProxy>>;

  beforeEach(async () => {
    target = await echo();
    proxy = await startProxy({ port: target.port });
  });

  afterEach(async () => {
    await proxy.stop();
    await new Promise((resolve) => target.server.close(resolve));
  });

  it('passes both ways', async () => {
    expect(await exchange(proxy.port, 'hello')).toMatchObject({ answer: 'hello', cut: false });
  });

  it('delays', async () => {
    proxy.mode = { kind: 'delay', ms: 60 };
    const { answer, afterMs } = await exchange(proxy.port, 'hello', 1_000);
    expect(answer).toBe('hello');
    expect(afterMs).toBeGreaterThan(115);
  });

  it('hangs: nothing arrives, nothing is cut', async () => {
    proxy.mode = { kind: 'hang' };
    expect(await exchange(proxy.port, 'hello')).toMatchObject({ answer: '', cut: false });
    expect(target.received()).toBe('');
  });

  it('refuses new connections', async () => {
    proxy.mode = { kind: 'refuse' };
    expect(await exchange(proxy.port, 'hello')).toMatchObject({ answer: '', cut: true });
  });

  it('cuts before the request arrives', async () => {
    proxy.mode = { kind: 'cutRequest' };
    expect(await exchange(proxy.port, 'hello')).toMatchObject({ answer: '', cut: true });
    expect(target.received()).toBe('');
  });

  it('cuts in the middle of a request', async () => {
    proxy.mode = { kind: 'cutRequest', afterBytes: 2 };
    expect((await exchange(proxy.port, 'hello')).cut).toBe(true);
    await target.hasReceived();
    expect(target.received()).toBe('he');
  });

  it('cuts after the request has arrived, before its answer', async () => {
    proxy.mode = { kind: 'cutAnswer' };
    expect(await exchange(proxy.port, 'hello')).toMatchObject({ answer: '', cut: true });
    expect(target.received()).toBe('hello');
  });

  it('cuts what is open on command', async () => {
    const waiting = exchange(proxy.port, 'hello', 2_000);
    await target.hasReceived();
    expect(proxy.cut()).toBe(1);
    expect((await waiting).cut).toBe(true);
  });
});
