/**
 * A TCP proxy that misbehaves on demand, to be put between the API, its database, its queue and its clients.
 *
 *   const proxy = await startProxy({ host: '127.0.0.1', port: 5432 });
 *   proxy.mode = { kind: 'hang' };
 */
import { createServer, connect } from 'node:net';

/**
 * @typedef {{ kind: 'pass' }                         // both ways, as it comes
 *   | { kind: 'delay', ms: number }                  // each piece of data waits this long
 *   | { kind: 'hang' }                               // connections stay open, nothing comes through
 *   | { kind: 'refuse' }                             // new connections are cut at once
 *   | { kind: 'cutRequest', afterBytes?: number }    // cut once the client has sent more than this; that piece is lost
 *   | { kind: 'cutAnswer', afterBytes?: number }     // the request arrives; cut once the answer exceeds this
 *   } ProxyMode
 *
 * @typedef {object} Proxy
 * @property {number} port
 * @property {ProxyMode} mode may be changed at any time; counts of bytes begin anew with each change
 * @property {() => number} cut cuts every open connection now and says how many there were
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ host?: string, port: number }} target
 * @param {{ mode?: ProxyMode, listenOn?: number }} [options]
 * @returns {Promise<Proxy>}
 */
export async function startProxy(target, { mode = { kind: 'pass' }, listenOn = 0 } = {}) {
  let current = mode;
  /** @type {Set<() => void>} */
  const open = new Set();
  let bytes = { request: 0, answer: 0 };

  const server = createServer((client) => {
    if (current.kind === 'refuse') return void client.resetAndDestroy();
    const upstream = connect({ host: target.host ?? '127.0.0.1', port: target.port });
    const cut = () => {
      open.delete(cut);
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    };
    open.add(cut);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      socket.on('error', cut);
    }
    client.on('close', () => (upstream.end(), open.delete(cut)));
    upstream.on('close', () => (client.end(), open.delete(cut)));
    pass(client, upstream, 'request', cut);
    pass(upstream, client, 'answer', cut);
  });

  /**
   * @param {import('node:net').Socket} from
   * @param {import('node:net').Socket} to
   * @param {'request' | 'answer'} way
   * @param {() => void} cut
   */
  function pass(from, to, way, cut) {
    from.on('data', (/** @type {Buffer} */ piece) => {
      const now = current;
      bytes[way] += piece.length;
      if (now.kind === 'hang') return;
      const limit = now.kind === (way === 'request' ? 'cutRequest' : 'cutAnswer') ? (now.afterBytes ?? 0) : Infinity;
      if (bytes[way] > limit) {
        // What was still within the limit goes through, and is not taken back by a reset: half a message is a fault of its own.
        const allowed = piece.subarray(0, Math.max(0, piece.length - (bytes[way] - limit)));
        if (allowed.length === 0) return cut();
        to.end(allowed);
        from.resetAndDestroy();
      } else if (now.kind === 'delay') setTimeout(() => to.writable && to.write(piece), now.ms);
      else to.write(piece);
    });
  }

  await new Promise((resolve, reject) =>
    server.once('error', reject).listen(listenOn, '127.0.0.1', () => resolve(undefined)),
  );
  const cutAll = () => {
    const cuts = [...open];
    for (const cut of cuts) cut();
    return cuts.length;
  };
  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    get mode() {
      return current;
    },
    set mode(next) {
      current = next;
      bytes = { request: 0, answer: 0 };
    },
    cut: cutAll,
    async stop() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
