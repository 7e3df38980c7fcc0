import { createServer } from 'node:net';

/**
 * @param {string} [host]
 * @returns {Promise<number>} a port that nothing listens on at this moment
 */
export function freePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port was given.')),
      );
    });
  });
}

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether this port can be listened on, on all addresses
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
